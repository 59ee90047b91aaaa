using System.Net;
using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Board;
using Mila.Membership.Dues;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Dues.Removals;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Mila.Stories.Board;
using Mila.Testing;
using Mila.Workflows;
using Mila.Workflows.Instances;
using Mila.Workflows.Tasks;
using Xunit;

namespace Mila.Stories.Dues;

/// <summary>A year of dues in two associations: everybody is called at once, and whoever owes is chased to the day.</summary>
public sealed class DuesYearStory : IAsyncLifetime
{
    private static readonly Guid Treasurer = NamedId.Of("treasurer");
    private MilaApp app = null!;

    public async ValueTask InitializeAsync() => app = await MilaApp.Begin();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_year_is_called_at_once_and_who_owes_is_written_to_on_each_day_and_never_twice()
    {
        var (prompt, part, late) = (await Member("Prompte"), await Member("Partielle"), await Member("Tardive"));
        var elsewhere = await Member("Voisine", MilaApp.Other);
        var plan = (await Ask("{ yearDuesPlan(year: 2023) { dueOn sum { text } calledAlready calls { structure { name } firstMonth } withoutAffiliation { id } } }")).GetProperty("yearDuesPlan");
        Assert.Equal((3, "2023-07-15"), (plan.GetProperty("calls").GetArrayLength(), plan.GetProperty("dueOn").GetString()));

        await Call();
        await Call();
        var standing = await Year();
        Assert.Equal((3, 3), (standing.GetProperty("calls").GetInt32(), standing.GetProperty("due").GetInt32()));
        Assert.Single(standing.GetProperty("campaigns").EnumerateArray());
        Assert.Equal(0, (await Ask("{ duesYear(year: 2023) { calls } }", MilaApp.Other)).GetProperty("duesYear").GetProperty("calls").GetInt32());
        await Call(MilaApp.Other);
        Assert.Equal(0, (await Ask("{ yearDuesPlan(year: 2023) { calls { amount { cents } } } }")).GetProperty("yearDuesPlan").GetProperty("calls").GetArrayLength());

        await app.Send(new RecordDuesPayment(IdOf(prompt), Money.Euros(108), app.Today, "VIR-1"));
        await app.Send(new RecordDuesPayment(IdOf(part), Money.Euros(50), app.Today, "VIR-2"));
        await app.MoveTo(new DateOnly(2023, 6, 29));
        Assert.Empty(await Letters("dues_before_reminder"));
        await app.MoveTo(new DateOnly(2023, 6, 30));
        Assert.Equal([part, late], await Letters("dues_before_reminder"));

        await app.MoveTo(new DateOnly(2023, 7, 29));
        Assert.Empty(await Letters("dues_first_reminder"));
        await app.MoveTo(new DateOnly(2023, 7, 30));
        Assert.Equal([part, late], await Letters("dues_first_reminder"));
        await app.Send(new RecordDuesPayment(IdOf(part), Money.Euros(58), app.Today, "VIR-3"));
        await app.MoveTo(new DateOnly(2023, 8, 29));
        Assert.Equal([late], await Letters("dues_second_reminder"));
        Assert.Equal([elsewhere], await Letters("dues_second_reminder", MilaApp.Other));
        var letter = Assert.Single(await Written("dues_second_reminder"));
        Assert.Contains("108,00\u00A0€ restent dus sur la cotisation 2023 de Tardive, échue le 15\u00A0juillet 2023", letter.Text, StringComparison.Ordinal);

        await app.Send(new RecordDuesPayment(IdOf(late), Money.Euros(108), app.Today, "VIR-4"));
        Assert.Equal("settled", await Outcome());
        Assert.Null(await Outcome(MilaApp.Other));
        Assert.Equal("SETTLED", (await Year()).GetProperty("campaigns")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_call_made_by_hand_is_chased_with_its_own_day_and_a_payment_that_is_returned_opens_the_chase_again()
    {
        var alone = await Member("Seule");
        await app.Send(new CallDues(IdOf(alone), alone, 2023, app.Today, FirstMonth: 6));
        await app.Send(new RecordDuesPayment(IdOf(alone), Money.Euros(63), app.Today, "VIR-1"));
        Assert.Equal("settled", await Outcome());

        await app.Send(new CancelDuesPayment(IdOf(alone), new RecordDuesPayment(IdOf(alone), Money.Zero, default, "VIR-1").PaymentId, PaymentFault.ReturnedByBank));
        await app.MoveTo(new DateOnly(2023, 6, 30));

        Assert.Equal([alone], await Letters("dues_before_reminder"));
        await using var session = app.Query();
        Assert.Equal(2, await session.Query<Instance>().CountAsync(instance => instance.SubjectKind == DuesWorkflow.Subject, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_host_that_was_down_writes_what_it_missed_in_order_and_the_days_that_follow_are_kept()
    {
        var late = await Member("Oubliée");
        await Call();
        await app.MoveTo(new DateOnly(2023, 8, 20)); // over the due day and the first reminder at once

        Assert.Equal([late], await Letters("dues_first_reminder"));
        Assert.Empty(await Letters("dues_second_reminder"));
        await app.MoveTo(new DateOnly(2023, 8, 29));
        Assert.Equal([late], await Letters("dues_second_reminder"));
    }

    [Fact]
    public async Task From_the_ninetieth_day_on_the_board_decides_and_a_member_counts_until_that_day_and_not_after()
    {
        var board = await BoardAtWork.Begin(app, MilaApp.Mila, 5);
        var (removed, delayed, pays) = (await Member("Radiée"), await Member("Patiente"), await Member("Régulière"));
        await Call();
        await Call(MilaApp.Other);
        await app.MoveTo(new DateOnly(2023, 10, 13));
        Assert.Empty(await Tasks());
        await app.MoveTo(new DateOnly(2023, 10, 14));
        Assert.Equal(["PutRemovalsToVote"], await Tasks());
        Assert.Empty(await Tasks(MilaApp.Other));
        var cases = await Ask("{ removalCases { structure { id name } daysLate letters state owed { cents } } }");
        Assert.Equal([(91, 3, "TO_DECIDE"), (91, 3, "TO_DECIDE"), (91, 3, "TO_DECIDE")], cases.GetProperty("removalCases").EnumerateArray()
            .Select(each => (each.GetProperty("daysLate").GetInt32(), each.GetProperty("letters").GetInt32(), each.GetProperty("state").GetString()!)));

        await app.Send(new PutRemovalsToVote([removed, pays]), actor: Treasurer);
        await app.Send(new PutRemovalsToVote([removed]), actor: Treasurer);
        Assert.Equal(["PutRemovalsToVote"], await Tasks());
        await app.Send(new GrantDuesDelay(delayed, DelayReason.PaymentPlan, new(2023, 12, 1)), actor: Treasurer);
        Assert.Empty(await Tasks());
        var (vote, moot) = (await Vote(removed), await Vote(pays));
        await app.Send(new RecordDuesPayment(IdOf(pays), Money.Euros(108), app.Today, "VIR-1"));
        Assert.Equal(DeliberationState.Moot, (await board.Load(moot)).State);
        for (var member = 0; member < 4; member++)
            await board.Cast(vote, member, PutRemovalsToVoteHandler.Removed);

        await app.MoveTo(new DateOnly(2023, 10, 24));
        Assert.True(await IsMember(removed, app.Today));
        await app.MoveTo(new DateOnly(2023, 10, 25)); // the vote stayed open until the 24th was over
        Assert.Equal(DeliberationState.Adopted, (await board.Load(vote)).State);
        Assert.Equal((true, false), (await IsMember(removed, new(2023, 10, 24)), await IsMember(removed, new(2023, 10, 25))));
        Assert.Equal(EndingCause.Removal, (await Structure(removed)).Memberships().Single().Cause);
        Assert.Contains("le 25\u00A0octobre 2023, de radier Radiée", Assert.Single(await Written("dues_removed")).Text, StringComparison.Ordinal);
        Assert.True(await IsMember(pays, app.Today));

        await app.MoveTo(new DateOnly(2023, 12, 1));
        Assert.Empty(await Tasks());
        await app.MoveTo(new DateOnly(2023, 12, 26)); // looked at again after the time it was given
        Assert.Equal(["PutRemovalsToVote"], await Tasks());
        await app.Send(new RecordDuesPayment(IdOf(delayed), Money.Euros(108), app.Today, "VIR-2"));
        Assert.Empty(await Tasks());
        await app.MoveTo(new DateOnly(2024, 1, 7));
        Assert.Equal("decided", await Outcome());
    }

    [Fact]
    public async Task A_member_that_the_board_keeps_stays_and_another_association_may_ask_nothing()
    {
        var board = await BoardAtWork.Begin(app, MilaApp.Mila, 5);
        var kept = await Member("Maintenue");
        await Call();
        await app.MoveTo(new DateOnly(2023, 10, 14));
        var refused = await app.Graph(
            "mutation($s: Guid!) { putRemovalsToVote(structureIds: [$s]) { userErrors { code } } }", new { s = kept }, MilaApp.Other, Treasurer, "coordinator");
        Assert.Contains("removal.not_due", refused.GetRawText(), StringComparison.Ordinal);
        Assert.True((await app.Graph("mutation($s: Guid!) { putRemovalsToVote(structureIds: [$s]) { userErrors { code } } }", new { s = kept }, person: Treasurer, roles: ["treasurer"])).TryGetProperty("errors", out _));

        await app.Send(new PutRemovalsToVote([kept]), actor: Treasurer);
        var vote = await Vote(kept);
        for (var member = 0; member < 4; member++)
            await board.Cast(vote, member, PutRemovalsToVoteHandler.Kept);
        await app.MoveTo(new DateOnly(2023, 10, 25));

        Assert.True(await IsMember(kept, app.Today));
        Assert.Equal("KEPT", (await Ask("{ removalCases { state } }")).GetProperty("removalCases")[0].GetProperty("state").GetString());
        Assert.Equal("decided", await Outcome());
        Assert.Empty(await Written("dues_removed"));
    }

    [Fact]
    public async Task A_vote_that_was_counted_elsewhere_a_moment_ago_is_heard_before_what_comes_next_is_decided()
    {
        var board = await BoardAtWork.Begin(app, MilaApp.Mila, 5);
        var kept = await Member("Comptée ailleurs");
        await Call();
        await app.MoveTo(new DateOnly(2023, 10, 14));
        await app.Send(new PutRemovalsToVote([kept]), actor: Treasurer);
        var vote = await Vote(kept);
        for (var member = 0; member < 4; member++)
            await board.Cast(vote, member, PutRemovalsToVoteHandler.Kept);
        app.Services.GetRequiredService<OffsetClock>().MoveTo(CivilCalendar.Paris.At(new(2023, 10, 25), new TimeOnly(9, 0)));
        await using (var session = app.Store.LightweightSession(MilaApp.Mila))
        {
            // As the vote's own workflow counts it; what it tells is still on its way.
            session.Events.Append(vote, new VoteClosed(vote, Tally.Of(await board.Load(vote)), app.Today));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await app.Send(new CloseRemovalVotes(DuesCampaign.IdOf(2023, new(2023, 7, 15))));

        Assert.Equal("KEPT", (await Ask("{ removalCases { state } }")).GetProperty("removalCases")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Late_dues_are_listed_on_any_day_and_an_account_and_a_file_tell_a_year()
    {
        var (part, late, elsewhere) = (await Member("Partielle"), await Member("Tardive"), await Member("Voisine", MilaApp.Other));
        await Call();
        await Call(MilaApp.Other);
        await app.Send(new RecordDuesPayment(IdOf(part), Money.Euros(50), app.Today, "VIR-1"));
        await app.MoveTo(new DateOnly(2023, 8, 1));
        await app.Send(new RecordDuesPayment(IdOf(part), Money.Euros(58), new(2023, 8, 1), "VIR-2"));

        Assert.Equal([(58_00, 10), (108_00, 10)], await Late("2023-07-25"));
        Assert.Equal([(108_00, 17)], await Late("2023-08-01"));
        Assert.Empty(await Late("2023-07-15"));
        Assert.Equal([(108_00, 10)], await Late("2023-07-25", MilaApp.Other));
        var page = (await Ask("{ lateDues(asOf: \"2023-07-25\", first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { structure { name } } } }")).GetProperty("lateDues");
        Assert.Equal((2, true), (page.GetProperty("totalCount").GetInt32(), page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()));
        var next = (await Ask($"{{ lateDues(asOf: \"2023-07-25\", after: \"{page.GetProperty("pageInfo").GetProperty("endCursor").GetString()}\") {{ nodes {{ structure {{ name }} }} }} }}")).GetProperty("lateDues");
        Assert.Equal(["Partielle", "Tardive"], page.GetProperty("nodes").EnumerateArray().Concat(next.GetProperty("nodes").EnumerateArray())
            .Select(each => each.GetProperty("structure").GetProperty("name").GetString()!).Order());

        var account = (await Ask($"{{ duesAccount(structureId: \"{part}\") {{ structureName association mentions balance {{ cents }} lines {{ move receiptNumber balance {{ cents }} }} }} }}")).GetProperty("duesAccount");
        Assert.Equal([108_00, 58_00, 0], account.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("balance").GetProperty("cents").GetInt32()));
        Assert.Equal(JsonValueKind.Null, (await Ask($"{{ duesAccount(structureId: \"{elsewhere}\") {{ day }} }}")).GetProperty("duesAccount").ValueKind);
        Assert.Contains("1er juillet 1901", account.GetProperty("mentions").GetString(), StringComparison.Ordinal);
        var csv = (await Ask("{ duesCsv(year: 2023) }")).GetProperty("duesCsv").GetString()!;
        Assert.Contains("paiement;Partielle", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Voisine", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_page_of_removals_the_board_is_asked_and_time_is_given()
    {
        await BoardAtWork.Begin(app, MilaApp.Mila, 3);
        var (proposed, patient) = (await Member("Proposée"), await Member("Patiente"));
        await Call();
        await app.MoveTo(new DateOnly(2023, 10, 14));
        using var coordinator = app.PageReader(MilaApp.Mila, Treasurer, "coordinator");

        Assert.Equal(HttpStatusCode.Redirect, await Post(coordinator, "Put", ("structureIds", $"{proposed}")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(coordinator, "Put"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(coordinator, "Grant", ("structureId", $"{patient}"), ("reason", "PAYMENT_PLAN"), ("until", "2023-10-01")));
        Assert.Equal(HttpStatusCode.Redirect, await Post(coordinator, "Grant", ("structureId", $"{patient}"), ("reason", "PAYMENT_PLAN"), ("until", "2023-11-30")));

        using var shown = await coordinator.GetAsync("/cotisations/radiations", TestContext.Current.CancellationToken);
        var page = WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Vote jusqu’au 24\u00A0octobre 2023", page, StringComparison.Ordinal);
        Assert.Contains("Délai jusqu’au 30\u00A0novembre 2023", page, StringComparison.Ordinal);
        Assert.Empty(await Tasks());
    }

    private static async Task<HttpStatusCode> Post(HttpClient client, string handler, params (string Name, string Value)[] fields)
    {
        using var shown = await client.GetAsync("/cotisations/radiations", TestContext.Current.CancellationToken);
        var token = PageForm.TokenOf(await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create(PageForm.TokenField, token)]);
        using var posted = await client.PostAsync($"/cotisations/radiations?handler={handler}", form, TestContext.Current.CancellationToken);
        return posted.StatusCode;
    }

    private async Task<IEnumerable<(int Cents, int Days)>> Late(string day, string tenant = MilaApp.Mila) =>
        (await Ask($"{{ lateDues(asOf: \"{day}\") {{ nodes {{ owed {{ cents }} daysLate }} }} }}", tenant)).GetProperty("lateDues").GetProperty("nodes").EnumerateArray()
            .Select(each => (each.GetProperty("owed").GetProperty("cents").GetInt32(), each.GetProperty("daysLate").GetInt32())).Order();

    private async Task<Guid> Vote(Guid structure)
    {
        await using var session = app.Query();
        return (await session.LoadAsync<Debtor>(Debtor.IdOf(structure)))!.DeliberationId!.Value;
    }

    private async Task<Structure> Structure(Guid id)
    {
        await using var session = app.Query();
        return (await session.LoadAsync<Structure>(id))!;
    }

    private async Task<bool> IsMember(Guid structure, DateOnly day)
    {
        await using var session = app.Query();
        return await new Viewpoint(day, PeriodRow.KnownNow).Rows<MembershipPeriod>(session).AnyAsync(row => row.StructureId == structure);
    }

    /// <summary>The commands that settle what waits for a coordinator.</summary>
    private async Task<IEnumerable<string>> Tasks(string tenant = MilaApp.Mila)
    {
        await app.Quiet();
        await using var session = app.Query(tenant);
        return (await session.Query<PersonTask>().Where(task => task.SubjectKind == DuesWorkflow.Subject).ToListAsync()).Select(task => task.Command);
    }

    private static Guid IdOf(Guid structure) => CallDues.IdOf(structure, 2023);

    private async Task Call(string tenant = MilaApp.Mila)
    {
        var answer = await Ask("mutation { callYearDues(year: 2023) { duesYear { calls } userErrors { code } } }", tenant);
        Assert.Equal("[]", answer.GetProperty("callYearDues").GetProperty("userErrors").GetRawText());
        await app.Quiet();
    }

    private async Task<JsonElement> Year() => (await Ask("{ duesYear(year: 2023) { calls due campaigns { state } } }")).GetProperty("duesYear");

    private async Task<JsonElement> Ask(string document, string tenant = MilaApp.Mila)
    {
        var answer = await app.Graph(document, null, tenant, Treasurer, "treasurer");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind is JsonValueKind.Undefined ? "" : errors.GetRawText());
        return answer.GetProperty("data");
    }

    /// <summary>The structures that were written a letter, in the order they were registered.</summary>
    private async Task<IEnumerable<Guid>> Letters(string template, string tenant = MilaApp.Mila)
    {
        await using var session = app.Query(tenant);
        var letters = await Written(template, tenant);
        var calls = await session.LoadManyAsync<DuesCall>(TestContext.Current.CancellationToken, letters.Select(letter => letter.SubjectId));
        return calls.Select(call => call.StructureId).Order();
    }

    private async Task<IReadOnlyList<Letter>> Written(string template, string tenant = MilaApp.Mila)
    {
        await using var session = app.Query(tenant);
        return await session.Query<Letter>().Where(letter => letter.Template == template).ToListAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string?> Outcome(string tenant = MilaApp.Mila)
    {
        await app.Quiet();
        await using var session = app.Query(tenant);
        return (await session.Query<Instance>().Where(instance => instance.SubjectKind == DuesWorkflow.Subject).ToListAsync(TestContext.Current.CancellationToken)).Single().Outcome;
    }

    private async Task<Guid> Member(string name, string tenant = MilaApp.Mila)
    {
        var (id, leader) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.Send(new RecordPerson(leader, "Ada", name), tenant);
        await app.Send(new RegisterStructure(
            id, StructureKind.Company, name, null, null, null, [Activity.Label], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)), tenant);
        await app.Send(new SetAffiliation(id, Affiliation.Beneficiary, new(2022, 1, 3)), tenant);
        await app.Send(new BeginMembership(id, new DateOnly(2022, 1, 3), null), tenant);
        return id;
    }
}
