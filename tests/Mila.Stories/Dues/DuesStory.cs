using System.Net;
using System.Text.Json;
using Marten;
using Mila.Kernel;
using Mila.Membership.Charter;
using Mila.Membership.Dues;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Dues;

/// <summary>Dues are called, paid in parts and too much, with receipts; the charter is signed; another association is beside.</summary>
public sealed class DuesStory : IAsyncLifetime
{
    private MilaApp app = null!;

    public async ValueTask InitializeAsync() => app = await MilaApp.Begin();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Dues_are_called_once_paid_in_parts_and_too_much_and_the_surplus_pays_the_next_year()
    {
        var structure = await Structure("Les Ondes");
        var call = Called(await Ask(
            "mutation($s: Guid!) { callDues(structureId: $s, year: 2023, firstMonth: 6) { duesCall { id structureName amount { cents text } dueOn state } userErrors { code } } }", new { s = structure }), "callDues");
        Assert.Equal(("Les Ondes", 63_00, "DUE"), (call.GetProperty("structureName").GetString(), Cents(call, "amount"), call.GetProperty("state").GetString()));
        Assert.Equal("2023-07-15", call.GetProperty("dueOn").GetString());
        var id = call.GetProperty("id").GetGuid();
        await app.Send(new CallDues(id, structure, 2023, app.Today, 1));

        Assert.Equal("PART_PAID", Called(await Pay(id, 40_00, "VIR-1"), "recordDuesPayment").GetProperty("state").GetString());
        await Pay(id, 40_00, "VIR-1");
        var settled = Called(await Pay(id, 100_00, "VIR-2"), "recordDuesPayment");
        Assert.Equal(("SETTLED", 140_00, 77_00), (settled.GetProperty("state").GetString(), Cents(settled, "received"), Cents(settled, "credit")));

        var next = CallDues.IdOf(structure, 2024);
        await app.Send(new CallDues(next, structure, 2024, app.Today));
        await using var session = app.Query();
        Assert.Equal(Money.Euros(108 - 77), (await session.LoadAsync<DuesCall>(next))!.Owed);
        Assert.Equal(Money.Zero, (await session.LoadAsync<DuesCall>(id))!.Credit);
        Assert.Equal(2, (await Ask("query($s: Guid!) { duesOf(structureId: $s) { year } }", new { s = structure })).GetProperty("data").GetProperty("duesOf").GetArrayLength());
    }

    [Fact]
    public async Task Receipts_recorded_at_once_are_numbered_without_a_gap_and_each_is_printed_with_the_legal_mentions()
    {
        var calls = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            var structure = await Structure($"Structure {i}");
            calls.Add(CallDues.IdOf(structure, 2023));
            await app.Send(new CallDues(calls[i], structure, 2023, app.Today));
        }

        await Task.WhenAll(calls.Select((call, i) => Task.Run(() => app.Send(new RecordDuesPayment(call, Money.Euros(10), app.Today, $"VIR-{i}")))));

