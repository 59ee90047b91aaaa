using Mila.Kernel;
using Mila.Membership.Candidacies;
using Mila.Membership.Enquiries;
using Mila.Membership.Figures;
using Mila.Modules.Figures;
using Mila.People;
using Xunit;

namespace Mila.Membership.Tests.Enquiries;

public class EnquiryTests
{
    private static readonly Guid Id = NamedId.Of("enquiry");
    private static readonly Guid Asker = NamedId.Of("asker");
    private static readonly Guid Coordinator = NamedId.Of("coordinator");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Person Reachable = Person.Of(Asker, "Zoé", "Lenoir", "zoe@exemple.fr", null);
    private static readonly Person Unreachable = Person.Of(Asker, "Zoé", "Lenoir", null, "01 99 00 12 34");

    private static readonly Asking Asking = new(Asker, "Zoé", "Lenoir", "zoe@exemple.fr", null, EnquiryWish.Space, WantsVisit: true, "Un bureau ?");
    private static readonly SendEnquiry Sending = new(Id, Asking);
    private static readonly LogEnquiry Logging = new(Id, Asking, EnquiryChannel.Phone, Answered: false, Today);
    private static readonly Enquiry Waiting = new Enquiry().Evolve(SendEnquiryHandler.Decide(Sending, 5, Today));
    private static readonly Enquiry Planned = Waiting.Evolve(ProposeVisitHandler.Decide(new(Id, Today.AddDays(7), new(11, 0)), Waiting, Coordinator, Today)!);

    private static readonly Candidacy Candidate = new Candidacy().Evolve(
        new CandidacyBegun(NamedId.Of("candidacy"), Asker, NamedId.Of("structure"), OfMember: false, CandidacyPath.Desk, Today.AddDays(20)));

