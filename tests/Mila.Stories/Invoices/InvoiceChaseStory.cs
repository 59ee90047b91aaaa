using System.Text;
using System.Text.Json;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Arrangements;
using Mila.Membership.Dues;
using Mila.Membership.Dues.Removals;
using Mila.Membership.Invoices;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Invoices;

/// <summary>A late invoice is chased to a person's desk, paid in parts and followed; the bank's file pays it; another association is beside.</summary>
public sealed class InvoiceChaseStory : IAsyncLifetime
{
    private static readonly Guid Treasurer = NamedId.Of("treasurer");
    private static readonly Guid Coordinator = NamedId.Of("coordinator");
    private static readonly Guid Leader = NamedId.Of("leader");
    private static readonly Guid Buyer = NamedId.Of("buyer");
    private static readonly Guid Invoice = NamedId.Of("chased");

    private MilaApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await MilaApp.Begin();
        await app.Send(new ChangeSetting("invoice.seller_address", "4 rue André Messager, 75018 Paris", app.Today));
        await app.Send(new ChangeSetting("invoice.seller_identifiers", "SIRET 443 061 841 00047", app.Today));
        await app.Send(new RecordPerson(Leader, "Ada", "Meneuse", "ada@exemple.fr"));
        await app.Send(new RegisterStructure(Buyer, StructureKind.Company, "Les Ondes", null, null, "1 rue Léon, 75018 Paris", [Activity.Label], false, null, [new Contact(Leader, ContactRole.Leader)], app.Today));
        await app.Send(new DraftInvoice(Invoice, Buyer, InvoicePurpose.Room, app.Today, [new("Salle", 2, Money.Euros(60), null)]));
        await app.Send(new IssueInvoice(Invoice));
        await app.Quiet();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task It_is_reminded_of_once_before_and_twice_after_its_day_and_then_somebody_decides()
    {
        var due = app.Today.AddDays(30);
        await app.MoveTo(due.AddDays(-7));
        Assert.Equal(0, await Letters("invoice_before_reminder"));
        await app.MoveTo(due.AddDays(-3));
        Assert.Equal(1, await Letters("invoice_before_reminder"));
        await app.MoveTo(due.AddDays(13));
        Assert.Equal(0, await Letters("invoice_first_reminder"));
        await app.MoveTo(due.AddDays(58));
        Assert.Equal((1, 1, 1), (await Letters("invoice_before_reminder"), await Letters("invoice_first_reminder"), await Letters("invoice_second_reminder")));
        Assert.Empty(await Waiting());
        await app.MoveTo(due.AddDays(63));
        Assert.Equal([$"/factures/{Invoice}"], await Waiting());

        await app.Send(new RecordInvoicePayment(Invoice, Money.Euros(120), app.Today, "VIR-1"));
        await app.Quiet();
        Assert.Empty(await Waiting());
        await app.Send(new CancelInvoicePayment(Invoice, new RecordInvoicePayment(Invoice, Money.Euros(120), app.Today, "VIR-1").PaymentId, Mila.Membership.Dues.PaymentFault.ReturnedByBank));
        await app.MoveTo(app.Today.AddDays(3));
        Assert.Equal([$"/factures/{Invoice}"], await Waiting()); // chased again, and long late
        await NothingBeside();
    }

    [Fact]
    public async Task It_is_paid_in_parts_each_reminded_of_and_a_part_that_is_late_for_long_ends_that()
    {
        var first = app.Today.AddDays(20);
        Assert.Equal("arrangement.sum_differs", await Agree("INVOICE", Invoice, (6000, first), (5999, first.AddDays(30))));
        Assert.Null(await Agree("INVOICE", Invoice, (4000, first), (4000, first.AddDays(30)), (4000, first.AddDays(60))));
        Assert.Equal(1, await Letters("arrangement_agreed"));
        Assert.Equal("arrangement.in_force", await Agree("INVOICE", Invoice, (6000, first), (6000, first.AddDays(30))));

        await app.MoveTo(first.AddDays(-2));
        Assert.Equal(1, await Letters("instalment_before_reminder"));
        await app.Send(new RecordInvoicePayment(Invoice, Money.Euros(40), app.Today, "VIR-1"));
        await app.MoveTo(first.AddDays(29));
        Assert.Equal((2, 0, 0), (await Letters("instalment_before_reminder"), await Letters("instalment_late_reminder"), await Letters("invoice_before_reminder")));
        await app.MoveTo(first.AddDays(36));
        Assert.Equal(1, await Letters("instalment_late_reminder"));
        Assert.Empty(await Waiting());
        await app.MoveTo(first.AddDays(48));
        Assert.Equal(1, await Letters("arrangement_broken"));
        Assert.Equal([$"/factures/{Invoice}"], await Waiting());
        var seen = (await Ask($$"""{ invoice(id: "{{Invoice}}") { arrangement { state parts { isPaid } } } }""")).GetProperty("invoice").GetProperty("arrangement").GetRawText();
        Assert.Equal("""{"state":"BROKEN","parts":[{"isPaid":true},{"isPaid":false},{"isPaid":false}]}""", seen);

        Assert.Null(await Agree("INVOICE", Invoice, (4000, app.Today), (4000, app.Today.AddDays(10))));
        Assert.Empty(await Waiting());
        await app.Send(new RecordInvoicePayment(Invoice, Money.Euros(80), app.Today, "VIR-2"));
        await app.Quiet();
        await using var session = app.Query();
        Assert.Equal([ArrangementState.Broken, ArrangementState.Kept], (await session.Query<Arrangement>().ToListAsync()).Select(each => each.State).Order().Reverse());
    }

