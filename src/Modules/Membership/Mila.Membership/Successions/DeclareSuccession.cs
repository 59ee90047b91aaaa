using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Successions;

/// <summary>Who leads a member, or the office for it, says that another structure takes its place (déclaration de succession).</summary>
public sealed record DeclareSuccession(Guid SuccessionId, Guid PredecessorId, SuccessionChange Change, string? Words, bool ByStaff)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(DeclareSuccession)} {SuccessionId}";
}

public static class DeclareSuccessionHandler
{
    /// <param name="open">Whether another succession of the structure is under way.</param>
    public static SuccessionDeclared Decide(DeclareSuccession command, Structure? predecessor, bool open, Guid? actor, DateOnly today)
    {
        Rule.That(actor is not null && (command.ByStaff || predecessor?.LeadersOn(today).Contains(actor.Value) is true),
            "succession.not_yours", "Who leads a structure declares what becomes of it.", "predecessorId");
        Rule.That(predecessor is not null && predecessor.IsMemberOn(today), "succession.not_member", "Only a member has a successor.", "predecessorId");
        Rule.That(!open, "succession.declared_already", "A succession of the structure is under way.");

        return new(command.SuccessionId, command.PredecessorId, command.Change, actor.Value,
            string.IsNullOrWhiteSpace(command.Words) ? null : Succession.WordsOf(command.SuccessionId), today);
    }

    public static async Task<OutgoingMessages> Handle(DeclareSuccession command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Succession>(command.SuccessionId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        var open = await session.Query<Succession>().AnyAsync(each => each.PredecessorId == command.PredecessorId && each.EndedOn == null, cancellation);
        var declared = Decide(command, await session.LoadAsync<Structure>(command.PredecessorId, cancellation), open, moment.Actor, moment.Today);
        if (declared.WordsId is { } words)
            session.Keep(ErasableText.Of(words, "succession.words", declared.SuccessionId, [declared.DeclaredBy], command.Words!, "words"));
        return [.. stream.Record(declared), SuccessionStream.Start(declared.SuccessionId)];
    }
}

/// <summary>The board is not asked (classement): it is the same structure, or a mistake.</summary>
public sealed record DropSuccession(Guid SuccessionId, SuccessionDrop Reason);

public static class DropSuccessionHandler
{
    /// <returns>None when it is dropped already.</returns>
    public static SuccessionDropped? Decide(DropSuccession command, Succession succession, DateOnly today)
    {
        if (succession.State is SuccessionState.Dropped)
            return null;
        Rule.That(succession.State is SuccessionState.Declared or SuccessionState.ToBeVotedAgain, "succession.in_vote_or_over", "The board is asked, or has decided.");
        return new(succession.Id, command.Reason, today);
    }

    public static async Task<OutgoingMessages> Handle(DropSuccession command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.SuccessionToWrite(command.SuccessionId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } dropped ? stream.Record(dropped) : [];
    }
}

public static class DeclareSuccessionFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<DeclareSuccession, SuccessionType>("declareSuccession", "membership.declare_successions")
            .Describe("Who leads a member says that another structure takes its place; the office says so for any member.")
            .Argument<NonNullGraphType<GuidGraphType>>("predecessorId")
            .Argument<NonNullGraphType<EnumerationGraphType<SuccessionChange>>>("change")
            .Argument<StringGraphType>("words", "What has changed, and the name of the new structure.")
            .Send(context => new DeclareSuccession(
                Guid.CreateVersion7(), context.GetArgument<Guid>("predecessorId"), context.GetArgument<SuccessionChange>("change"),
                context.GetArgument<string?>("words"), context.Actor().Is("coordinator")))
            .Return<Succession>(command => command.SuccessionId);

        mutation.Command<DropSuccession, SuccessionType>("dropSuccession", "membership.propose_successions")
            .Describe("The board is not asked: it is the same structure, or a mistake.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<EnumerationGraphType<SuccessionDrop>>>("reason")
            .Send(context => new DropSuccession(context.GetArgument<Guid>("id"), context.GetArgument<SuccessionDrop>("reason")))
            .Return<Succession>(command => command.SuccessionId);
    }
}