    private static Enquiry After(Enquiry enquiry, IEnumerable<object> facts) => facts.Aggregate(enquiry, (known, fact) => known.Evolve(fact));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void The_form_is_answered_by_mail_and_the_office_puts_down_what_came_otherwise()
    {
        Assert.Equal((EnquiryState.Waiting, Today.AddDays(5), Enquiry.WordsOf(Id)), (Waiting.State, Waiting.DueOn, Waiting.WordsId));
        Assert.True(Waiting.IsOverdueOn(Today.AddDays(6)));
        Assert.False(Waiting.IsOverdueOn(Today.AddDays(5)));
        Assert.Equal("enquiry.no_way_back", Refusal(() => SendEnquiryHandler.Decide(new(Id, Asking with { Email = " ", Phone = "01 99 00 12 34" }), 5, Today)));
        Assert.Equal("enquiry.no_way_back", Refusal(() => LogEnquiryHandler.Decide(Logging with { Asking = Asking with { Email = null } }, Coordinator, 5, Today)));
        Assert.Equal("enquiry.nameless", Refusal(() => LogEnquiryHandler.Decide(Logging, null, 5, Today)));
        Assert.Equal("enquiry.day_to_come", Refusal(() => LogEnquiryHandler.Decide(Logging with { On = Today.AddDays(1) }, Coordinator, 5, Today)));
        Assert.Null(After(new(), LogEnquiryHandler.Decide(Logging with { Asking = Asking with { Words = "", Email = null, Phone = "01 99 00 12 34" } }, Coordinator, 5, Today)).WordsId);
        var settled = After(new(), LogEnquiryHandler.Decide(Logging with { Answered = true, Asking = Asking with { Email = null } }, Coordinator, 5, Today));
        Assert.Equal((EnquiryState.Answered, Coordinator, Today), (settled.State, settled.AnsweredBy, settled.AnsweredOn));
        Assert.DoesNotContain("Lenoir", Sending.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_answered_once_in_writing_or_by_voice()
    {
        var written = AnswerEnquiryHandler.Decide(new(Id, "Venez nous voir.", Today), Waiting, Reachable, Coordinator, Today)!;

        Assert.Equal(Enquiry.AnswerOf(Id), Waiting.Evolve(written).AnswerId);
        Assert.Null(AnswerEnquiryHandler.Decide(new(Id, null, Today), Waiting, Unreachable, Coordinator, Today)!.AnswerId);
        Assert.Null(AnswerEnquiryHandler.Decide(new(Id, null, Today), Waiting.Evolve(written), Reachable, Coordinator, Today));
        Assert.Equal("enquiry.no_address", Refusal(() => AnswerEnquiryHandler.Decide(new(Id, "Bonjour", Today), Waiting, Unreachable, Coordinator, Today)));
        Assert.Equal("enquiry.nameless", Refusal(() => AnswerEnquiryHandler.Decide(new(Id, null, Today), Waiting, Reachable, null, Today)));
        Assert.Equal("enquiry.answered_when", Refusal(() => AnswerEnquiryHandler.Decide(new(Id, null, Today.AddDays(-1)), Waiting, Reachable, Coordinator, Today)));
        var closed = Waiting.Evolve(CloseEnquiryHandler.Decide(new(Id, EnquiryEnd.Unwanted), Waiting, Today)!);
        Assert.Equal("enquiry.over", Refusal(() => AnswerEnquiryHandler.Decide(new(Id, null, Today), closed, Reachable, Coordinator, Today)));
        Assert.Null(CloseEnquiryHandler.Decide(new(Id, EnquiryEnd.NoNews), closed, Today));
        Assert.DoesNotContain("Bonjour", new AnswerEnquiry(Id, "Bonjour", Today).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_visit_is_proposed_moved_and_told_of()
    {
        Assert.Equal((EnquiryState.VisitPlanned, Today), (Planned.State, Planned.AnsweredOn));
        Assert.Null(ProposeVisitHandler.Decide(new(Id, Today.AddDays(7), new(11, 0)), Planned, Coordinator, Today));
        var moved = Planned.Evolve(ProposeVisitHandler.Decide(new(Id, Today.AddDays(8), new(11, 0)), Planned, Coordinator, Today)!);
        Assert.Equal([VisitOutcome.CalledOff, null], moved.Visits.Select(visit => visit.Outcome));
        Assert.Equal("visit.in_the_past", Refusal(() => ProposeVisitHandler.Decide(new(Id, Today.AddDays(-1), new(11, 0)), Waiting, Coordinator, Today)));
        Assert.Equal("enquiry.nameless", Refusal(() => ProposeVisitHandler.Decide(new(Id, Today, new(11, 0)), Waiting, null, Today)));

        Assert.Equal("visit.to_come", Refusal(() => EndVisitHandler.Decide(new(Id, VisitOutcome.Held), Planned, Today)));
        Assert.Equal(VisitOutcome.CalledOff, EndVisitHandler.Decide(new(Id, VisitOutcome.CalledOff), Planned, Today)!.Outcome);
        var held = Planned.Evolve(EndVisitHandler.Decide(new(Id, VisitOutcome.Held), Planned, Today.AddDays(7))!);
        Assert.Equal((EnquiryState.Answered, null), (held.State, held.Planned));
        Assert.Null(EndVisitHandler.Decide(new(Id, VisitOutcome.Held), held, Today.AddDays(7)));
        Assert.Equal("visit.not_planned", Refusal(() => EndVisitHandler.Decide(new(Id, VisitOutcome.NotCome), held, Today.AddDays(7))));
    }

    [Fact]
    public void It_leads_to_one_candidacy_that_came_after_it()
    {
        var led = Planned.Evolve(LinkEnquiryHandler.Decide(new(Id, Candidate.Id), Planned, Candidate)!);

        Assert.Equal((EnquiryState.Candidate, Candidate.Id, Today.AddDays(20)), (led.State, led.CandidacyId, led.CandidateOn));
        Assert.Null(LinkEnquiryHandler.Decide(new(Id, Candidate.Id), led, Candidate));
        Assert.Equal("enquiry.linked_elsewhere", Refusal(() => LinkEnquiryHandler.Decide(new(Id, NamedId.Of("other")), led, Candidate)));
        Assert.Equal("candidacy.unknown", Refusal(() => LinkEnquiryHandler.Decide(new(Id, Candidate.Id), Waiting, null)));
        Assert.Equal("enquiry.came_after", Refusal(() => LinkEnquiryHandler.Decide(new(Id, Candidate.Id), Waiting, Candidate with { BegunOn = Today.AddDays(-1) })));
        Assert.Equal("enquiry.came_after", Refusal(() => LinkEnquiryHandler.Decide(new(Id, Candidate.Id), Waiting, Candidate with { OfMember = true })));
        Assert.Equal("enquiry.over", Refusal(() => ProposeVisitHandler.Decide(new(Id, Today.AddDays(30), new(11, 0)), led, Coordinator, Today)));
        Assert.Null(CloseEnquiryHandler.Decide(new(Id, EnquiryEnd.NoNews), led, Today));
    }

    [Fact]
    public void The_office_opens_a_draft_for_whoever_asked()
    {
        var command = new OpenCandidacyForEnquirer(Id, CandidacyPath.Desk, "secret");
        var (begun, led) = OpenCandidacyForEnquirerHandler.Decide(command, Planned, Reachable, Today)!.Value;

        Assert.Equal((Asker, CandidacyPath.Desk, begun.CandidacyId), (begun.ApplicantId, begun.Path, led.CandidacyId));
        Assert.Null(OpenCandidacyForEnquirerHandler.Decide(command, Planned.Evolve(led), Reachable, Today));
        Assert.Equal("enquiry.no_address", Refusal(() => OpenCandidacyForEnquirerHandler.Decide(command, Planned, Unreachable, Today)));
        Assert.Equal("enquiry.linked_elsewhere", Refusal(() => OpenCandidacyForEnquirerHandler.Decide(command, Planned with { CandidacyId = Asker }, Reachable, Today)));
        Assert.Equal("enquiry.over", Refusal(() => OpenCandidacyForEnquirerHandler.Decide(command, Waiting with { State = EnquiryState.Closed }, Reachable, Today)));
        Assert.DoesNotContain("secret", command.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_median_is_the_middle_or_between_the_two_middle_ones()
    {
        Assert.Null(Median.Of([]));
        Assert.Equal(3, Median.Of([9, 1, 3]));
        Assert.Equal(2.5m, Median.Of([4, 1]));
    }
}
