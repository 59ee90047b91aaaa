using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Mila.Host.Composition;
using Mila.Host.Demonstration;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Testing;

/// <summary>
/// The real host on a database of its own, over real HTTP. Its clock stands where the test puts it (15 June 2023, 09:00 in Paris,
/// at first) and goes forward only; there are two associations, <see cref="Mila"/> and <see cref="Other"/>.
/// </summary>
public sealed class MilaApp : IAsyncDisposable
{
    public const string Mila = "mila";
    public const string Other = "autre";

    public static readonly DateTimeOffset Start = new(2023, 6, 15, 7, 0, 0, TimeSpan.Zero);

    private readonly WebApplication app;
    private readonly string folder;

    private MilaApp(WebApplication app, string folder) => (this.app, this.folder) = (app, folder);

    public IServiceProvider Services => app.Services;

    public IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    /// <summary>Where the host listens, for example <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public DateTimeOffset Now => Services.GetRequiredService<Clock>().UtcNow;

    public DateOnly Today => CivilCalendar.Paris.DayOf(Now);

    /// <param name="configuration">Settings such as <c>Mila:Demonstration=true</c>; a demonstration is the default, so that the clock may move.</param>
    public static async Task<MilaApp> Begin(Action<WebApplicationBuilder>? adjust = null, params string[] configuration)
    {
        var connection = await TestPostgres.NewDatabase("mila", FillTemplate);
        return await Begin(connection, adjust, configuration);
    }

    /// <summary>The host on an empty store that is no demonstration: its clock is the real one.</summary>
    public static async Task<MilaApp> BeginAtWork(Action<WebApplicationBuilder>? adjust = null) =>
        await Begin(await TestPostgres.NewDatabase(), adjust, "--Mila:Demonstration=false");

    /// <summary>The host on a database that is there already, as after a restart.</summary>
    public static async Task<MilaApp> Begin(string connection, Action<WebApplicationBuilder>? adjust = null, params string[] configuration)
    {
        var dataFolder = Directory.CreateTempSubdirectory("mila-test-").FullName;
        string[] args = ["--Mila:Demonstration=true", "--Logging:LogLevel:Default=Error", "--Mila:Graph:PatienceSeconds=120", .. configuration];
        var host = MilaHost.Build(args, connection, dataFolder, builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            adjust?.Invoke(builder);
        });
        await host.StartAsync();
        var begun = new MilaApp(host, dataFolder);
        await begun.Prepare();
        return begun;
    }

    /// <summary>Sends a command for an association, in the name of a person or of nobody, and waits for all it sets going.</summary>
    public async Task Send(object command, string tenant = Mila, Guid? actor = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        if (actor is { } person)
            ((IMessageContext)bus).UserName = person.ToString();
        await bus.InvokeForTenantAsync(tenant, command);
        await Quiet();
    }

    public IQuerySession Query(string tenant = Mila) => Store.QuerySession(tenant);

    /// <summary>Waits until every message is handled; rings no timer.</summary>
    public Task Quiet() => Services.GetRequiredService<Settled>().Wait(CancellationToken.None);

    /// <summary>Moves the clock to 09:00 of a day, through everything that falls due on the way.</summary>
    public Task MoveTo(DateOnly day) => MoveTo(CivilCalendar.Paris.At(day, new TimeOnly(9, 0)));

    public Task MoveTo(DateTimeOffset instant) => Services.GetRequiredService<DemonstrationClock>().MoveTo(instant, CancellationToken.None);

    /// <summary>A client for an association's address, signed in with a token for the person and roles when given.</summary>
    public HttpClient Client(string tenant = Mila, Guid? person = null, params string[] roles) =>
        SignedIn(new HttpClient(), tenant, person, roles);

    /// <summary>The same, which shows where a form leads to in place of going there.</summary>
    public HttpClient PageReader(string tenant = Mila, Guid? person = null, params string[] roles) =>
        SignedIn(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }), tenant, person, roles);

    private HttpClient SignedIn(HttpClient client, string tenant, Guid? person, string[] roles)
    {
        client.BaseAddress = Address;
        client.DefaultRequestHeaders.Host = $"{tenant}.localhost:{Address.Port}";
        if (person is not { } who)
            return client;

        Grant(tenant, who, roles);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SignIn.Token(Services, tenant, who, roles));
        return client;
    }

    /// <summary>The person has these roles from long before: a token alone opens nothing.</summary>
    private void Grant(string tenant, Guid person, string[] roles)
    {
        using var session = Store.LightweightSession(tenant);
        foreach (var role in roles)
            session.Grant(new() { Id = NamedId.Of("test", $"{person}", role), PersonId = person, Role = role, From = new DateOnly(1998, 1, 1) });
        session.SaveChangesAsync().GetAwaiter().GetResult();
    }

    /// <summary>Runs a GraphQL document over HTTP and returns the whole answer, <c>data</c> and <c>errors</c>.</summary>
    public async Task<JsonElement> Graph(string document, object? variables = null, string tenant = Mila, Guid? person = null, params string[] roles)
    {
        using var client = Client(tenant, person, roles);
        using var answer = await client.PostAsJsonAsync("/graphql", new { query = document, variables });
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task Prepare()
    {
        var tenants = Services.GetRequiredService<Tenants>();
        if (!tenants.Has(Mila))
            await tenants.Add(Store, new Tenant { Id = Mila, Title = "Le MILA" }, CancellationToken.None);
        if (!tenants.Has(Other))
            await tenants.Add(Store, new Tenant { Id = Other, Title = "Une autre association" }, CancellationToken.None);
        var clock = Services.GetRequiredService<DemonstrationClock>();
        if (clock is { IsOn: true, Origin.Loaded: false })
        {
            Services.GetRequiredService<OffsetClock>().Resume(Start - TimeProvider.System.GetUtcNow());
            await clock.MarkLoaded(CancellationToken.None);
        }
    }

    /// <summary>The schemas of store, messages and jobs, made once and copied for each test.</summary>
    private static async Task FillTemplate(string connection)
    {
        await using var first = await Begin(connection);
        await first.Quiet();
    }
}
