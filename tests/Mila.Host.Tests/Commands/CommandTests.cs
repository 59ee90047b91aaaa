using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Mila.Host.Composition;
using Mila.Host.Postgres;
using Mila.Modules;
using Mila.Testing;
using Xunit;

namespace Mila.Host.Tests.Commands;

/// <summary>The commands beside a host that runs, and without one, on a private database in a folder.</summary>
public sealed class CommandTests : IAsyncLifetime
{
    private static readonly Guid Someone = Guid.Parse("0197b7b0-0000-8000-8000-000000000001");

    private readonly Folder folder = new();
    private readonly int port = HostProcess.FreePort();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Fact]
    public async Task An_association_added_beside_a_host_is_served_at_once_and_outlives_a_kill()
    {
        await using (var host = await HostProcess.Start(folder.Path, port))
        {
            var added = await HostProcess.Run("tenant", "add", "essai", "--title", "L’Essai", "--zone", "Indian/Reunion", "--data", folder.Path);
            Assert.Equal((0, ""), (added.Code, added.Errors));
            Assert.Contains("essai.localhost, mila.localhost", added.Output, StringComparison.Ordinal);
            await Served("essai", "L’Essai");

            RefusalTests.Refused(ExitCode.FolderInUse, folder.Path, await HostProcess.Run("run", "--data", folder.Path, "--port", $"{HostProcess.FreePort()}"));
            await host.Kill();
        }

        await using var again = await HostProcess.Start(folder.Path, port);
        await Served("essai", "L’Essai");
        var stopped = await again.Stop();
        Assert.Equal(0, stopped.Code);
        Assert.Null(PostgresCluster.RunningIn(folder["postgres"]));
    }

    [Fact]
    public async Task The_first_coordinator_is_handed_a_link_and_may_be_handed_another()
    {
        await Add("essai");

        var first = await HostProcess.Run("coordinator", "Ada Lovelace <ada@exemple.fr>", "--data", folder.Path);
        var second = await HostProcess.Run("coordinator", "ada@exemple.fr", "--data", folder.Path);
        var refused = await HostProcess.Run("coordinator", "Ada", "--data", folder.Path);

        Assert.Equal((0, "", 0, ""), (first.Code, first.Errors, second.Code, second.Errors));
        Assert.StartsWith("http://essai.localhost:5080/connexion/lien?secret=", first.Output, StringComparison.Ordinal);
        Assert.NotEqual(first.Output, second.Output);
        RefusalTests.Refused(ExitCode.PersonRefused, "adresse", refused);
        await Database(async store =>
        {
            await using var session = store.QuerySession("essai");
            var person = Assert.Single(await session.Query<People.Person>().ToListAsync());
            Assert.Equal(("Ada", "Lovelace"), (person.GivenName, person.FamilyName));
            Assert.Equal("coordinator", Assert.Single(await session.Query<People.RoleGrant>().ToListAsync()).Role);
        });
    }

    [Fact]
    public async Task A_token_signs_in_for_its_association_alone()
    {
        await Add("essai");
        await Add("autre");
        await Keep("essai", new Persona { Id = "coordinator", PersonId = Someone, Title = "La coordinatrice", Roles = [Access.Coordinator] });

        var token = await HostProcess.Run("token", "coordinator", "--tenant", "essai", "--data", folder.Path);
        Assert.Equal((0, ""), (token.Code, token.Errors));
        var unknown = await HostProcess.Run("token", "personne", "--tenant", "essai", "--data", folder.Path);
        RefusalTests.Refused(ExitCode.PersonaUnknown, "coordinator", unknown);

        await using var host = await HostProcess.Start(folder.Path, port);
        Assert.Equal(token.Output.Length, (await HostProcess.Run("token", "coordinator", "--tenant", "essai", "--data", folder.Path)).Output.Length);
        using var here = await Ask("essai", token.Output);
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        using var there = await Ask("autre", token.Output);
        Assert.Equal(HttpStatusCode.Forbidden, there.StatusCode);
    }

    [Fact]
    public async Task A_token_is_for_an_association_that_is_there()
    {
        RefusalTests.Refused(ExitCode.TenantRefused, "tenant add", await HostProcess.Run("token", "coordinator", "--data", folder.Path));
        await Add("essai");
        RefusalTests.Refused(ExitCode.PersonaUnknown, "démonstration", await HostProcess.Run("token", "coordinator", "--data", folder.Path));
        await Add("autre");
        RefusalTests.Refused(ExitCode.TenantRefused, "autre, essai", await HostProcess.Run("token", "coordinator", "--data", folder.Path));
    }

    [Fact]
    public async Task An_association_that_cannot_be_added_says_why()
    {
        await Add("essai");
        RefusalTests.Refused(ExitCode.TenantRefused, "déjà", await HostProcess.Run("tenant", "add", "essai", "--data", folder.Path));
        RefusalTests.Refused(ExitCode.TenantRefused, "minuscules", await HostProcess.Run("tenant", "add", "Essai", "--data", folder.Path));
        RefusalTests.Refused(ExitCode.TenantRefused, "fuseau", await HostProcess.Run("tenant", "add", "autre", "--zone", "Paris", "--data", folder.Path));
    }

    [Fact]
    public async Task A_reset_clears_a_demonstration_and_nothing_else()
    {
        await Add("essai");
        await File.WriteAllTextAsync(folder["notes.txt"], "à moi");

        Assert.Equal(0, (await HostProcess.Run("reset", "--data", folder.Path)).Code);

        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
        Assert.Equal(0, (await HostProcess.Run("reset", "--data", folder.Path)).Code);
    }

    [Fact]
    public async Task A_reset_never_touches_real_data()
    {
        await Database(async store =>
        {
            await using var session = store.LightweightSession(HostTenant.Name);
            session.Insert(new StoreOrigin { Demonstration = false });
            await session.SaveChangesAsync();
        });
        RefusalTests.Refused(ExitCode.NotADemonstration, folder.Path, await HostProcess.Run("reset", "--data", folder.Path));
        Assert.True(Directory.Exists(folder["postgres/cluster"]));

        var server = new Dictionary<string, string> { ["ConnectionStrings__Mila"] = await TestPostgres.NewDatabase() };
        RefusalTests.Refused(ExitCode.HasItsOwnServer, "ConnectionStrings__Mila", await HostProcess.Run(server, "reset", "--data", folder.Path));
    }

    [Fact]
    public async Task The_schema_is_printed_without_a_database()
    {
        var schema = await HostProcess.Run(new Dictionary<string, string> { ["Mila__Postgres"] = folder["nowhere"] }, "schema");
        Assert.Equal((0, ""), (schema.Code, schema.Errors));
        Assert.Contains("type Query {", schema.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_says_what_can_be_typed()
    {
        var help = await HostProcess.Run("--help");
        Assert.Equal((0, ""), (help.Code, help.Errors));
        foreach (var word in (string[])["run", "reset", "token PERSONA", "tenant add NOM", "coordinator PERSONNE", "schema", "--port", "--data", "--today"])
            Assert.Contains(word, help.Output, StringComparison.Ordinal);
    }

    private async Task Add(string tenant) => Assert.Equal(0, (await HostProcess.Run("tenant", "add", tenant, "--data", folder.Path)).Code);

    private Task Keep(string tenant, Persona persona) => Database(async store =>
    {
        await using var session = store.LightweightSession(tenant);
        session.Store(persona);
        await session.SaveChangesAsync();
    });

    private Task Database(Func<IDocumentStore, Task> use) => folder.Open(services => use(services.GetRequiredService<IDocumentStore>()));

    private async Task Served(string tenant, string title)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            using var answer = await Ask(tenant);
            if (answer.StatusCode is HttpStatusCode.OK)
            {
                var here = (await answer.Content.ReadFromJsonAsync<JsonElement>(patience.Token)).GetProperty("data").GetProperty("here");
                Assert.Equal(title, here.GetProperty("title").GetString());
                return;
            }
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private async Task<HttpResponseMessage> Ask(string tenant, string? token = null)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Host = $"{tenant}.localhost:{port}";
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.PostAsJsonAsync("/graphql", new { query = "{ here { tenant title } }" });
    }
}
