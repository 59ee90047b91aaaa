using GraphQLParser;
using Mila.Host.Graph;
using Xunit;

namespace Mila.Host.Tests.Graph;

public sealed class DocumentCacheTests
{
    [Fact]
    public void What_is_asked_for_is_kept_and_what_is_not_is_forgotten()
    {
        var cache = new DocumentCache();
        cache.Add("{ asked }", Parser.Parse("{ asked }"));
        cache.Add("{ forgotten }", Parser.Parse("{ forgotten }"));

        for (var i = 0; i < 2_000; i++)
        {
            cache.Add($"{{ f{i} }}", Parser.Parse($"{{ f{i} }}"));
            Assert.NotNull(cache.Find("{ asked }"));
        }

        Assert.Null(cache.Find("{ forgotten }"));
        Assert.NotNull(cache.Find("{ f1999 }"));
        Assert.Null(cache.Find("{ f0 }"));
    }

    [Fact]
    public void Long_documents_take_the_place_of_many()
    {
        var cache = new DocumentCache();
        for (var i = 0; i < 50; i++)
        {
            var text = $"{{ f{i} }} #{new string('x', 150_000)}";
            cache.Add(text, Parser.Parse(text));
        }

        var kept = Enumerable.Range(0, 50).Count(i => cache.Find($"{{ f{i} }} #{new string('x', 150_000)}") is not null);

        Assert.InRange(kept, 1, 28);
    }
}
