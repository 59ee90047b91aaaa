using System.Text.Json;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Board;
using Mila.Membership.Candidacies;
using Mila.Membership.Dues;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Stories.Intake;

/// <summary>An association with a board, and applicants who come by the API alone.</summary>
public sealed class IntakeWorld(MilaApp app) : IAsyncDisposable
{
    public static readonly Guid Coordinator = NamedId.Of("story", "coordinator");

    /// <summary>President, treasurer, secretary and two members.</summary>
    public static readonly Guid[] Board = [.. Enumerable.Range(0, 5).Select(i => NamedId.Of("story", "board", $"{i}"))];

    public MilaApp App => app;

    public static async Task<IntakeWorld> Begin()
    {
        var world = new IntakeWorld(await MilaApp.Begin());
        await world.Seat(MilaApp.Mila);
        return world;
    }

    public async Task Seat(string tenant)
    {
        await app.Send(new RecordPerson(Coordinator, "Camille", "Roux", "camille@exemple.fr"), tenant);
        BoardRole[] roles = [BoardRole.President, BoardRole.Treasurer, BoardRole.Secretary, BoardRole.Member, BoardRole.Member];
        foreach (var (person, i) in Board.Select((person, i) => (person, i)))
        {
            await app.Send(new RecordPerson(person, $"Élu{i}", "Conseil", $"elu{i}@exemple.fr"), tenant);
            await app.Send(new BeginMandate(NamedId.Of("story", "mandate", $"{i}"), person, roles[i], new DateOnly(2023, 1, 1)), tenant);
        }
    }

    /// <summary>A stranger begins, fills and hands in a file, by the API.</summary>
    public async Task<Applicant> Apply(string path = "BENEFICIARY", string name = "Label Exemple")
    {
        var applicant = await Draft(path, name);
        await applicant.Do("submitCandidacy(link: $link)");
        return applicant;
    }

    public async Task<Applicant> Draft(string path = "BENEFICIARY", string name = "Label Exemple")
    {
        var stamp = (await app.Graph("{ candidacyForm { stamp } }")).GetProperty("data").GetProperty("candidacyForm").GetProperty("stamp").GetString();
        await app.MoveTo(app.Now.AddSeconds(10));
        var begun = await app.Graph(
            """
            mutation($path: CandidacyPath!, $stamp: String!) {
              beginCandidacy(path: $path, givenName: "Zoé", familyName: "Inconnue", email: "zoe@exemple.fr", stamp: $stamp) {
                begunCandidacy { link candidacy { id state } } userErrors { code } } }
            """, new { path, stamp });
        var view = begun.GetProperty("data").GetProperty("beginCandidacy").GetProperty("begunCandidacy");
        var applicant = new Applicant(this, view.GetProperty("link").GetString()!, view.GetProperty("candidacy").GetProperty("id").GetGuid());
        await applicant.Do("saveCandidacyDraft(link: $link, draft: $draft)", "$draft: CandidacyDraft!", new
        {
            path,
            kind = "ASSOCIATION",
            activities = new[] { "LABEL" },
            inQpv = false,
            name,
            answers = new[] { "PROJECT", "DYNAMICS", "INNOVATION", "NEEDS", "SPACE" }.Select(question => new { question, text = $"Réponse : {question}." }),
        });
        return applicant;
    }

    /// <summary>Sends a mutation that answers with a candidacy, as somebody; fails on a refusal.</summary>
    public async Task As(Guid person, string role, string mutation)
    {
        var answer = await Try(person, role, mutation);
        Assert.Empty(answer.GetProperty("userErrors").EnumerateArray());
    }

    public async Task<JsonElement> Try(Guid person, string role, string mutation)
    {
        var answer = await app.Graph($"mutation {{ it: {mutation} {{ userErrors {{ code message }} }} }}", null, MilaApp.Mila, person, role);
        Assert.False(answer.TryGetProperty("errors", out var errors), $"{errors}");
        await app.Quiet();
        return answer.GetProperty("data").GetProperty("it");
    }

    public async Task<Candidacy> Candidacy(Guid id, string tenant = MilaApp.Mila)
    {
        await using var session = app.Query(tenant);
        return (await session.LoadAsync<Candidacy>(id))!;
    }

    public Task Complete(Applicant applicant) => As(Coordinator, "coordinator", $"""findCandidacyComplete(id: "{applicant.Id}")""");

    /// <summary>All of the structure's first dues, today.</summary>
    public async Task Pay(Guid structureId)
    {
        await using var session = app.Query();
        var call = await session.Query<DuesCall>().SingleAsync(each => each.StructureId == structureId);
        await app.Send(new RecordDuesPayment(call.Id, call.Owed, app.Today, "VIR-1"));
    }

    public async Task<bool> IsMember(Guid structureId, DateOnly day)
    {
        await using var session = app.Query();
        return (await session.LoadAsync<Structure>(structureId))?.IsMemberOn(day) ?? false;
    }

    public async Task<Instance> Instance(Guid candidacyId)
    {
        await using var session = app.Query();
        return (await session.LoadAsync<Instance>(IntakeWorkflow.InstanceOf(candidacyId)))!;
    }

    /// <summary>The templates of what was written to a person, in order.</summary>
    public async Task<IReadOnlyList<string>> LettersTo(Guid person, string prefix)
    {
        await using var session = app.Query();
        var letters = await session.Query<Letter>().Where(letter => letter.ToPersonId == person).OrderBy(letter => letter.WrittenAt).ToListAsync();
        return [.. letters.Select(letter => letter.Template).Where(template => template.StartsWith(prefix, StringComparison.Ordinal))];
    }

    /// <summary>Each elector votes, and the vote is closed once all have: or stays open until its deadline.</summary>
    public async Task Vote(Guid candidacyId, params (Guid Elector, string Option)[] ballots)
    {
        var candidacy = await Candidacy(candidacyId);
        foreach (var (elector, option) in ballots)
            await app.Send(new CastBallot(candidacy.DeliberationId!.Value, option), actor: elector);
        await Close(candidacy.DeliberationId!.Value);
    }

    public async Task Close(Guid deliberationId)
    {
        await using (var session = app.Query())
            if (!(await session.LoadAsync<Deliberation>(deliberationId))!.EverybodyHasVoted)
                return;
        await app.Send(new CloseDeliberation(deliberationId));
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

/// <summary>Somebody with a private link.</summary>
public sealed record Applicant(IntakeWorld World, string Link, Guid Id)
{
    public async Task Do(string mutation, string? variable = null, object? draft = null)
    {
        var answer = await Try(mutation, variable, draft);
        Assert.Empty(answer.GetProperty("userErrors").EnumerateArray());
    }

    public async Task<JsonElement> Try(string mutation, string? variable = null, object? draft = null)
    {
        var answer = await World.App.Graph(
            $"mutation($link: String!{(variable is null ? "" : ", " + variable)}) {{ it: {mutation} {{ userErrors {{ code message }} }} }}",
            draft is null ? new { link = Link } : new { link = Link, draft });
        Assert.False(answer.TryGetProperty("errors", out var errors), $"{errors}");
        await World.App.Quiet();
        return answer.GetProperty("data").GetProperty("it");
    }

    public async Task<JsonElement> Follow(string fields, string tenant = MilaApp.Mila) =>
        (await World.App.Graph($"query($link: String!) {{ candidacyByLink(link: $link) {{ {fields} }} }}", new { link = Link }, tenant))
            .GetProperty("data").GetProperty("candidacyByLink");

    public Task<Candidacy> Now() => World.Candidacy(Id);
}
