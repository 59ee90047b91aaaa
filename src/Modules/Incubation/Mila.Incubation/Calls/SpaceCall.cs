using Mila.Kernel;

namespace Mila.Incubation.Calls;

/// <param name="FreeFrom">The first day that the space is nobody's.</param>
/// <param name="ClosesOn">The last day to ask for it.</param>
public sealed record SpaceCallOpened(Guid CallId, Guid SpaceId, DateOnly FreeFrom, DateOnly ClosesOn, DateOnly On);

/// <param name="ReasonId">Why, in words that can be erased.</param>
public sealed record SpaceAskedFor(Guid CallId, Guid StructureId, Guid ReasonId, DateOnly On);
public sealed record SpaceAskingWithdrawn(Guid CallId, Guid StructureId, DateOnly On);

/// <param name="Time">In the association's time.</param>
/// <param name="Place">A venue, as it is printed; never a person.</param>
public sealed record SpaceInterviewSet(Guid CallId, Guid StructureId, DateOnly Day, TimeOnly Time, string Place, DateOnly On);

/// <param name="Mark">From 1 to 5.</param>
/// <param name="WordsId">What was said, in words that can be erased.</param>
public sealed record SpaceInterviewNoted(Guid CallId, Guid StructureId, int Mark, Guid WordsId, DateOnly On);
public sealed record RankingPutToVote(Guid CallId, IReadOnlyList<Guid> Ranking, Guid DeliberationId, DateOnly ClosesOn, DateOnly On);
public sealed record RankingInconclusive(Guid CallId, Guid DeliberationId, DateOnly On);
public sealed record RankingAdopted(Guid CallId, Guid DeliberationId, DateOnly On);
public sealed record SpaceOffered(Guid CallId, Guid StructureId, DateOnly AnswerBy, DateOnly On);

/// <param name="InTime">Whether it said so itself, or let the days pass.</param>
public sealed record OfferDeclined(Guid CallId, Guid StructureId, bool InTime, DateOnly On);
public sealed record OfferAccepted(Guid CallId, Guid StructureId, Guid AllocationId, DateOnly On);
public sealed record SpaceCallUnfilled(Guid CallId, DateOnly On);

public enum SpaceCallState { Open, InVote, ToBeRankedAgain, Ranked, Offered, Filled, Unfilled }

/// <summary>A structure that asks for the space.</summary>
public sealed record SpaceApplicant(Guid StructureId, Guid ReasonId, DateOnly On)
{
    /// <summary>When its leaders are heard; none when none was set.</summary>
    public SpaceInterview? Interview { get; init; }

    /// <summary>What the office kept of it; none until it was held.</summary>
    public InterviewNote? Note { get; init; }
}

/// <param name="Time">In the association's time.</param>
public sealed record SpaceInterview(DateOnly Day, TimeOnly Time, string Place);

/// <param name="Mark">From 1 to 5.</param>
public sealed record InterviewNote(int Mark, Guid WordsId, DateOnly On);

/// <summary>
/// A space that will be free is offered (appel à candidatures pour un espace): members ask for it until a day, the board ranks them, the
/// first has some days to answer, then the next.
/// </summary>
public sealed record SpaceCall
{
    public Guid Id { get; init; }
    public Guid SpaceId { get; init; }
    public DateOnly FreeFrom { get; init; }
    public DateOnly ClosesOn { get; init; }
    public SpaceCallState State { get; init; }
    public IReadOnlyList<SpaceApplicant> Applicants { get; init; } = [];
    public IReadOnlyList<Guid> Ranking { get; init; } = [];
    public Guid? DeliberationId { get; init; }
    public int Votes { get; init; }
    public Guid? OfferedTo { get; init; }
    public DateOnly? AnswerBy { get; init; }
    public IReadOnlyList<Guid> Declined { get; init; } = [];
    public Guid? AllocationId { get; init; }

    public bool IsOver => State is SpaceCallState.Filled or SpaceCallState.Unfilled;

    public SpaceCall Evolve(object fact) => fact switch
    {
        SpaceCallOpened f => this with { Id = f.CallId, SpaceId = f.SpaceId, FreeFrom = f.FreeFrom, ClosesOn = f.ClosesOn },
        SpaceAskedFor f => this with { Applicants = [.. Applicants, new(f.StructureId, f.ReasonId, f.On)] },
        SpaceAskingWithdrawn f => this with { Applicants = [.. Applicants.Where(each => each.StructureId != f.StructureId)], Ranking = [.. Ranking.Where(each => each != f.StructureId)] },
        SpaceInterviewSet f => With(f.StructureId, each => each with { Interview = new(f.Day, f.Time, f.Place) }),
        SpaceInterviewNoted f => With(f.StructureId, each => each with { Note = new(f.Mark, f.WordsId, f.On) }),
        RankingPutToVote f => this with { State = SpaceCallState.InVote, Ranking = f.Ranking, DeliberationId = f.DeliberationId, Votes = Votes + 1 },
        RankingInconclusive _ => this with { State = SpaceCallState.ToBeRankedAgain },
        RankingAdopted _ => this with { State = SpaceCallState.Ranked },
        SpaceOffered f => this with { State = SpaceCallState.Offered, OfferedTo = f.StructureId, AnswerBy = f.AnswerBy },
        OfferDeclined f => this with { State = SpaceCallState.Ranked, OfferedTo = null, AnswerBy = null, Declined = [.. Declined, f.StructureId] },
        OfferAccepted f => this with { State = SpaceCallState.Filled, AllocationId = f.AllocationId },
        SpaceCallUnfilled _ => this with { State = SpaceCallState.Unfilled },
        _ => this,
    };

    /// <summary>The first of the ranking that was not offered it yet; none when all were.</summary>
    public Guid? Next => Ranking.Where(each => !Declined.Contains(each)).Cast<Guid?>().FirstOrDefault();

    /// <summary>The one that asks; none when it does not.</summary>
    public SpaceApplicant? this[Guid structureId] => Applicants.FirstOrDefault(each => each.StructureId == structureId);

    /// <summary>The call of a space that whoever has it leaves: one for each end of a stay.</summary>
    public static Guid IdOf(Guid spaceId, DateOnly freeFrom) => NamedId.Of("space-call", spaceId.ToString(), $"{freeFrom:O}");

    public static Guid ReasonOf(Guid callId, Guid structureId) => NamedId.Of("space-call-reason", callId.ToString(), structureId.ToString());

    public static Guid InterviewWordsOf(Guid callId, Guid structureId) => NamedId.Of("space-interview", callId.ToString(), structureId.ToString());

    private SpaceCall With(Guid structureId, Func<SpaceApplicant, SpaceApplicant> change) =>
        this with { Applicants = [.. Applicants.Select(each => each.StructureId == structureId ? change(each) : each)] };
}
