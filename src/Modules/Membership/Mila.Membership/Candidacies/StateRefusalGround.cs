using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>After a vote to refuse, the ground is stated (motif du refus): from a closed list, with words if need be.</summary>
public sealed record StateRefusalGround(Guid CandidacyId, RefusalGround Ground, string? Note = null)
{
    /// <summary>A refused command is logged as it prints itself: without what names a person or opens a file.</summary>
    public override string ToString() => $"StateRefusalGround {CandidacyId}";
}

public static class StateRefusalGroundHandler
{
    public static CandidacyRefused Decide(StateRefusalGround command, Candidacy candidacy, DateOnly today)
    {
        Rule.That(candidacy.State is CandidacyState.GroundAwaited, "candidacy.no_refusal_voted", "No vote has refused this candidacy.");
        return new(candidacy.Id, command.Ground, HasNote(command) ? NamedId.Of("candidacy-refused", candidacy.Id.ToString()) : null, today);
    }

    public static async Task<OutgoingMessages> Handle(StateRefusalGround command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.CandidacyId, cancellation);
        var candidacy = stream.Aggregate!;
        var refused = Decide(command, candidacy, moment.Today);
        if (refused.NoteId is { } noteId)
            session.Keep(ErasableText.Of(noteId, "candidacy.refused", candidacy.Id, [candidacy.ApplicantId], command.Note!, "note"));
        return stream.Record(refused);
    }

    private static bool HasNote(StateRefusalGround command) => !string.IsNullOrWhiteSpace(command.Note);
}

public static class StateRefusalGroundField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<StateRefusalGround, CandidacyType>("stateRefusalGround", "membership.put_candidacies_to_vote")
            .Describe("Says why a candidacy was refused; the refusal is then told to the applicant.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<EnumerationGraphType<RefusalGround>>>("ground")
            .Argument<StringGraphType>("note")
            .Send(context => new StateRefusalGround(
                context.GetArgument<Guid>("id"), context.GetArgument<RefusalGround>("ground"), context.GetArgument<string?>("note")))
            .Return<Candidacy>(command => command.CandidacyId);
}
