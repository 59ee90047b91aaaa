using Mila.Kernel;

namespace Mila.Membership.Enquiries;

/// <param name="LoggedBy">Who of the office put it down; none for the public form.</param>
/// <param name="WordsId">What is asked, kept with people's data; none when nothing was noted.</param>
/// <param name="DueOn">The day it should be answered by.</param>
public sealed record EnquiryReceived(
    Guid EnquiryId, Guid PersonId, EnquiryChannel Channel, EnquiryWish Wish, bool WantsVisit, Guid? WordsId, Guid? LoggedBy, DateOnly DueOn, DateOnly On);

/// <param name="AnswerId">What was written, kept with people's data; none for an answer given by voice.</param>
public sealed record EnquiryAnswered(Guid EnquiryId, Guid By, Guid? AnswerId, DateOnly On);
public sealed record VisitProposed(Guid EnquiryId, DateOnly VisitOn, TimeOnly At, Guid By, DateOnly On);
public sealed record VisitEnded(Guid EnquiryId, VisitOutcome Outcome, DateOnly On);

public sealed record EnquiryLedToCandidacy(Guid EnquiryId, Guid CandidacyId, DateOnly On);
public sealed record EnquiryClosed(Guid EnquiryId, EnquiryEnd Reason, DateOnly On);

/// <summary>How it came: formulaire du site, téléphone, courriel, passage sur place, rencontre à un événement, recommandation.</summary>
public enum EnquiryChannel { Form, Phone, Email, WalkIn, Event, Recommendation }

/// <summary>What is wanted: adhérer, un espace, un accompagnement, un partenariat, autre chose.</summary>
public enum EnquiryWish { Membership, Space, Support, Partnership, Other }

/// <summary>What became of a visit: elle a eu lieu, personne n’est venu, elle a été annulée.</summary>
public enum VisitOutcome { Held, NotCome, CalledOff }

/// <summary>Why nothing more is awaited: renseignement donné, orientation ailleurs, sans nouvelles, message indésirable.</summary>
public enum EnquiryEnd { Informed, PassedElsewhere, NoNews, Unwanted }

/// <summary>A day on which somebody comes to see the place (visite).</summary>
public sealed record Visit(DateOnly On, TimeOnly At, VisitOutcome? Outcome = null);

public enum EnquiryState { Waiting, Answered, VisitPlanned, Candidate, Closed }

/// <summary>
/// What somebody who is no member asks before a candidacy (demande de renseignement): how it came, what is wanted, who answered and when,
/// the visits, and the candidacy it led to. Names and sentences are with people's data.
/// </summary>
public sealed record Enquiry
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public EnquiryChannel Channel { get; init; }
    public EnquiryWish Wish { get; init; }
    public bool WantsVisit { get; init; }
    public Guid? WordsId { get; init; }
    public Guid? LoggedBy { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public DateOnly DueOn { get; init; }
    public EnquiryState State { get; init; }
    public Guid? AnsweredBy { get; init; }
    public Guid? AnswerId { get; init; }
    public DateOnly? AnsweredOn { get; init; }
    public IReadOnlyList<Visit> Visits { get; init; } = [];
    public Guid? CandidacyId { get; init; }
    public DateOnly? CandidateOn { get; init; }
    public EnquiryEnd? End { get; init; }
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The visit that is still to come, or to be told of.</summary>
    public Visit? Planned => Visits.Count > 0 && Visits[^1].Outcome is null ? Visits[^1] : null;

    public Enquiry Evolve(object fact) => fact switch
    {
        EnquiryReceived f => this with
        {
            Id = f.EnquiryId, PersonId = f.PersonId, Channel = f.Channel, Wish = f.Wish, WantsVisit = f.WantsVisit, WordsId = f.WordsId,
            LoggedBy = f.LoggedBy, DueOn = f.DueOn, ReceivedOn = f.On,
        },
        EnquiryAnswered f => Heard(f.By, f.On) with { State = Planned is null ? EnquiryState.Answered : State, AnswerId = f.AnswerId ?? AnswerId },
        VisitProposed f => Heard(f.By, f.On) with { State = EnquiryState.VisitPlanned, Visits = [.. Told(VisitOutcome.CalledOff), new(f.VisitOn, f.At)] },
        VisitEnded f => this with { State = EnquiryState.Answered, Visits = [.. Told(f.Outcome)] },
        EnquiryLedToCandidacy f => this with { State = EnquiryState.Candidate, CandidacyId = f.CandidacyId, CandidateOn = f.On },
        EnquiryClosed f => this with { State = EnquiryState.Closed, End = f.Reason, ClosedOn = f.On },
        _ => this,
    };

    /// <summary>Who proposes a day has answered.</summary>
    private Enquiry Heard(Guid by, DateOnly on) => this with { AnsweredBy = AnsweredBy ?? by, AnsweredOn = AnsweredOn ?? on };

    /// <summary>The visits, the planned one with what became of it.</summary>
    private IEnumerable<Visit> Told(VisitOutcome outcome) => Visits.Select(visit => visit == Planned ? visit with { Outcome = outcome } : visit);

    public bool IsOverdueOn(DateOnly day) => State is EnquiryState.Waiting && DueOn < day;

    /// <summary>What is asked: the id of the text follows from the enquiry, so that a repeated command keeps it once.</summary>
    public static Guid WordsOf(Guid enquiryId) => NamedId.Of("enquiry", "words", enquiryId.ToString());

    public static Guid AnswerOf(Guid enquiryId) => NamedId.Of("enquiry", "answer", enquiryId.ToString());
}
