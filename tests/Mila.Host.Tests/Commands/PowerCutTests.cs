using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Modules;
using Mila.People;
using Xunit;

namespace Mila.Host.Tests.Commands;

/// <summary>A host that is killed in the middle of a vote is started again on its folder, and the vote goes on.</summary>
public sealed class PowerCutTests : IAsyncLifetime
{
    private const string Tenant = "essai";
    private const int BeforeTheCut = 8;

    private static readonly Guid Coordinator = NamedId.Of("power-cut", "coordinator");
    private static readonly Guid[] Electors = [.. Enumerable.Range(0, 48).Select(number => NamedId.Of("power-cut", "elector", $"{number}"))];

    private readonly Folder folder = new();
    private readonly int port = HostProcess.FreePort();
    private readonly Dictionary<Guid, string> tokens = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Fact]
    public async Task Each_acknowledged_ballot_is_there_once_the_others_can_be_cast_and_the_vote_goes_on_to_its_minutes()
    {
        await folder.Open(Prepare);
        Guid vote;
        var acknowledged = new ConcurrentBag<Guid>();
        await using (var host = await HostProcess.Start(folder.Path, port))
        {
            await SeatEverybody();
            vote = await Open();
            await VoteUntilCut(host, vote, acknowledged);
        }
        Assert.InRange(acknowledged.Count, BeforeTheCut, Electors.Length - 1);

        await using (var again = await HostProcess.Start(folder.Path, port))
        {
            Assert.Subset((await Heard(vote)).ToHashSet(), acknowledged.ToHashSet());
            foreach (var elector in Electors.Except(acknowledged))
                await Cast(elector, vote);
            var closed = await Ask(Coordinator, "mutation($vote: Guid!) { it: closeDeliberation(deliberationId: $vote) { deliberation { state minutes { text } } userErrors { code } } }", new { vote });
            Assert.Equal("ADOPTED", closed.GetProperty("deliberation").GetProperty("state").GetString());
            var minutes = closed.GetProperty("deliberation").GetProperty("minutes").GetProperty("text").GetString()!.Replace('\u00A0', ' ').Replace('\u202F', ' ');
            Assert.Contains("48 votants", minutes, StringComparison.Ordinal);
            Assert.Contains("Adopter : 36 voix ; Rejeter : 12 voix ; 0 abstention", minutes, StringComparison.Ordinal);
            Assert.DoesNotContain("N’ont pas voté", minutes, StringComparison.Ordinal);
            Assert.Equal(0, (await again.Stop()).Code);
        }

        await folder.Open(async services =>
        {
            await using var session = services.GetRequiredService<IDocumentStore>().QuerySession(Tenant);
            var ballots = (await session.Events.FetchStreamAsync(vote)).Select(fact => fact.Data).OfType<BallotCast>().ToList();
            Assert.Equal(Electors.Order(), ballots.Select(ballot => ballot.ElectorId).Order());
            Assert.All(ballots, ballot => Assert.Equal(OptionOf(ballot.ElectorId), ballot.Option));
        });
    }

    /// <summary>Everybody votes at once; the power goes when some have heard that their ballot counts.</summary>
    private async Task VoteUntilCut(HostProcess host, Guid vote, ConcurrentBag<Guid> acknowledged)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var voting = Electors.Select(async elector =>
        {
            try
            {
                await Cast(elector, vote);
                acknowledged.Add(elector);
                if (acknowledged.Count >= BeforeTheCut)
                    enough.TrySetResult();
            }
            catch (HttpRequestException)
            {
                // Cut off: this elector cannot know whether the ballot was heard.
            }
        }).ToList();
        await enough.Task;
        await host.Kill();
        await Task.WhenAll(voting);
    }

    private Task<JsonElement> Cast(Guid elector, Guid vote) => Ask(elector,
        "mutation($vote: Guid!, $option: String!) { it: castBallot(deliberationId: $vote, option: $option) { userErrors { code } } }", new { vote, option = OptionOf(elector) });

    private static string OptionOf(Guid elector) => Array.IndexOf(Electors, elector) % 4 == 0 ? "rejected" : "adopted";

    /// <summary>Whose ballots the host knows.</summary>
    private async Task<IEnumerable<Guid>> Heard(Guid vote)
    {
        var seen = await Ask(Coordinator, "query($vote: Guid!) { it: deliberation(id: $vote) { electors { personId hasVoted } } }", new { vote });
        return seen.GetProperty("electors").EnumerateArray().Where(elector => elector.GetProperty("hasVoted").GetBoolean()).Select(elector => elector.GetProperty("personId").GetGuid());
    }

    private async Task<Guid> Open()
    {
        var opened = await Ask(Coordinator,
            """mutation($on: Date!) { it: openMotion(body: BOARD, text: "Acheter un groupe électrogène", closesOn: $on) { deliberation { id } userErrors { code } } }""",
            new { on = CivilCalendar.Paris.DayOf(TimeProvider.System.GetUtcNow()).AddDays(10) });
        return opened.GetProperty("deliberation").GetProperty("id").GetGuid();
    }

    private async Task SeatEverybody()
    {
        foreach (var (elector, number) in Electors.Select((elector, number) => (elector, number)))
        {
            await Ask(Coordinator, "mutation($id: Guid!, $name: String!) { it: recordPerson(id: $id, givenName: $name, familyName: \"Conseil\") { userErrors { code } } }", new { id = elector, name = $"Membre{number}" });
            await Ask(Coordinator, "mutation($id: Guid!) { it: beginMandate(personId: $id, role: MEMBER, on: \"2023-01-01\") { userErrors { code } } }", new { id = elector });
        }
    }

    /// <summary>An association at work, whose clock is the real one, with a coordinator.</summary>
    private async Task Prepare(IServiceProvider services)
    {
        var store = services.GetRequiredService<IDocumentStore>();
        await using (var host = store.LightweightSession(HostTenant.Name))
        {
            host.Insert(new StoreOrigin { Demonstration = false });
            await host.SaveChangesAsync();
        }
        await services.GetRequiredService<Tenants>().Add(store, new Tenant { Id = Tenant, Title = "L’Essai" }, CancellationToken.None);
        await using var session = store.LightweightSession(Tenant);
        session.Grant(new() { Id = Coordinator, PersonId = Coordinator, Role = Access.Coordinator, From = new DateOnly(2023, 1, 1) });
        await session.SaveChangesAsync();
        foreach (var person in (Guid[])[Coordinator, .. Electors])
            tokens[person] = SignIn.Token(services, Tenant, person, [Access.Coordinator, Access.BoardMember]);
    }

    /// <exception cref="HttpRequestException">When the host is gone before it has answered in full.</exception>
    private async Task<JsonElement> Ask(Guid person, string document, object variables)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Host = $"{Tenant}.localhost:{port}";
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens[person]);
        using var answer = await client.PostAsJsonAsync("/graphql", new { query = document, variables });
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(json.TryGetProperty("errors", out var errors), $"{errors}");
        var it = json.GetProperty("data").GetProperty("it");
        Assert.True(!it.TryGetProperty("userErrors", out var refused) || refused.GetArrayLength() == 0, $"{refused}");
        return it;
    }
}
