using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mila.Kernel;
using Mila.Membership.Dues;
using Mila.Membership.Structures;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Dues;

/// <summary>The treasurer exports the bank's statement and records what was paid, on the page and by the API; once, whatever is exported again.</summary>
public sealed partial class BankStatementStory : IAsyncLifetime
{
    private const string Statement =
        "Compte;00012345\nDate;Libellé;Débit;Crédit\n12/06/2023;VIR SEPA LES ONDES;;108,00\n13/06/2023;PRLV EDF;42,10;\n14/06/2023;REMISE CHEQUE;;12,00\n14/06/2023;VIR LE QUAI;;50,00\n";

    private const string Read =
        "query($f: String!) { bankStatement(file: $f) { lines { label amount { cents } reference isRecorded ground payments { amount { cents } duesCall { structureName year } } } errors { line } } }";

    private static readonly Guid Treasurer = NamedId.Of("treasurer");

    private MilaApp app = null!;

    public async ValueTask InitializeAsync() => app = await MilaApp.Begin();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_statement_is_read_ticked_and_recorded_and_read_again_it_is_known()
    {
        var (ondes, quai) = (await Called("Les Ondes"), await Called("Le Quai"));
        using var treasurer = Browser();

        var (_, read) = await Post(treasurer, "Read", new() { ["file"] = Statement });
        Assert.Contains("Nom et montant concordent", read, StringComparison.Ordinal);
        Assert.Contains("Le nom concorde, pas le montant", read, StringComparison.Ordinal);
        Assert.Contains("REMISE CHEQUE", read, StringComparison.Ordinal);
        Assert.DoesNotContain("PRLV EDF", read, StringComparison.Ordinal);
        var references = Boxes().Matches(read).Select(box => box.Groups[1].Value).ToList();
        Assert.Equal(2, references.Count);

        var (none, asked) = await Post(treasurer, "Record", new() { ["tried"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Statement)) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none);
        Assert.Contains("Cochez au moins une ligne", asked, StringComparison.Ordinal);
        var (done, _) = await Post(treasurer, "Record", new() { ["tried"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Statement)) }, references);
        Assert.Equal(HttpStatusCode.Redirect, done);

        await using var session = app.Query();
        Assert.Equal(DuesState.Settled, (await session.LoadAsync<DuesCall>(ondes))!.State);
        Assert.Equal((DuesState.PartPaid, Money.Euros(58)), ((await session.LoadAsync<DuesCall>(quai)) is { } call ? (call.State, call.Owed) : default));
        var again = await Lines(MilaApp.Mila);
        Assert.Equal([true, false, true], again.Select(line => line.GetProperty("isRecorded").GetBoolean()));
        var (_, known) = await Post(treasurer, "Read", new() { ["file"] = Statement });
        Assert.Contains("2 lignes sont déjà enregistrées", known.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_association_is_proposed_none_of_these_calls_and_who_may_not_record_reads_nothing()
    {
        await Called("Les Ondes");

        Assert.Equal("NAME_AND_AMOUNT", (await Lines(MilaApp.Mila))[0].GetProperty("ground").GetString());
        Assert.All(await Lines(MilaApp.Other), line => Assert.Empty(line.GetProperty("payments").EnumerateArray()));
        var refused = await app.Graph(Read, new { f = Bytes(Statement) }, MilaApp.Mila, Guid.CreateVersion7(), "auditor");
        Assert.Equal("FORBIDDEN", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_file_that_is_no_statement_is_refused_in_words_on_the_page_and_by_the_API()
    {
        using var treasurer = Browser();

        var (status, page) = await Post(treasurer, "Read", new() { ["file"] = "bonjour" });
        var answer = await app.Graph(Read, new { f = "pas du base64 !" }, MilaApp.Mila, Treasurer, "treasurer");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Ce fichier n’est pas un relevé lisible", page.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal("import.not_base64", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private async Task<Guid> Called(string name)
    {
        var id = Guid.CreateVersion7();
        await app.Send(new RegisterStructure(id, StructureKind.Company, name, null, null, null, [Activity.Label], false, null, [], new(2023, 1, 1)));
        await app.Send(new SetAffiliation(id, Affiliation.Beneficiary, new(2023, 1, 1)));
        var call = CallDues.IdOf(id, 2023);
        await app.Send(new CallDues(call, id, 2023, app.Today));
        return call;
    }

    private async Task<List<JsonElement>> Lines(string tenant) =>
        [.. (await app.Graph(Read, new { f = Bytes(Statement) }, tenant, Treasurer, "treasurer")).GetProperty("data").GetProperty("bankStatement").GetProperty("lines").EnumerateArray()];

    private static string Bytes(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private HttpClient Browser() => app.PageReader(MilaApp.Mila, Treasurer, "treasurer");

    private static async Task<(HttpStatusCode Status, string Page)> Post(HttpClient browser, string handler, Dictionary<string, string> fields, IEnumerable<string>? ticked = null)
    {
        var token = PageForm.TokenOf(await browser.GetStringAsync("/cotisations/releve", TestContext.Current.CancellationToken));
        using var form = new MultipartFormDataContent { { new StringContent(token), PageForm.TokenField } };
        foreach (var (name, value) in fields)
            if (name == "file")
                form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, name, "releve.csv");
            else
                form.Add(new StringContent(value), name);
        foreach (var reference in ticked ?? [])
            form.Add(new StringContent(reference), "line");
        using var answer = await browser.PostAsync($"/cotisations/releve?handler={handler}", form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [GeneratedRegex("name=\"line\" value=\"(RB-[^\"]+)\"")]
    private static partial Regex Boxes();
}
