using Mila.Host.Composition;
using Mila.Modules;
using Mila.Workflows.Definitions;
using Xunit;

namespace Mila.House.Tests;

/// <summary>Every definition that a part ships can run on this host: all its words are known, every step is reached, left and leads to an end.</summary>
public sealed class DefinitionsTest
{
    [Fact]
    public void Every_shipped_definition_is_right()
    {
        var (settings, known) = (new SettingList(), new WorkflowList(Access.Roles));
        foreach (var part in Parts.All)
        {
            part.Settings(settings);
            part.Workflows(known.Of(part));
        }

        Assert.NotEmpty(known.Shipped);
        var published = new PublishedDefinitions(known, settings);
        Assert.Empty(known.Shipped.SelectMany(shipped => Validation.Check(shipped.Json, known, settings, published.Find).Errors.Select(error => $"{shipped.File}: {error}")));
        Assert.Equal(known.Shipped.Count, published.Latest.Count());
    }

    [Fact]
    public async Task The_JSON_Schema_accepts_what_is_shipped_and_refuses_what_an_editor_should_underline()
    {
        var (settings, known) = (new SettingList(), new WorkflowList(Access.Roles));
        foreach (var part in Parts.All)
        {
            part.Settings(settings);
            part.Workflows(known.Of(part));
        }
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(DefinitionSchema.Of(known, settings), TestContext.Current.CancellationToken);
        var intake = known.Shipped.Single(shipped => shipped.File == "intake.workflow.json").Json;

        Assert.Empty(known.Shipped.SelectMany(shipped => schema.Validate(shipped.Json).Select(error => $"{shipped.File}: {error}")));
        foreach (var (right, wrong) in new[]
        {
            ("\"kind\": \"user\"", "\"kind\": \"human\""), ("\"role\": \"coordinator\"", "\"role\": \"concierge\""), ("intake.vote_days", "intake.vote_dais"),
            ("membership.candidacy_admitted", "membership.candidacy_admited"), ("membership.close_candidacy_vote", "membership.close_vote"), ("\"label\"", "\"labell\""),
        })
            Assert.NotEmpty(schema.Validate(intake.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_definition_in_a_part_is_shipped_by_it()
    {
        var known = new WorkflowList(Access.Roles);
        foreach (var part in Parts.All)
            part.Workflows(known.Of(part));
        var embedded = Parts.Assemblies.SelectMany(assembly => assembly.GetManifestResourceNames()).Where(name => name.EndsWith(".workflow.json", StringComparison.Ordinal));

        Assert.Equal(embedded.Order(StringComparer.Ordinal), known.Shipped.Select(shipped => shipped.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Everything_that_a_journal_may_tell_of_a_part_has_French_words()
    {
        var known = new WorkflowList(Access.Roles);
        foreach (var part in Parts.All)
            part.Workflows(known.Of(part));

        Assert.NotEmpty(known.Announcements);
        Assert.Empty(known.Announcements.Keys.Concat(known.Requests.Keys).Where(name => known.InFrench(name) == name));
    }
}
