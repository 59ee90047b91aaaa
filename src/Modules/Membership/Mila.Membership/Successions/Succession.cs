using Mila.Kernel;

namespace Mila.Membership.Successions;

/// <param name="WordsId">What has changed in words, kept with people's data; none when nothing was said.</param>
public sealed record SuccessionDeclared(Guid SuccessionId, Guid PredecessorId, SuccessionChange Change, Guid DeclaredBy, Guid? WordsId, DateOnly On);

/// <param name="Since">The day from which the successor takes the place.</param>
public sealed record SuccessionPutToVote(Guid SuccessionId, Guid SuccessorId, DateOnly Since, Guid DeliberationId, DateOnly ClosesOn, DateOnly On);
public sealed record SuccessionVoteInconclusive(Guid SuccessionId, Guid DeliberationId, DateOnly On);
public sealed record SuccessionConfirmed(Guid SuccessionId, Guid DeliberationId, DateOnly On);
public sealed record SuccessionRefused(Guid SuccessionId, Guid DeliberationId, DateOnly On);
public sealed record SuccessionDropped(Guid SuccessionId, SuccessionDrop Reason, DateOnly On);

/// <summary>What has changed: forme juridique, numéro SIRET, refondation par les mêmes dirigeants.</summary>
public enum SuccessionChange { LegalForm, Siret, Refoundation }

/// <summary>Why the board is not asked: c’est la même structure, déclarée par erreur, retirée par la structure.</summary>
public enum SuccessionDrop { SameStructure, Mistaken, Withdrawn }

public enum SuccessionState { Declared, InVote, ToBeVotedAgain, Confirmed, Refused, Dropped }

/// <summary>
/// A member changes its legal form or its number, or is refounded by the same people (succession): the coordinator proposes the structure
/// that takes its place, the board confirms, and the successor inherits membership and tenure clock.
/// </summary>
public sealed record Succession
{
    public Guid Id { get; init; }
    public Guid PredecessorId { get; init; }
    public SuccessionChange Change { get; init; }
    public Guid DeclaredBy { get; init; }
    public Guid? WordsId { get; init; }
    public DateOnly DeclaredOn { get; init; }
    public SuccessionState State { get; init; }
    public Guid? SuccessorId { get; init; }
    public DateOnly? Since { get; init; }
    public Guid? DeliberationId { get; init; }
    public DateOnly? ClosesOn { get; init; }
    public int Votes { get; init; }
    public SuccessionDrop? Dropped { get; init; }
    public DateOnly? EndedOn { get; init; }

    public bool IsOpen => EndedOn is null;

    public Succession Evolve(object fact) => fact switch
    {
        SuccessionDeclared f => this with
        {
            Id = f.SuccessionId, PredecessorId = f.PredecessorId, Change = f.Change, DeclaredBy = f.DeclaredBy, WordsId = f.WordsId, DeclaredOn = f.On,
        },
        SuccessionPutToVote f => this with
        {
            State = SuccessionState.InVote, SuccessorId = f.SuccessorId, Since = f.Since, DeliberationId = f.DeliberationId, ClosesOn = f.ClosesOn, Votes = Votes + 1,
        },
        SuccessionVoteInconclusive _ => this with { State = SuccessionState.ToBeVotedAgain },
        SuccessionConfirmed f => this with { State = SuccessionState.Confirmed, EndedOn = f.On },
        SuccessionRefused f => this with { State = SuccessionState.Refused, EndedOn = f.On },
        SuccessionDropped f => this with { State = SuccessionState.Dropped, Dropped = f.Reason, EndedOn = f.On },
        _ => this,
    };

    public static Guid WordsOf(Guid successionId) => NamedId.Of("succession", "words", successionId.ToString());
}
