using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>The show of hands on one item is counted (vote); counted again, the last count holds.</summary>
public sealed record RecordVote(Guid AssemblyId, int Item, int For, int Against, int Abstentions);

public static class RecordVoteHandler
{
    /// <returns>None when it was counted so already.</returns>
    public static ItemVoted? Decide(RecordVote command, Assembly assembly, AttendanceRoll roll)
    {
        Rule.That(assembly.State is AssemblyState.Open, "assembly.not_open", "Votes are counted while the assembly sits.");
        Rule.That(assembly.Agenda.Any(item => item.Number == command.Item && item.Kind is not AgendaKind.BoardElection), "vote.no_such_item", "The agenda has no such item to vote on.", "item");
        var vote = new ItemVote(command.For, command.Against, command.Abstentions);
        Rule.That(vote is { For: >= 0, Against: >= 0, Abstentions: >= 0, Voices: > 0 }, "vote.nothing_counted", "Something is counted.", "for");
        Rule.That(vote.Voices <= roll.Voices, "vote.more_than_voices", "More voices are counted than are there or represented.", "for");

        return assembly.Votes.TryGetValue(command.Item, out var before) && before == vote
            ? null
            : new(assembly.Id, command.Item, command.For, command.Against, command.Abstentions, assembly.Day);
    }

    public static async Task<OutgoingMessages> Handle(RecordVote command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        var roll = await AssemblyVoters.Roll(session, stream.Aggregate!, cancellation);
        return Decide(command, stream.Aggregate!, roll) is { } voted ? stream.Record(voted) : [];
    }
}

public static class RecordVoteField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RecordVote, AssemblyType>("recordVote", "membership.run_assemblies")
        .Describe("The show of hands on one item; counted again, the last count holds.")
        .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
        .Argument<NonNullGraphType<IntGraphType>>("item", "Its number on the agenda.")
        .Argument<NonNullGraphType<IntGraphType>>("for")
        .Argument<NonNullGraphType<IntGraphType>>("against")
        .Argument<NonNullGraphType<IntGraphType>>("abstentions")
        .Send(context => new RecordVote(
            context.GetArgument<Guid>("assemblyId"), context.GetArgument<int>("item"),
            context.GetArgument<int>("for"), context.GetArgument<int>("against"), context.GetArgument<int>("abstentions")))
        .Return<Assembly>(command => command.AssemblyId);
}
