using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Drafts;

/// <summary>A draft becomes what new instances begin with; those that run stay with their own version (publication).</summary>
public sealed record PublishDraft(string Key);

public static class PublishDraftHandler
{
    public const string SecondPerson = "workflows.second_person";

    /// <param name="check">Reads and validates a text on this host.</param>
    /// <param name="second">Whether somebody must publish who has not written in it.</param>
    public static DefinitionPublished Decide(
        PublishDraft command, OwnDefinition? own, IReadOnlyDictionary<string, Definition> inForce, Checking check, bool second, Guid? by, DateOnly today)
    {
        Rule.That(own?.Draft is not null, "draft.none", "There is no draft.");
        Rule.That(!second || (by is { } person && !own.Draft.Authors.Contains(person)), "draft.second_person", "Somebody else has to publish what one has written.");

        var before = inForce[command.Key];
        var version = Math.Max(own.LastVersion, before.Version) + 1;
        var definition = check.Read(DefinitionText.WithVersion(own.Draft.Text, version), inForce).Definition;
        Rule.That(definition is not null, "draft.not_right", "The draft has errors.", "text");
        Rule.That((definition.Key, definition.Subject) == (before.Key, before.Subject), "draft.other_definition", "Key and subject stay as they are.", "text");
        Rule.That(check.CallersAreRight(definition, inForce), "draft.breaks_a_caller", "A definition that calls it does not foresee how it may end.", "text");

        return new(own.Id, command.Key, version, definition.Hash, definition.Text, today, by);
    }

    public static async Task Handle(
        PublishDraft command, IDocumentSession session, PublishedDefinitions definitions, Checking check, Settings settings, Moment moment,
        CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<OwnDefinition>(OwnDefinition.IdOf(command.Key), cancellation);
        var second = (await settings.On(session, moment.Today, cancellation)).IsYes(SecondPerson);
        stream.AppendOne(Decide(command, stream.Aggregate, await definitions.InForce(session, cancellation), check, second, moment.Actor, moment.Today));
    }
}

public static class PublishDraftField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<PublishDraft, OwnDefinitionType>("publishWorkflowDraft", "workflows.publish")
        .Describe("Makes a draft what new instances begin with, under the next version; instances that run stay with theirs.")
        .Argument<NonNullGraphType<StringGraphType>>("key")
        .Send(context => new PublishDraft(context.GetArgument<string>("key")))
        .Return<OwnDefinition>(command => OwnDefinition.IdOf(command.Key));
}