        await using var session = app.Query();
        var numbers = (await session.Query<DuesCall>().ToListAsync()).SelectMany(call => call.Payments).Select(payment => payment.ReceiptNumber).Order();
        Assert.Equal(Enumerable.Range(1, 8).Select(number => $"2023-{number:0000}"), numbers);
        var payment = new RecordDuesPayment(calls[0], Money.Zero, app.Today, "VIR-0").PaymentId;
        var receipt = (await Ask(
            "query($c: Guid!, $p: Guid!) { duesReceipt(duesCallId: $c, paymentId: $p) { number amount { text } association structureName mentions isVoid } }",
            new { c = calls[0], p = payment })).GetProperty("data").GetProperty("duesReceipt");
        Assert.Equal(("Le MILA", "Structure 0", false),
            (receipt.GetProperty("association").GetString(), receipt.GetProperty("structureName").GetString(), receipt.GetProperty("isVoid").GetBoolean()));
        Assert.Contains("1er juillet 1901", receipt.GetProperty("mentions").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_structure_is_in_arrears_after_the_due_day_until_it_pays_and_what_was_known_before_stays_known()
    {
        var structure = await Structure("Retard");
        var call = CallDues.IdOf(structure, 2023);
        await app.Send(new CallDues(call, structure, 2023, app.Today));
        var due = app.Today.AddDays(30);
        await app.MoveTo(due.AddDays(10));
        var before = app.Now;
        Assert.Equal([(due.AddDays(1), DateOnly.MaxValue)], await Arrears(structure, app.Now));
        await app.MoveTo(due.AddDays(20));
        await app.Send(new RecordDuesPayment(call, Money.Euros(108), due.AddDays(15), "VIR-9"));

        Assert.Equal([(due.AddDays(1), due.AddDays(15))], await Arrears(structure, app.Now));
        Assert.Equal([(due.AddDays(1), DateOnly.MaxValue)], await Arrears(structure, before));

        await app.Send(new CancelDuesPayment(call, new RecordDuesPayment(call, Money.Zero, default, "VIR-9").PaymentId, PaymentFault.ReturnedByBank));
        Assert.Equal([(due.AddDays(1), DateOnly.MaxValue)], await Arrears(structure, app.Now));
        Assert.Contains($"{structure}", await Listed("year: 2023, overdue: true, search: \"RÉTARD\""), StringComparison.Ordinal);
        Assert.DoesNotContain($"{structure}", await Listed("year: 2023, search: \"inconnue\""), StringComparison.Ordinal);
        Assert.DoesNotContain($"{structure}", await Listed("year: 2022, state: DUE"), StringComparison.Ordinal);

        async Task<string> Listed(string filter) => (await Ask($"{{ duesCalls({filter}) {{ nodes {{ structureId }} }} }}", null)).GetRawText();
    }

    [Fact]
    public async Task The_charter_and_the_engagement_contract_are_signed_with_their_proof()
    {
        var structure = await Structure("Charte");
        var person = Guid.CreateVersion7();
        await app.Send(new RecordPerson(person, "Ada", "Signe"));
        await Ask("mutation { adoptCharterVersion(version: 1, text: \"Écologie, partage, inclusion.\", on: \"2022-09-20\") { userErrors { code } } }", null);
        await app.Send(new AcceptCharter(structure, 1, person, app.Today));
        await app.Send(new AcceptEngagement(structure, person, app.Today));

        var pledges = (await Ask("query($s: Guid!) { pledgesOf(structureId: $s) { charter { version acceptance { name on } } engagement { name } } }", new { s = structure }))
            .GetProperty("data").GetProperty("pledgesOf");
        Assert.Equal("Ada Signe", pledges.GetProperty("engagement").GetProperty("name").GetString());
        Assert.Equal(1, pledges.GetProperty("charter")[0].GetProperty("version").GetInt32());
        Assert.Equal("Écologie, partage, inclusion.", (await app.Graph("{ charter { text } }")).GetProperty("data").GetProperty("charter").GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Null, (await app.Graph("{ charter { text } }", tenant: MilaApp.Other)).GetProperty("data").GetProperty("charter").ValueKind);
    }

    [Fact]
    public async Task Another_association_sees_no_dues_and_nobody_without_the_right_records_any()
    {
        var structure = await Structure("Voisine");
        var call = CallDues.IdOf(structure, 2023);
        await app.Send(new CallDues(call, structure, 2023, app.Today));

        var seen = await app.Graph(
            "query($c: Guid!, $s: Guid!) { duesCall(id: $c) { id } duesOf(structureId: $s) { id } duesCalls { totalCount } pledgesOf(structureId: $s) { charter { version } } }",
            new { c = call, s = structure }, MilaApp.Other, Guid.CreateVersion7(), "coordinator");
        Assert.Equal("""{"duesCall":null,"duesOf":[],"duesCalls":{"totalCount":0},"pledgesOf":{"charter":[]}}""", seen.GetProperty("data").GetRawText());
        var elsewhere = await app.Graph(PayDocument, new { c = call, cents = 5_00, r = "VIR-1" }, MilaApp.Other, Guid.CreateVersion7(), "treasurer");
        Assert.Contains("id.unknown", elsewhere.GetRawText(), StringComparison.Ordinal);
        Assert.True((await app.Graph(PayDocument, new { c = call, cents = 5_00, r = "VIR-1" }, person: Guid.CreateVersion7(), roles: ["board_member"])).TryGetProperty("errors", out _));
        await using var session = app.Query();
        Assert.Empty((await session.LoadAsync<DuesCall>(call))!.Payments);
    }

    [Fact]
    public async Task A_payment_is_recorded_on_the_page_and_its_receipt_is_printed()
    {
        var structure = await Structure("Le Quai");
        var call = CallDues.IdOf(structure, app.Today.Year);
        await app.Send(new CallDues(call, structure, app.Today.Year, app.Today));
        using var treasurer = app.PageReader(MilaApp.Mila, Coordinator, "treasurer");

        Assert.Contains($"/cotisations/{call}", await Page(treasurer, "/cotisations?nom=quai"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/cotisations/{call}", await Page(treasurer, "/cotisations?etat=reglees"), StringComparison.Ordinal);
        var token = PageForm.TokenOf(await Page(treasurer, $"/cotisations/{call}"));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["cents"] = "54,50", ["on"] = $"{app.Today:yyyy-MM-dd}", ["reference"] = "CHQ-77", [PageForm.TokenField] = token,
        });
        using var posted = await treasurer.PostAsync($"/cotisations/{call}?handler=Pay", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);

        await using var session = app.Query();
        var payment = Assert.Single((await session.LoadAsync<DuesCall>(call, TestContext.Current.CancellationToken))!.Payments);
        Assert.Equal(Money.Euros(54.50m), payment.Amount);
        var receipt = await Page(treasurer, $"/cotisations/{call}/recus/{payment.Id}");
        Assert.Contains("Le Quai", receipt, StringComparison.Ordinal);
        Assert.Contains("1er juillet 1901", receipt.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_is_cancelled_by_hand_a_surplus_given_back_and_what_will_not_come_given_up_on_the_page()
    {
        Guid[] calls = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(async n => CallDues.IdOf(await Structure($"Reste {n}"), 2023)))];
        await using (var session = app.Query())
            foreach (var structure in (await session.Query<Structure>().ToListAsync(TestContext.Current.CancellationToken)).Select(each => each.Id))
                await app.Send(new CallDues(CallDues.IdOf(structure, 2023), structure, 2023, app.Today));

        await Ask("mutation($c: Guid!) { cancelDuesCall(duesCallId: $c, reason: EXEMPTED) { userErrors { code } } }", new { c = calls[0] });
        await Pay(calls[1], 120_00, "VIR-1");
        var refunded = await Ask("""mutation($c: Guid!) { refundDues(duesCallId: $c, cents: 1200, reference: "REM-1") { duesCall { credit { cents } refunds { reference } } userErrors { code } } }""", new { c = calls[1] });
        Assert.Equal(0, Cents(Called(refunded, "refundDues"), "credit"));
        const string GiveUp = "mutation($c: Guid!) { writeOffDues(duesCallId: $c, reason: TOO_SMALL) { userErrors { code } } }";
        Assert.True((await Ask(GiveUp, new { c = calls[2] })).TryGetProperty("errors", out _));
        using var president = app.PageReader(MilaApp.Mila, NamedId.Of("president"), "president");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["reason"] = "TOO_SMALL", [PageForm.TokenField] = PageForm.TokenOf(await Page(president, $"/cotisations/{calls[2]}")) });
        using var posted = await president.PostAsync($"/cotisations/{calls[2]}?handler=WriteOff", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);

