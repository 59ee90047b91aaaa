using Marten;
using Mila.Membership.Candidacies;
using Mila.Membership.Contracts;
using Mila.Membership.Enquiries;
using Mila.Membership.Figures;
using Mila.Modules;
using Mila.People;
using Mila.Testing;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    [Fact]
    public async Task An_enquiry_by_the_public_form_is_answered_visited_and_becomes_a_candidacy()
    {
        var before = await Figures(new EnquiryFigures());
        var beside = await Figures(new EnquiryFigures(), tenant: MilaApp.Other);
        var id = await SendEnquiry("zoe.visite@exemple.fr");
        var receivedOn = App.Today;
        Assert.Contains("Un bureau pour deux", Assert.Single(await Written("enquiry_received", id)).Text, StringComparison.Ordinal);
        Assert.Equal(("Répondre à une demande de renseignement", receivedOn.AddDays(5)), await Waiting(id));
        Assert.Equal("Zoé Lenoir", await CalledInInbox(id));
        Assert.Equal("enquiry.unknown", await Refused($$"""answerEnquiry(id: "{{id}}")""", Coordinator, "coordinator", MilaApp.Other));

        await Do($$"""answerEnquiry(id: "{{id}}", text: "Oui, venez voir.")""", "enquiry { id }", Coordinator, "coordinator");
        Assert.Contains("Oui, venez voir.", Assert.Single(await Written("enquiry_answered", id)).Text, StringComparison.Ordinal);
        Assert.Equal(("Proposer un jour de visite", receivedOn.AddDays(7)), await Waiting(id));
        var visitOn = receivedOn.AddDays(3);
        await Do($$"""proposeVisit(id: "{{id}}", visitOn: "{{visitOn:O}}", at: "14:30:00")""", "enquiry { id }", Coordinator, "coordinator");
        Assert.Contains("14\u00A0h\u00A030", Assert.Single(await Written("enquiry_visit", id)).Text, StringComparison.Ordinal);
        Assert.Equal("visit.to_come", await Refused($$"""endVisit(id: "{{id}}", outcome: HELD)""", Coordinator, "coordinator"));
        await App.MoveTo(visitOn.AddDays(1));
        Assert.Equal("Noter si la visite a eu lieu", (await Waiting(id)).Label);
        await Do($$"""endVisit(id: "{{id}}", outcome: HELD)""", "enquiry { id }", Coordinator, "coordinator");

        var led = await Do($$"""openCandidacyForEnquirer(id: "{{id}}", path: BENEFICIARY)""", "enquiry { candidacyId state }", Coordinator, "coordinator");
        Assert.Equal("CANDIDATE", led.GetProperty("state").GetString());
        Assert.Contains("/candidature/", Assert.Single(await Written("enquiry_candidacy", id)).Text, StringComparison.Ordinal);
        await using var session = App.Query();
        Assert.Equal(CandidacyState.Draft, (await session.LoadAsync<Candidacy>(led.GetProperty("candidacyId").GetGuid(), Cancellation))!.State);
        Assert.Equal("candidate", (await session.LoadAsync<Instance>(EnquiryWorkflow.Start(id).InstanceId, Cancellation))!.Outcome);

        var figures = await Figures(new EnquiryFigures());
        Assert.Equal(before[EnquiryFigureKeys.Received] + 1, figures[EnquiryFigureKeys.Received]);
        Assert.Equal(before[EnquiryFigureKeys.OfChannel("form")] + 1, figures[EnquiryFigureKeys.OfChannel("form")]);
        Assert.Equal(before[EnquiryFigureKeys.LedToCandidacy] + 1, figures[EnquiryFigureKeys.LedToCandidacy]);
        Assert.Equal(before[EnquiryFigureKeys.Visits] + 1, figures[EnquiryFigureKeys.Visits]);
        Assert.InRange(figures[EnquiryFigureKeys.MedianDaysToCandidacy]!.Value, 2, 4);
        Assert.Equal(0, (await Figures(new EnquiryFigures(), MilaApp.Start.AddDays(-1)))[EnquiryFigureKeys.Received]);
        Assert.Equal(beside, await Figures(new EnquiryFigures(), tenant: MilaApp.Other));
    }

    [Fact]
    public async Task The_office_puts_down_a_call_links_the_candidacy_of_the_same_address_and_members_see_nothing()
    {
        var (_, member) = await Member("Les Indiscrets");
        var answer = await App.Graph("{ enquiries { nodes { id } } }", null, MilaApp.Mila, member, "member");
        Assert.True(answer.TryGetProperty("errors", out _));
        Assert.Equal("enquiry.no_way_back", await Refused("""logEnquiry(channel: PHONE, wish: SUPPORT, givenName: "Malo", familyName: "Sans")""", Coordinator, "coordinator"));
        var id = (await Do(
            """logEnquiry(channel: PHONE, wish: SUPPORT, givenName: "Malo", familyName: "Rappel", email: "Malo.Rappel@exemple.fr", answered: true)""",
            "enquiry { id }", Coordinator, "coordinator")).GetProperty("id").GetGuid();
        await using var session = App.Query();
        Assert.Empty(await session.Query<Mila.Workflows.Tasks.PersonTask>().Where(task => task.SubjectId == id).ToListAsync(Cancellation));

        var candidacy = Guid.CreateVersion7();
        await App.Send(new BeginCandidacy(candidacy, Guid.CreateVersion7(), PrivateLinks.NewSecret(), CandidacyPath.Beneficiary, "Malo", "Rappel", "malo.rappel@exemple.fr"));
        var seen = (await Ask($$"""{ enquiry(id: "{{id}}") { likelyCandidacies { id } } }""", Coordinator, "coordinator")).GetProperty("enquiry");
        Assert.Equal([candidacy], seen.GetProperty("likelyCandidacies").EnumerateArray().Select(each => each.GetProperty("id").GetGuid()));
        await Do($$"""linkEnquiry(id: "{{id}}", candidacyId: "{{candidacy}}")""", "enquiry { id }", Coordinator, "coordinator");
        Assert.Equal("enquiry.over", await Refused($$"""proposeVisit(id: "{{id}}", visitOn: "{{App.Today:O}}", at: "10:00:00")""", Coordinator, "coordinator"));
    }

    [Fact]
    public async Task An_enquiry_without_news_is_closed_and_its_words_go_with_the_person()
    {
        const string Tenant = MilaApp.Other;
        await App.Send(new ChangeSetting("enquiry.silence_days", "2", App.Today), Tenant);
        var id = await SendEnquiry("silence@exemple.fr", Tenant);
        await Do($$"""answerEnquiry(id: "{{id}}")""", "enquiry { id }", Coordinator, "coordinator", Tenant);
        await Do($$"""proposeVisit(id: "{{id}}", visitOn: "{{App.Today:O}}", at: "10:00:00")""", "enquiry { id }", Coordinator, "coordinator", Tenant);
        await Do($$"""endVisit(id: "{{id}}", outcome: NOT_COME)""", "enquiry { id }", Coordinator, "coordinator", Tenant);
        await App.MoveTo(App.Today.AddDays(4));
        var closed = (await Ask($$"""{ enquiry(id: "{{id}}") { end } }""", Coordinator, "coordinator", Tenant)).GetProperty("enquiry");
        Assert.Equal("NO_NEWS", closed.GetProperty("end").GetString());

        await using var session = App.Query(Tenant);
        var person = (await session.LoadAsync<Enquiry>(id, Cancellation))!.PersonId;
        await App.Send(new ErasePerson(person), Tenant);
        var erased = (await Ask($$"""{ enquiry(id: "{{id}}") { words person { displayName } } }""", Coordinator, "coordinator", Tenant)).GetProperty("enquiry");
        Assert.Equal("""{"words":null,"person":{"displayName":"Personne effacée"}}""", erased.GetRawText());
    }

    private async Task<Guid> SendEnquiry(string email, string tenant = MilaApp.Mila)
    {
        var stamp = (await App.Graph("{ candidacyForm { stamp } }", null, tenant)).GetProperty("data").GetProperty("candidacyForm").GetProperty("stamp").GetString()!;
        var sending = $$"""mutation($stamp: String!) { it: sendEnquiry(wish: SPACE, wantsVisit: true, words: "Un bureau pour deux ?", givenName: "Zoé", familyName: "Lenoir", email: "{{email}}", stamp: $stamp) { sentEnquiry { answerBy } userErrors { code } } }""";
        Assert.Contains("form.too_fast", (await App.Graph(sending, new { stamp }, tenant)).GetRawText(), StringComparison.Ordinal);
        await App.MoveTo(App.Now.AddSeconds(10));
        var sent = (await App.Graph(sending, new { stamp }, tenant)).GetProperty("data").GetProperty("it");
        await App.Quiet();
        Assert.Equal(App.Today.AddDays(5).ToString("O"), sent.GetProperty("sentEnquiry").GetProperty("answerBy").GetString());
        await using var session = App.Query(tenant);
        var person = await session.Query<Person>().SingleAsync(each => each.Email == email, Cancellation);
        return (await session.Query<Enquiry>().SingleAsync(enquiry => enquiry.PersonId == person.Id, Cancellation)).Id;
    }
}
