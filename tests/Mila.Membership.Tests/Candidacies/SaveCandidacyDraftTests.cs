using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class SaveCandidacyDraftTests
{
    private static SaveCandidacyDraft Saving(params WrittenAnswer[] answers) => new("link", CandidacyPath.Beneficiary, Profile, Identity: null, answers);

    [Fact]
    public void The_answered_questions_are_facts_and_the_answers_are_not()
    {
        var saved = SaveCandidacyDraftHandler.Decide(Saving(new WrittenAnswer(CandidacyQuestion.Project, "Un label.")), Draft(), Today);

        Assert.Equal([CandidacyQuestion.Project], saved!.Answered);
        Assert.DoesNotContain("label", System.Text.Json.JsonSerializer.Serialize(saved), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_empty_answer_takes_the_answer_back()
    {
        var saved = SaveCandidacyDraftHandler.Decide(Saving(new WrittenAnswer(CandidacyQuestion.Project, " ")), Filled(), Today);

        Assert.Equal([CandidacyQuestion.Needs], saved!.Answered);
    }

    [Fact]
    public void Saving_the_same_closed_words_again_is_no_fact() =>
        Assert.Null(SaveCandidacyDraftHandler.Decide(Saving(new WrittenAnswer(CandidacyQuestion.Project, "Autrement dit.")), Filled(), Today));

    [Fact]
    public void A_submitted_file_is_not_written_to_until_pieces_are_asked()
    {
        Refused("candidacy.closed_to_applicant", () => SaveCandidacyDraftHandler.Decide(Saving(), Submitted(), Today));
        Assert.Null(SaveCandidacyDraftHandler.Decide(Saving(), Asked(PieceKind.Statutes), Today));
    }

    [Fact]
    public void The_path_is_fixed_once_submitted() => Refused("candidacy.path_fixed",
        () => SaveCandidacyDraftHandler.Decide(Saving() with { Path = CandidacyPath.Shop }, Asked(PieceKind.Statutes), Today));

    [Fact]
    public void A_member_does_not_rename_itself_by_a_candidacy() => Refused("candidacy.identity_of_member",
        () => SaveCandidacyDraftHandler.Decide(Saving() with { Identity = new("Autre", null, null, null) }, Draft(ofMember: true), Today));

    [Fact]
    public void An_answer_has_at_most_4000_characters() => Refused("candidacy.answer_too_long",
        () => SaveCandidacyDraftHandler.Decide(Saving(new WrittenAnswer(CandidacyQuestion.Project, new string('a', 4001))), Draft(), Today));
}
