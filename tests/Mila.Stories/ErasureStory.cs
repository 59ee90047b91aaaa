using System.Text;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mila.Files;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Mila.People;
using Mila.Testing;
using Npgsql;
using Xunit;

namespace Mila.Stories;

/// <summary>A person is planted everywhere a person can be, asks for a copy, asks to be forgotten, and is.</summary>
public sealed class ErasureStory
{
    private const string Canary = "Kanarienvogel";
    private static readonly Guid Ada = Guid.CreateVersion7();
    private static readonly Guid Bob = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_copy_holds_everything_and_after_the_erasure_no_table_and_no_file_holds_anything()
    {
        await using var app = await MilaApp.Begin();
        await Plant(app);
        Assert.NotEmpty(await TablesWith(app, Canary));

        var copy = (await app.Graph("query($id: Guid!) { personExport(id: $id) }", new { id = Ada }, person: Bob, roles: "coordinator"))
            .GetProperty("data").GetProperty("personExport").GetString()!;
        foreach (var planted in (string[])["prenom", "nom", "courriel", "texte", "fiche", "adresse", "fichier"])
            Assert.Contains($"{Canary}-{planted}", copy, StringComparison.OrdinalIgnoreCase);

        await app.Send(new ErasePerson(Ada), actor: Bob);
        await app.Send(new ErasePerson(Ada), actor: Bob);

        Assert.Empty(await TablesWith(app, Canary));
        Assert.Empty(Directory.GetFiles(app.Services.GetRequiredService<DataFolder>().Sub("files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_erasure_leaves_that_somebody_was_there_and_lets_nobody_in()
    {
        await using var app = await MilaApp.Begin();
        await Plant(app);
        await app.Send(new GrantRole(Guid.CreateVersion7(), Ada, "coordinator", app.Today));

        await app.Send(new ErasePerson(Ada), actor: Bob);

        await using var session = app.Query();
        var person = await session.LoadAsync<Person>(Ada, Cancel);
        Assert.Equal("Personne effacée", person!.DisplayName);
        Assert.Equal(app.Today, (await session.LoadAsync<PersonTrail>(Ada, Cancel))!.ErasedOn);
        Assert.Empty(await RolesOnDay.Of(session, Ada, app.Today, Cancel));
        var back = await Assert.ThrowsAsync<RuleViolation>(() => app.Send(new RecordPerson(Ada, "Ada", "Lovelace")));
        Assert.Equal("person.known", back.Code);
    }

    [Fact]
    public async Task A_text_under_a_legal_hold_stays()
    {
        await using var app = await MilaApp.Begin();
        await Plant(app);
        var held = Guid.CreateVersion7();
        await using (var session = app.Store.LightweightSession(MilaApp.Mila))
        {
            session.Keep(ErasableText.Of(held, "test.minutes", Bob, [Ada], "Procès-verbal signé") with { HeldUntil = app.Today.AddYears(10) });
            await session.SaveChangesAsync(Cancel);
        }

        await app.Send(new ErasePerson(Ada), actor: Bob);

        await using var after = app.Query();
        Assert.NotNull(await after.LoadAsync<ErasableText>(held, Cancel));
    }

    [Fact]
    public async Task A_backup_that_brings_a_person_back_is_made_to_forget_again()
    {
        await using var app = await MilaApp.Begin();
        await Plant(app);
        await app.Send(new ErasePerson(Ada), actor: Bob);
        await using (var backup = app.Store.LightweightSession(MilaApp.Mila))
        {
            backup.Store(new Person { Id = Ada, GivenName = Canary, FamilyName = Canary });
            backup.Keep(ErasableText.Of(Guid.CreateVersion7(), "test.remark", Bob, [Ada], $"{Canary}-texte"));
            await backup.SaveChangesAsync(Cancel);
        }

        await app.Services.GetServices<IHostedService>().OfType<ErasuresAtStart>().Single().StartAsync(Cancel);

        Assert.Empty(await TablesWith(app, Canary));
    }

    [Fact]
    public async Task A_refused_command_leaves_no_trace_of_what_it_said()
    {
        var log = new LogOfStory();
        await using var app = await MilaApp.Begin(builder => builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug), "--Logging:LogLevel:Default=Debug");

        await Assert.ThrowsAsync<RuleViolation>(() => app.Send(new RecordPerson(Guid.CreateVersion7(), $"{Canary}", "Nom", $"{Canary} n’est pas une adresse")));
        await app.Graph("mutation($name: String!) { recordPerson(givenName: $name, familyName: $name, email: $name) { userErrors { code } } }",
            new { name = Canary }, person: Bob, roles: "coordinator");

        Assert.Empty(await TablesWith(app, Canary));
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(Canary, StringComparison.Ordinal));
    }

    private static async Task Plant(MilaApp app)
    {
        await app.Send(new RecordPerson(Ada, $"{Canary}-prenom", $"{Canary}-nom", $"{Canary}-courriel@exemple.fr", "01 42 52 12 34"), actor: Bob);
        await app.Send(new ChangePerson(Ada, $"{Canary}-prenom", $"{Canary}-nom", $"{Canary}-courriel@exemple.fr", null), actor: Bob);
        var text = Guid.CreateVersion7();
        var structure = Guid.CreateVersion7();
        await using (var session = app.Store.LightweightSession(MilaApp.Mila))
        {
            session.Keep(ErasableText.Of(text, "test.remark", structure, [Ada, Bob], $"{Canary}-texte"));
            session.Keep(IdentitySheet.Of(structure, $"{Canary}-fiche", null, null, $"{Canary}-adresse", naturalPerson: Ada));
            await session.SaveChangesAsync(Cancel);
        }
        using var client = app.Client(person: Ada, roles: "member");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes($"{Canary}-contenu")), "file", $"{Canary}-fichier.txt" } };
        (await client.PostAsync("/files", form, Cancel)).EnsureSuccessStatusCode();
        var values = new Dictionary<string, string> { ["path"] = "/", ["given_name"] = Joined.Text(text) };
        await app.Send(new SendLetter(Guid.CreateVersion7(), "sign_in", [Ada], "test", structure, values));
    }

    /// <summary>Every table of every schema whose rows, as text, hold the word: documents, facts, messages, dead letters, jobs.</summary>
    internal static async Task<List<string>> TablesWith(MilaApp app, string word)
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Cancel);
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')", connection))
        await using (var reader = await list.ExecuteReaderAsync(Cancel))
            while (await reader.ReadAsync(Cancel))
                tables.Add(reader.GetString(0));

        var found = new List<string>();
        foreach (var table in tables)
        {
            // Messages are stored as bytes, which PostgreSQL prints in hexadecimal.
            await using var look = new NpgsqlCommand($"select count(*) from {table} t where t::text ilike '%' || $1 || '%' or t::text ilike '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%'", connection);
            look.Parameters.Add(new() { Value = word });
            if ((long)(await look.ExecuteScalarAsync(Cancel))! > 0)
                found.Add(table);
        }
        return found;
    }
}
