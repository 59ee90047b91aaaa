using Mila.Kernel;
using Mila.Membership.Structures;

namespace Mila.Membership.ArtistCalls;

/// <param name="EventOn">The day one plays.</param>
/// <param name="ClosesOn">The last day on which members answer.</param>
/// <param name="OpenTo">The affiliations that may answer; none for every member.</param>
/// <param name="HasPartner">Whether a partner is named, with the title and the occasion in erasable texts.</param>
public sealed record ArtistCallOpened(
    Guid CallId, DateOnly EventOn, DateOnly ClosesOn, int Places, IReadOnlyList<Affiliation> OpenTo, bool HasPartner, DateOnly On);
public sealed record ArtistProposed(Guid CallId, Guid AnswerId, Guid StructureId, Guid ArtistId, Guid By, Guid? WordsId, DateOnly On);
public sealed record ArtistProposalWithdrawn(Guid CallId, Guid AnswerId, DateOnly On);

/// <param name="Kept">The answers that are kept; all others of that day are not.</param>
public sealed record ArtistsSelected(Guid CallId, IReadOnlyList<Guid> Kept, IReadOnlyList<Guid> NotKept, DateOnly On);

/// <param name="Played">Those of the kept ones who played.</param>
public sealed record ArtistsPlayed(Guid CallId, IReadOnlyList<Guid> Played, DateOnly PlayedOn, DateOnly On);
public sealed record ArtistCallCancelled(Guid CallId, DateOnly On);

public enum ArtistCallState { Open, Selected, Played, Cancelled }

/// <summary>What became of an answer: proposée, retirée, retenue, non retenue.</summary>
public enum ArtistAnswerState { Proposed, Withdrawn, Kept, NotKept }

/// <summary>A member's answer to a call (réponse), for an artist it represents.</summary>
public sealed record ArtistAnswer(Guid Id, Guid StructureId, Guid ArtistId, Guid By, Guid? WordsId, DateOnly On)
{
    public ArtistAnswerState State { get; init; }

    /// <summary>The day the artist played.</summary>
    public DateOnly? PlayedOn { get; init; }
}

/// <summary>
/// Members are asked for artists to play on a day (appel à artistes), from the call to the day that was played. Title, occasion and
/// partner are erasable texts; artists are with people's data.
/// </summary>
public sealed record ArtistCall
{
    public Guid Id { get; init; }
    public DateOnly EventOn { get; init; }
    public DateOnly ClosesOn { get; init; }
    public int Places { get; init; }
    public IReadOnlyList<Affiliation> OpenTo { get; init; } = [];
    public bool HasPartner { get; init; }
    public DateOnly OpenedOn { get; init; }
    public ArtistCallState State { get; init; }
    public IReadOnlyList<ArtistAnswer> Answers { get; init; } = [];
    public DateOnly? SelectedOn { get; init; }
    public DateOnly? PlayedOn { get; init; }

    public ArtistCall Evolve(object fact) => fact switch
    {
        ArtistCallOpened f => this with
        {
            Id = f.CallId, EventOn = f.EventOn, ClosesOn = f.ClosesOn, Places = f.Places, OpenTo = f.OpenTo, HasPartner = f.HasPartner, OpenedOn = f.On,
        },
        ArtistProposed f => this with { Answers = [.. Answers, new(f.AnswerId, f.StructureId, f.ArtistId, f.By, f.WordsId, f.On)] },
        ArtistProposalWithdrawn f => With([f.AnswerId], answer => answer with { State = ArtistAnswerState.Withdrawn }),
        ArtistsSelected f => With(f.Kept, answer => answer with { State = ArtistAnswerState.Kept })
            .With(f.NotKept, answer => answer with { State = ArtistAnswerState.NotKept }) with { State = ArtistCallState.Selected, SelectedOn = f.On },
        ArtistsPlayed f => With(f.Played, answer => answer with { PlayedOn = f.PlayedOn }) with { State = ArtistCallState.Played, PlayedOn = f.PlayedOn },
        ArtistCallCancelled _ => this with { State = ArtistCallState.Cancelled },
        _ => this,
    };

    public IEnumerable<ArtistAnswer> In(ArtistAnswerState state) => Answers.Where(answer => answer.State == state);

    public bool TakesAnswersOn(DateOnly day) => State is ArtistCallState.Open && day <= ClosesOn;

    /// <summary>Whether a member may answer, by what it is to the association on that day.</summary>
    public bool IsOpenTo(Structure structure, DateOnly day) =>
        structure.IsMemberOn(day) && (OpenTo.Count == 0 || structure.Affiliations().At(day) is { } affiliation && OpenTo.Contains(affiliation.Value));

    public static Guid TextOf(Guid callId, string what) => NamedId.Of("artist-call", what, callId.ToString());

    private ArtistCall With(IReadOnlyList<Guid> answers, Func<ArtistAnswer, ArtistAnswer> change) =>
        this with { Answers = [.. Answers.Select(answer => answers.Contains(answer.Id) ? change(answer) : answer)] };
}
