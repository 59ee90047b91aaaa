using Mila.Kernel;
using Xunit;

namespace Mila.Graph.Tests;

public sealed class SentencesTests
{
    private readonly Sentences sentences = new([typeof(SentencesTests).Assembly]);

    [Fact]
    public void A_refusal_is_told_in_french_with_its_values_and_its_spaces()
    {
        var told = sentences.Of(new RuleViolation("vote.too_late", "The vote is closed.", "choice") { Values = new Dictionary<string, string> { ["day"] = "3 mai" } });

        Assert.Equal(new("vote.too_late", "choice", "Le vote est clos depuis le 3 mai\u00A0: revenez au prochain."), told);
    }

    [Fact]
    public void A_code_without_a_sentence_is_told_by_its_reason() =>
        Assert.Equal("There is no sentence.", sentences.Of(new RuleViolation("nobody.wrote_it", "There is no sentence.")).Message);

    [Fact]
    public void A_code_has_one_sentence_on_the_whole_host() =>
        Assert.Throws<InvalidOperationException>(() => new Sentences([typeof(SentencesTests).Assembly, typeof(SentencesTests).Assembly]));
}
