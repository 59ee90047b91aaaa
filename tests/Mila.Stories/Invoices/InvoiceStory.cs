using System.Text.Json;
using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Membership.Invoices;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.Modules.Figures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Invoices;

/// <summary>Invoices from draft to the last cent, their unbroken numbers, what the law wants on them, who sees which; another association is beside.</summary>
public sealed class InvoiceStory : IAsyncLifetime
{
    private static readonly Guid Treasurer = NamedId.Of("treasurer");
    private static readonly Guid Leader = NamedId.Of("leader");

    private MilaApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await MilaApp.Begin();
        await app.Send(new ChangeSetting("invoice.seller_address", "4 rue André Messager, 75018 Paris", app.Today));
        await app.Send(new ChangeSetting("invoice.seller_identifiers", "SIRET 443 061 841 00047, RNA W751153122", app.Today));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Twenty_issued_at_once_are_numbered_without_a_gap_and_what_is_refused_takes_no_number()
    {
        var buyer = await Structure("Les Ondes");
        var nowhere = await Structure("Sans Adresse", address: null);
        Guid[] drafts = [.. Enumerable.Range(0, 20).Select(n => NamedId.Of("draft", $"{n}"))];
        foreach (var draft in drafts)
            await app.Send(new DraftInvoice(draft, buyer, InvoicePurpose.Room, app.Today, [new("Salle", 1, Money.Euros(60), null)]));
        var refused = NamedId.Of("refused");
        await app.Send(new DraftInvoice(refused, nowhere, InvoicePurpose.Room, app.Today, [new("Salle", 1, Money.Euros(60), null)]));

        await Task.WhenAll(drafts.Select(draft => Task.Run(() => app.Send(new IssueInvoice(draft))))
            .Append(Task.Run(async () => Assert.Equal("invoice.buyer_unaddressed", (await Assert.ThrowsAsync<RuleViolation>(() => app.Send(new IssueInvoice(refused)))).Code))));
        await app.Send(new IssueInvoice(drafts[0]));

        await using var session = app.Query();
        var numbers = (await session.Query<Invoice>().Where(invoice => invoice.Number != null).ToListAsync()).Select(invoice => invoice.Number).Order();
        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"F-2023-{number:0000}"), numbers);
    }

    [Fact]
    public async Task An_invoice_is_drafted_issued_paid_credited_refunded_and_stays_what_it_was_on_its_day()
    {
        var buyer = await Structure("Les Ondes");
        var id = Data(await Ask(
            """mutation($s: Guid!) { draftInvoice(structureId: $s, purpose: SALE, lines: [{ label: "Guide", quantity: 2, cents: 2500 }]) { invoice { id state number } userErrors { code } } }""", new { s = buyer }), "draftInvoice")
            .GetProperty("invoice").GetProperty("id").GetGuid();
        var issued = Data(await Ask("mutation($i: Guid!) { issueInvoice(invoiceId: $i) { invoice { number state dueOn } userErrors { code } } }", new { i = id }), "issueInvoice").GetProperty("invoice");
        Assert.Equal(("F-2023-0001", "DUE", "2023-07-15"), (issued.GetProperty("number").GetString(), issued.GetProperty("state").GetString(), issued.GetProperty("dueOn").GetString()));
        await app.MoveTo(app.Today.AddDays(10));
        await app.Send(new RecordInvoicePayment(id, Money.Euros(50), app.Today, "VIR-1"));
        await app.Send(new ChangeIdentity(buyer, "Autre Nom", null, null, "Ailleurs"));
        var credited = Data(await Ask(
            "mutation($i: Guid!) { issueCreditNote(invoiceId: $i, reason: RETURNED, lines: [{ line: 1, cents: 1000 }]) { invoice { surplus { cents } creditNotes { number paper { corrects buyer total { cents } } } } userErrors { code } } }",
            new { i = id }), "issueCreditNote").GetProperty("invoice");
        Assert.Equal(
            """{"surplus":{"cents":1000},"creditNotes":[{"number":"A-2023-0001","paper":{"corrects":"F-2023-0001","buyer":"Les Ondes","total":{"cents":1000}}}]}""", credited.GetRawText());
        Assert.Empty(Data(await Ask(
            """mutation($i: Guid!) { refundInvoice(invoiceId: $i, cents: 1000, reference: "REM-1") { userErrors { code } } }""", new { i = id }), "refundInvoice").GetProperty("userErrors").EnumerateArray());

        var paper = (await Ask("query($i: Guid!) { invoice(id: $i) { paper { buyer seller sellerIdentifiers mentions sha256 } } }", new { i = id })).GetProperty("data").GetProperty("invoice").GetProperty("paper");
        Assert.Equal(("Les Ondes", "Le MILA"), (paper.GetProperty("buyer").GetString(), paper.GetProperty("seller").GetString()));
        Assert.Contains("293 B", paper.GetProperty("mentions").GetRawText(), StringComparison.Ordinal);
        await using var session = app.Query();
        var fact = Assert.Single((await session.Events.FetchStreamAsync(id)).Select(each => each.Data).OfType<InvoiceIssued>());
        Assert.Equal(fact.Sha256, paper.GetProperty("sha256").GetString());
        Assert.Equal([("DUE", 5000), ("SETTLED", 0)], [await Standing(id, "2023-06-20"), await Standing(id, "2023-06-26")]);
        var figures = (await ShippedFigures.Handle(
            new ResolveFigures([InvoiceFigureKeys.Invoiced, InvoiceFigureKeys.Collected, InvoiceFigureKeys.Outstanding], new(2023, 1, 1), app.Today, null), session, default)).Figures;
        Assert.Equal([40m, 40m, 0m], figures.Select(figure => figure.Value));
        var csv = (await Ask("{ invoicesCsv(year: 2023) }", null)).GetProperty("data").GetProperty("invoicesCsv").GetString()!;
        Assert.Contains("remboursement;;F-2023-0001;Les Ondes", csv, StringComparison.Ordinal);
        var account = (await Ask("query($s: Guid!) { duesAccount(structureId: $s) { balance { cents } lines { move number } } }", new { s = buyer })).GetProperty("data").GetProperty("duesAccount");
        Assert.Equal(0, account.GetProperty("balance").GetProperty("cents").GetInt64());
        Assert.Contains("""{"move":"CREDITED","number":"A-2023-0001"}""", account.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_of_another_module_is_invoiced_once_and_answered_each_time_refusals_included()
    {
        var request = new RaiseInvoice(NamedId.Of("request"), await Structure("Les Ondes"), "occupancy", app.Today, [new("Bureau 4, juin", 1, 210_00)]);
        await app.Send(request);
        await app.Send(request);
        var refused = new RaiseInvoice(NamedId.Of("other"), Guid.CreateVersion7(), "room", app.Today, [new("Salle", 1, 10_00)]);

        var (first, again, refusal) = (await Answer(request), await Answer(request), await Answer(refused));
        await using var session = app.Query();
        var invoice = Assert.Single(await session.Query<Invoice>().ToListAsync());
        Assert.Equal(new InvoiceRaised(request.RequestId, invoice.Id, "F-2023-0001", 210_00, app.Today.AddDays(30)), first);
        Assert.Equal(first, again);
        Assert.Equal(new InvoiceRefused(refused.RequestId, "id.unknown"), refusal);
    }

    [Fact]
    public async Task Members_see_the_issued_invoices_of_their_structure_officers_alone_give_up_and_another_association_sees_nothing()
    {
        await app.Send(new RecordPerson(Leader, "Ada", "Meneuse"));
        var (own, other) = (await Structure("La Sienne", leader: Leader), await Structure("Une Autre"));
        var (mine, draft, theirs) = (NamedId.Of("mine"), NamedId.Of("draft"), NamedId.Of("theirs"));
        foreach (var (id, buyer) in new[] { (mine, own), (draft, own), (theirs, other) })
            await app.Send(new DraftInvoice(id, buyer, InvoicePurpose.Room, app.Today, [new("Salle", 1, Money.Euros(60), null)]));
        await app.Send(new IssueInvoice(mine));
        await app.Send(new IssueInvoice(theirs));

        const string Seen = "query($i: Guid!) { invoices { nodes { invoice { id } } } invoice(id: $i) { id } }";
        var seen = (await app.Graph(Seen, new { i = theirs }, person: Leader, roles: ["member"])).GetProperty("data").GetRawText();
        Assert.Equal($$$"""{"invoices":{"nodes":[{"invoice":{"id":"{{{mine}}}"}}]},"invoice":null}""", seen);
        var beside = (await app.Graph(Seen, new { i = mine }, MilaApp.Other, Treasurer, "treasurer")).GetProperty("data").GetRawText();
        Assert.Equal("""{"invoices":{"nodes":[]},"invoice":null}""", beside);
        const string GiveUp = "mutation($i: Guid!) { writeOffInvoice(invoiceId: $i, reason: VANISHED) { invoice { state } userErrors { code } } }";
        Assert.True((await app.Graph(GiveUp, new { i = mine }, person: NamedId.Of("coordinator"), roles: ["coordinator"])).TryGetProperty("errors", out _));
        Assert.Equal("WRITTEN_OFF", Data(await Ask(GiveUp, new { i = mine }), "writeOffInvoice").GetProperty("invoice").GetProperty("state").GetString());
    }

    private async Task<object> Answer(RaiseInvoice request)
    {
        await using var session = app.Store.LightweightSession(MilaApp.Mila);
        var services = app.Services;
        var moment = new Moment(app.Now, CivilCalendar.Paris, MilaApp.Mila, null);
        return Assert.Single(await RaiseInvoiceHandler.Handle(
            request, session, (Settings)services.GetService(typeof(Settings))!, (Tenants)services.GetService(typeof(Tenants))!, moment, default), message => message is InvoiceRaised or InvoiceRefused);
    }

    private async Task<(string? State, long Owed)> Standing(Guid id, string day)
    {
        var node = (await Ask($$"""{ invoices(asOf: "{{day}}") { nodes { state owed { cents } invoice { id } } } }""", null)).GetProperty("data").GetProperty("invoices").GetProperty("nodes")
            .EnumerateArray().Single(each => each.GetProperty("invoice").GetProperty("id").GetGuid() == id);
        return (node.GetProperty("state").GetString(), node.GetProperty("owed").GetProperty("cents").GetInt64());
    }

    private Task<JsonElement> Ask(string document, object? variables) => app.Graph(document, variables, MilaApp.Mila, Treasurer, "treasurer");

    private static JsonElement Data(JsonElement answer, string field)
    {
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.GetRawText());
        Assert.Equal("[]", answer.GetProperty("data").GetProperty(field).GetProperty("userErrors").GetRawText());
        return answer.GetProperty("data").GetProperty(field);
    }

    private async Task<Guid> Structure(string name, string? address = "1 rue Léon, 75018 Paris", Guid? leader = null)
    {
        var id = Guid.CreateVersion7();
        await app.Send(new RegisterStructure(
            id, StructureKind.Company, name, null, null, address, [Activity.Label], false, null, leader is { } who ? [new Contact(who, ContactRole.Leader)] : [], new(2023, 1, 1)));
        return id;
    }
}