        await using var after = app.Query();
        Assert.Equal([DuesState.Cancelled, DuesState.Settled, DuesState.WrittenOff], (await after.LoadManyAsync<DuesCall>(TestContext.Current.CancellationToken, calls)).OrderBy(call => Array.IndexOf(calls, call.Id)).Select(call => call.State));
        Assert.Contains("abandonnés", await Page(president, $"/cotisations/{calls[2]}"), StringComparison.Ordinal);
    }

    private static async Task<string> Page(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(answer.StatusCode is HttpStatusCode.OK, page);
        return page;
    }

    private const string PayDocument =
        "mutation($c: Guid!, $cents: Int!, $r: String!) { recordDuesPayment(duesCallId: $c, cents: $cents, reference: $r) { duesCall { state received { cents } credit { cents } } userErrors { code } } }";

    private Task<JsonElement> Pay(Guid call, int cents, string reference) => Ask(PayDocument, new { c = call, cents, r = reference });

    private Task<JsonElement> Ask(string document, object? variables) => app.Graph(document, variables, MilaApp.Mila, Coordinator, "coordinator");

    private static readonly Guid Coordinator = NamedId.Of("coordinator");

    private async Task<Guid> Structure(string name)
    {
        var id = Guid.CreateVersion7();
        await app.Send(new RegisterStructure(id, StructureKind.Company, name, null, null, null, [Activity.Label], false, null, [], new(2023, 1, 1)));
        await app.Send(new SetAffiliation(id, Affiliation.Beneficiary, new(2023, 1, 1)));
        return id;
    }

    private async Task<IEnumerable<(DateOnly, DateOnly)>> Arrears(Guid structure, DateTimeOffset knownAt)
    {
        await using var session = app.Query();
        return (await session.Query<DuesArrears>().Where(row => row.StructureId == structure && row.RecordedFrom <= knownAt && row.RecordedUntil > knownAt).ToListAsync())
            .Select(row => (row.Since, row.Until));
    }

    private static long Cents(JsonElement call, string field) => call.GetProperty(field).GetProperty("cents").GetInt64();

    private static JsonElement Called(JsonElement answer, string field)
    {
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.GetRawText());
        Assert.Equal("[]", answer.GetProperty("data").GetProperty(field).GetProperty("userErrors").GetRawText());
        return answer.GetProperty("data").GetProperty(field).GetProperty("duesCall");
    }
}
