using System.Text;
using Mila.Host.Graph;
using Xunit;

namespace Mila.Host.Tests.Graph;

/// <summary>Each limit refuses by its code, quickly, and without running a resolver.</summary>
public sealed class DocumentLimitsTests : IAsyncLifetime
{
    private GraphApp app = null!;

    public async ValueTask InitializeAsync() => app = await GraphApp.Start(("Mila:Graph:Introspection", "true"));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public static TheoryData<string, string, string> TooMuch => new()
    {
        { "a field below the deepest", "LIMIT_DEPTH", Nested(DocumentLimits.Depth + 1) },
        { "a thousand levels", "LIMIT_DEPTH", Nested(1_000) },
        { "ten thousand levels", "LIMIT_TOKENS", Nested(10_000) },
        { "levels hidden in fragments", "LIMIT_DEPTH", $"{{ box {{ ...f0 }} }} {string.Concat(Enumerable.Range(0, 15).Select(i => $"fragment f{i} on Box {{ inner {{ ...f{i + 1} }} }} "))} fragment f15 on Box {{ label }}" },
        { "101 aliases", "LIMIT_ALIASES", $"{{ box {{ {Repeat(101, i => $"a{i}: label")} }} }}" },
        { "aliases hidden in fragments", "LIMIT_ALIASES", $"{{ box {{ inner {{ ...f }} {Repeat(20, i => $"b{i}: inner {{ ...f }}")} }} }} fragment f on Box {{ a: label b: label c: label }}" },
        { "31 root fields", "LIMIT_ROOT_FIELDS", $"{{ {Repeat(31, i => $"a{i}: hello")} }}" },
        { "root fields in fragments", "LIMIT_ROOT_FIELDS", $"{{ ...f }} fragment f on Query {{ {Repeat(31, i => $"a{i}: hello")} }}" },
        { "unknown directives", "LIMIT_DIRECTIVES", $"{{ hello {Repeat(61, _ => "@aa")} }}" },
        { "fields again and again", "LIMIT_FIELDS", $"{{ box {{ {Repeat(2_001, _ => "label")} }} }}" },
        { "a document that doubles itself", "LIMIT_FIELDS", $"{{ box {{ ...f0 }} }} {string.Concat(Enumerable.Range(0, 70).Select(i => $"fragment f{i} on Box {{ ...f{i + 1} ...f{i + 1} }} "))} fragment f70 on Box {{ label }}" },
        { "ten thousand fields", "LIMIT_TOKENS", $"{{ box {{ {Repeat(10_000, _ => "label")} }} }}" },
        { "five thousand fragments", "LIMIT_TOKENS", $"{{ hello }} {Repeat(5_000, i => $"fragment f{i} on Box {{ label }}")}" },
        { "the schema in circles", "LIMIT_COST", "{ __schema { types { fields { type { fields { type { fields { type { fields { type { fields { name } } } } } } } } } } } }" },
        { "lists within lists", "LIMIT_COST", "{ boxes(first: 100) { boxes(first: 100) { boxes(first: 100) { label } } } }" },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task Too_much_is_refused_before_anything_runs(string what, string code, string document)
    {
        var answer = await app.Ask(document);

        Assert.True(answer.Status == 400 && answer.Code == code, $"{what}: {answer.Status} {answer.Text[..Math.Min(300, answer.Text.Length)]}");
        Assert.Contains("au plus", answer.Message, StringComparison.Ordinal);
        Assert.Equal(0, app.Schema.Runs);
    }

    [Fact]
    public async Task A_list_counts_for_its_first_even_when_that_is_a_variable()
    {
        const string Document = "query ($n: Int) { boxes(first: $n) { boxes(first: $n) { boxes(first: $n) { label } } } }";

        Assert.Equal(200, (await app.Ask(Document, new { n = 10 })).Status);
        Assert.Equal("LIMIT_COST", (await app.Ask(Document, new { n = 100 })).Code);
    }

    [Fact]
    public async Task A_negative_first_does_not_pay_for_what_is_beside_it() =>
        Assert.Equal("LIMIT_COST", (await app.Ask("{ a: boxes(first: -100000) { label } b: boxes(first: 100) { boxes(first: 100) { boxes(first: 100) { label } } } }")).Code);

    [Fact]
    public async Task A_fragment_that_spreads_itself_is_named()
    {
        var answer = await app.Ask("{ box { ...f } } fragment f on Box { inner { ...f } }");

        Assert.Equal(400, answer.Status);
        Assert.Contains("fragment", answer.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_within_the_limits_is_answered()
    {
        Assert.Equal(200, (await app.Ask(Nested(DocumentLimits.Depth))).Status);
        Assert.Equal(200, (await app.Ask($"{{ box {{ {Repeat(DocumentLimits.Aliases, i => $"a{i}: label")} }} }}")).Status);
        Assert.Equal(200, (await app.Ask($"{{ {string.Join(' ', Enumerable.Range(0, DocumentLimits.RootFields).Select(i => $"a{i}: hello"))} }}")).Status);
    }

    private static string Nested(int depth)
    {
        var text = new StringBuilder("{ box { ");
        for (var level = 2; level < depth; level++)
            text.Append("inner { ");
        return text.Append("label").Append('}', depth).ToString();
    }

    private static string Repeat(int times, Func<int, string> what) => string.Join(' ', Enumerable.Range(0, times).Select(what));
}