    [Fact]
    public async Task Dues_paid_in_parts_are_not_chased_and_are_again_when_that_is_cancelled()
    {
        await app.Send(new SetAffiliation(Buyer, Affiliation.Beneficiary, app.Today));
        await app.Send(new BeginMembership(Buyer, app.Today, null));
        await app.Send(new Mila.Membership.Dues.Campaigns.CallYearDues(2023, app.Today));
        await app.Quiet();
        var call = CallDues.IdOf(Buyer, 2023);
        var owed = (await Load<DuesCall>(call)).Owed;
        var today = app.Today;
        Assert.Null(await Agree("DUES", call, ((int)owed.Cents - 1000, today.AddDays(40)), (1000, today.AddDays(70))));
        Assert.True((await Load<Debtor>(Debtor.IdOf(Buyer))).IsDelayedOn(today.AddDays(80)));
        await app.MoveTo(today.AddDays(38));
        Assert.Equal((1, 0), (await Letters("instalment_before_reminder"), await Letters("dues_before_reminder")));

        var arrangement = (await Ask($$"""{ duesCall(id: "{{call}}") { arrangement { id } } }""")).GetProperty("duesCall").GetProperty("arrangement").GetProperty("id").GetGuid();
        Assert.Null(await Run($"""cancelArrangement(arrangementId: "{arrangement}")"""));
        Assert.False((await Load<Debtor>(Debtor.IdOf(Buyer))).IsDelayedOn(app.Today));
        await app.MoveTo(today.AddDays(50));
        Assert.Equal(1, await Letters("dues_first_reminder"));
    }

    [Fact]
    public async Task A_bank_s_line_that_says_its_number_pays_it_once_however_often_the_file_is_read()
    {
        var file = Convert.ToBase64String(Encoding.UTF8.GetBytes("Date;Libellé;Crédit\n14/06/2023;VIR TRESORERIE F-2023-0001;120,00\n"));
        var read = $$"""{ bankStatement(file: "{{file}}") { lines { reference isRecorded ground payments { amount { cents } duesCall { id } invoice { number } } } } }""";
        var line = (await Ask(read)).GetProperty("bankStatement").GetProperty("lines")[0];
        Assert.Equal("""[{"amount":{"cents":12000},"duesCall":null,"invoice":{"number":"F-2023-0001"}}]""", line.GetProperty("payments").GetRawText());
        Assert.Equal("REFERENCE_AND_AMOUNT", line.GetProperty("ground").GetString());

        var pay = $"""recordInvoicePayment(invoiceId: "{Invoice}", cents: 12000, on: "2023-06-14", reference: "{line.GetProperty("reference").GetString()}")""";
        Assert.Null(await Run(pay));
        Assert.Null(await Run(pay));
        Assert.Equal(Money.Zero, (await Load<Invoice>(Invoice)).Owed);
        Assert.Single((await Load<Invoice>(Invoice)).Payments);
        Assert.True((await Ask(read)).GetProperty("bankStatement").GetProperty("lines")[0].GetProperty("isRecorded").GetBoolean());
        var beside = (await app.Graph(read, null, MilaApp.Other, Treasurer, "treasurer")).GetProperty("data").GetProperty("bankStatement").GetProperty("lines")[0];
        Assert.Equal((false, "[]"), (beside.GetProperty("isRecorded").GetBoolean(), beside.GetProperty("payments").GetRawText()));
    }

    private async Task NothingBeside()
    {
        await using var session = app.Query(MilaApp.Other);
        Assert.Equal(0, await session.Query<Letter>().CountAsync());
        var refused = await app.Graph($$"""mutation { agreeInstalments(kind: INVOICE, debtId: "{{Invoice}}", parts: []) { userErrors { code } } }""", null, MilaApp.Other, Treasurer, "treasurer");
        Assert.Equal("id.unknown", refused.GetProperty("data").GetProperty("agreeInstalments").GetProperty("userErrors")[0].GetProperty("code").GetString());
        Assert.True((await app.Graph($$"""mutation { agreeInstalments(kind: INVOICE, debtId: "{{Invoice}}", parts: []) { userErrors { code } } }""", null, MilaApp.Mila, Leader, "member")).TryGetProperty("errors", out _));
    }

    private Task<string?> Agree(string kind, Guid debt, params (int Cents, DateOnly DueOn)[] parts) => Run(
        $$"""agreeInstalments(kind: {{kind}}, debtId: "{{debt}}", parts: [{{string.Join(", ", parts.Select(part => $$"""{ cents: {{part.Cents}}, dueOn: "{{part.DueOn:O}}" }"""))}}])""");

    private async Task<string?> Run(string field) => (await Ask($"mutation {{ done: {field} {{ userErrors {{ code }} }} }}")).GetProperty("done").GetProperty("userErrors").EnumerateArray()
        .Select(error => error.GetProperty("code").GetString()).FirstOrDefault();

    private async Task<JsonElement> Ask(string document)
    {
        var answer = await app.Graph(document, null, MilaApp.Mila, Treasurer, "treasurer");
        await app.Quiet();
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        return answer.GetProperty("data");
    }

    private async Task<IEnumerable<string?>> Waiting() =>
        [.. (await app.Graph("{ taskInbox { nodes { page subjectId } } }", null, MilaApp.Mila, Coordinator, "coordinator")).GetProperty("data").GetProperty("taskInbox").GetProperty("nodes")
            .EnumerateArray().Select(task => task.GetProperty("page").GetString()!.Replace("{subject}", task.GetProperty("subjectId").GetString(), StringComparison.Ordinal))];

    private async Task<T> Load<T>(Guid id) where T : class
    {
        await using var session = app.Query();
        return (await session.LoadAsync<T>(id))!;
    }

    private async Task<int> Letters(string template)
    {
        await using var session = app.Query();
        return await session.Query<Letter>().CountAsync(letter => letter.Template == template);
    }
}
