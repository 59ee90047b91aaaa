using System.Text.Json;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Contracts;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Board;

/// <summary>A board of some members on a running host: the first presides, the second is the secretary.</summary>
public sealed record BoardAtWork(MilaApp App, string Tenant, IReadOnlyList<Guid> Members)
{
    public Guid President => Members[0];
    public Guid Secretary => Members[1];

    public static async Task<BoardAtWork> Begin(MilaApp app, string tenant, int members)
    {
        var people = Enumerable.Range(0, members).Select(number => NamedId.Of("board-story", tenant, $"{number}")).ToList();
        foreach (var (person, number) in people.Select((person, number) => (person, number)))
        {
            await app.Send(new RecordPerson(person, $"Membre{number}", tenant), tenant);
            var role = number switch { 0 => BoardRole.President, 1 => BoardRole.Secretary, _ => BoardRole.Member };
            await app.Send(new BeginMandate(NamedId.Of("mandate", person.ToString()), person, role, new DateOnly(2022, 4, 1)), tenant);
        }
        return new(app, tenant, people);
    }

    /// <summary>Puts a motion to the whole board; its id.</summary>
    public async Task<Guid> OpenMotion(DateOnly closesOn, string text = "Renouveler le contrat de nettoyage")
    {
        var id = Guid.CreateVersion7();
        await App.Send(new OpenMotion(id, Deliberations.Board, text, closesOn), Tenant, President);
        return id;
    }

    public Task Cast(Guid vote, int member, string option, int? inNameOf = null, string? comment = null) =>
        App.Send(new CastBallot(vote, option, inNameOf is { } giver ? Members[giver] : null, comment), Tenant, Members[member]);

    /// <summary>A GraphQL document as one member of the board sends it.</summary>
    public Task<JsonElement> Ask(string document, object? variables, int member, params string[] more) =>
        App.Graph(document, variables, Tenant, Members[member], ["board_member", .. more]);

    public async Task<Deliberation> Load(Guid vote)
    {
        await using var session = App.Query(Tenant);
        return (await session.LoadAsync<Deliberation>(vote))!;
    }
}

/// <summary>One host for the stories of a class: a board of five, and one of three in another association.</summary>
public sealed class BoardHost : IAsyncLifetime
{
    public MilaApp App { get; private set; } = null!;
    public BoardAtWork Board { get; private set; } = null!;
    public BoardAtWork Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await MilaApp.Begin();
        Board = await BoardAtWork.Begin(App, MilaApp.Mila, 5);
        Other = await BoardAtWork.Begin(App, MilaApp.Other, 3);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
