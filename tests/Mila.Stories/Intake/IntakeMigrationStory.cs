using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Mila.Testing;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Stories.Intake;

/// <summary>The intake ends with the space now: candidacies that began by its first version are brought to the second, and get theirs.</summary>
public sealed class IntakeMigrationStory
{
    private static readonly Guid Coordinator = IntakeWorld.Coordinator;
    private static readonly Guid President = IntakeWorld.Board[0];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dossiers_of_the_first_version_are_migrated_and_end_with_a_space_or_without()
    {
        await using var world = await IntakeWorld.Begin();
        await Publish(world, First());
        var (admitted, listed) = (await world.Apply("HOSTED", "Les Promis"), await world.Apply("DESK", "Les Patients"));
        await Ask(world, """withdrawWorkflowDefinition(key: "intake")""");
        Assert.Equal("intake", (await world.Instance(admitted.Id)).Definition);
        var pinned = (await world.Instance(admitted.Id)).DefinitionHash;
        await Vote(world, admitted, "admitted");
        await Vote(world, listed, "waiting_list");
        Assert.Equal(("commitments", null), await Standing(world, IntakeWorkflow.InstanceOf(admitted.Id)));
        Assert.Equal((null, "waiting_list"), await Standing(world, IntakeWorkflow.InstanceOf(listed.Id))); // the first version ended there

        await Ask(world, """migrateInstances(key: "intake", version: 2)""");
        Assert.NotEqual(pinned, (await world.Instance(admitted.Id)).DefinitionHash);
        Assert.Equal(("commitments", null), await Standing(world, IntakeWorkflow.InstanceOf(admitted.Id)));
        await Commit(world, admitted);
        Assert.Equal(("allocate", null), await Standing(world, IntakeWorkflow.InstanceOf(admitted.Id)));
        Assert.Contains("Attribuer l’espace et faire entrer la structure", await Inbox(world));
        var promised = await admitted.Now();
        var space = await Space(world, "Bureau 1", SpaceKind.Office);
        await Ask(world, $$"""allocateSpace(spaceId: "{{space}}", structureId: "{{promised.StructureId}}", from: "{{world.App.Today.AddDays(10):O}}", contract: OCCUPANCY_AGREEMENT)""");
        var dropped = await Stay(world, promised.StructureId);
        await Ask(world, $$"""cancelAllocation(structureId: "{{promised.StructureId}}", allocationId: "{{dropped}}")""");
        Assert.Equal(("allocate", null), await Standing(world, IntakeWorkflow.InstanceOf(admitted.Id))); // a promise that is taken back ends nothing
        Assert.True((await admitted.Now()).AwaitsSpace);
        await Ask(world, $$"""allocateSpace(spaceId: "{{space}}", structureId: "{{promised.StructureId}}", from: "{{world.App.Today:O}}", contract: OCCUPANCY_AGREEMENT)""");
        var stay = await Stay(world, promised.StructureId);
        foreach (var piece in new[] { "AGREEMENT_SIGNED", "INSURANCE", "DEPOSIT_RECEIVED", "ENTRY_INVENTORY" })
            await Ask(world, $$"""noteFilePiece(structureId: "{{promised.StructureId}}", allocationId: "{{stay}}", piece: {{piece}})""");
        Assert.Equal(("allocate", null), await Standing(world, IntakeWorkflow.InstanceOf(admitted.Id)));
        await Ask(world, $$"""moveIn(structureId: "{{promised.StructureId}}", allocationId: "{{stay}}")""");
        Assert.Equal((null, "member"), await Standing(world, IntakeWorkflow.InstanceOf(admitted.Id)));
        Assert.Equal(world.App.Today, (await admitted.Now()).HousedOn);
        await using (var session = world.App.Query())
            Assert.Equal(Affiliation.Hosted, (await session.LoadAsync<Structure>(promised.StructureId, Cancellation))!.Affiliations().At(world.App.Today)!.Value);
        Assert.Equal("candidacy.awaits_no_space", await Refused(world, $$"""forgoCandidacySpace(id: "{{admitted.Id}}")"""));

        // As a host that starts does, as often as it starts: what waits on the list goes on from there.
        var start = world.App.Services.GetServices<IHostedService>().OfType<WaitingListAtStart>().Single();
        await start.StartAsync(Cancellation);
        await start.StartAsync(Cancellation);
        await world.App.Quiet();
        var resumed = IntakeWorkflow.Resume(listed.Id, 1).InstanceId;
        Assert.Equal(("waiting", null), await Standing(world, resumed));
        await world.App.MoveTo(world.App.Today.AddDays(181));
        Assert.Contains("Faire le point avec la candidature en attente", await Inbox(world));
        await Ask(world, $$"""putCandidacyToVote(id: "{{listed.Id}}")""");
        Assert.Equal(("board_vote", null), await Standing(world, resumed));
        await world.Vote(listed.Id, [.. IntakeWorld.Board.Select(person => (person, "admitted"))]);
        await world.App.Quiet();
        await Commit(world, listed);
        Assert.Equal(("allocate", null), await Standing(world, resumed));
        await world.App.MoveTo(world.App.Today.AddDays(61));
        Assert.Equal(("allocate_late", null), await Standing(world, resumed));
        await Ask(world, $$"""forgoCandidacySpace(id: "{{listed.Id}}")""");
        Assert.Equal((null, "member"), await Standing(world, resumed));
        await using (var session = world.App.Query())
        {
            var structure = (await session.LoadAsync<Structure>((await listed.Now()).StructureId, Cancellation))!;
            Assert.Equal((Affiliation.Hosted, Affiliation.Beneficiary), (structure.Affiliations().At(world.App.Today.AddDays(-1))!.Value, structure.Affiliations().At(world.App.Today)!.Value));
            Assert.True(structure.IsMemberOn(world.App.Today));
        }
        Assert.Single(await world.LettersTo((await listed.Now()).ApplicantId, "candidacy_waiting_list"));
    }

    [Fact]
    public async Task Who_waits_for_a_space_may_withdraw()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply("SHOP", "Les Lassés");
        await Vote(world, applicant, "waiting_list");
        Assert.Equal(("waiting", null), await Standing(world, IntakeWorkflow.InstanceOf(applicant.Id)));
        await applicant.Do("withdrawCandidacy(link: $link)");
        Assert.Equal((null, "withdrawn"), await Standing(world, IntakeWorkflow.InstanceOf(applicant.Id)));
    }

    [Fact]
    public async Task Who_waits_for_a_space_hears_of_the_calls_that_fit_and_the_office_takes_it_up()
    {
        await using var world = await IntakeWorld.Begin();
        var (desk, shop) = (await world.Apply("DESK", "Les Patients"), await world.Apply("SHOP", "Les Boutiquiers"));
        await Vote(world, desk, "waiting_list");
        await Vote(world, shop, "waiting_list");
        var (place, office) = (await Space(world, "Poste 1", SpaceKind.Desk), await Space(world, "Bureau 2", SpaceKind.Office));
        await Ask(world, $$"""openSpaceCall(spaceId: "{{office}}", freeFrom: "{{world.App.Today.AddDays(60):O}}")""");
        Assert.Empty(await world.LettersTo((await desk.Now()).ApplicantId, "candidacy_space_called"));
        var free = world.App.Today.AddDays(90);
        await Ask(world, $$"""openSpaceCall(spaceId: "{{place}}", freeFrom: "{{free:O}}")""");

        // A stranger sees beforehand what will be free, when and at what fee, and nothing of anybody.
        const string Seen = "{ openSpaces(first: 10) { nodes { freeFrom space { kind monthlyFee { text } } } } }";
        var open = (await world.App.Graph(Seen)).GetProperty("data").GetProperty("openSpaces").GetProperty("nodes");
        Assert.Equal(["OFFICE", "DESK"], open.EnumerateArray().Select(each => each.GetProperty("space").GetProperty("kind").GetString()).OrderDescending());
        Assert.Equal(0, (await world.App.Graph(Seen, tenant: MilaApp.Other)).GetProperty("data").GetProperty("openSpaces").GetProperty("nodes").GetArrayLength());
        Assert.True((await world.App.Graph("{ spaceCalls(first: 10) { nodes { id } } }")).TryGetProperty("errors", out _));
        Assert.Equal([free], (await desk.Now()).Calls.Select(call => call.FreeFrom));
        Assert.Empty((await shop.Now()).Calls);
        Assert.Equal(("still_waiting", null), await Standing(world, IntakeWorkflow.InstanceOf(desk.Id)));
        Assert.Equal(("waiting", null), await Standing(world, IntakeWorkflow.InstanceOf(shop.Id)));
        Assert.Single(await world.LettersTo((await desk.Now()).ApplicantId, "candidacy_space_called"));
        Assert.Equal(["Faire le point avec la candidature en attente"], (await Inbox(world)).Where(label => label!.StartsWith("Faire le point", StringComparison.Ordinal)));
        await using (var session = world.App.Query())
            Assert.Contains("sera libre à partir du", (await session.Query<Letters.Letter>().SingleAsync(letter => letter.Template == "candidacy_space_called", Cancellation)).Text, StringComparison.Ordinal);
        await world.App.Send(new Mila.Incubation.Contracts.SpaceCalled((await desk.Now()).Calls[0].CallId, place, "desk", free, free.AddDays(-60))); // told again: nothing new
        Assert.Single((await desk.Now()).Calls);
        await using (var session = world.App.Query(MilaApp.Other))
            Assert.Empty(await session.Query<Letters.Letter>().ToListAsync(Cancellation));

        // In vote again it still waits: it hears of the next call, and a vote without quorum leaves it on the list.
        var since = (await desk.Now()).DecidedOn;
        await Ask(world, $$"""putCandidacyToVote(id: "{{desk.Id}}")""");
        Assert.Equal(("board_vote", null), await Standing(world, IntakeWorkflow.InstanceOf(desk.Id)));
        var next = await Space(world, "Poste 2", SpaceKind.Desk);
        await Ask(world, $$"""openSpaceCall(spaceId: "{{next}}", freeFrom: "{{free:O}}")""");
        Assert.Equal(2, (await desk.Now()).Calls.Count);
        Assert.Equal(2, (await world.LettersTo((await desk.Now()).ApplicantId, "candidacy_space_called")).Count);
        Assert.Equal(("board_vote", null), await Standing(world, IntakeWorkflow.InstanceOf(desk.Id)));
        await world.App.MoveTo(world.App.Today.AddDays(11));
        var back = await desk.Now();
        Assert.Equal((CandidacyState.WaitingList, since, since), (back.State, back.ListedOn, back.DecidedOn));
        Assert.Equal(("still_waiting", null), await Standing(world, IntakeWorkflow.InstanceOf(desk.Id)));
    }

    private static async Task Vote(IntakeWorld world, Applicant applicant, string option)
    {
        await world.Complete(applicant);
        await Ask(world, $$"""assignCandidacyReviewers(id: "{{applicant.Id}}", reviewers: ["{{President}}"])""");
        await world.As(President, "board_member", $"""giveCandidacyReview(id: "{applicant.Id}", quality: 4, dynamics: 3, innovation: 5)""");
        await world.Vote(applicant.Id, [.. IntakeWorld.Board.Select(person => (person, option))]);
        await world.App.Quiet();
    }

    private static async Task Commit(IntakeWorld world, Applicant applicant)
    {
        await applicant.Do("acceptAsCandidate(link: $link, commitment: CHARTER)");
        await applicant.Do("acceptAsCandidate(link: $link, commitment: ENGAGEMENT)");
        await world.Pay((await applicant.Now()).StructureId);
        await world.App.Quiet();
    }

    private static async Task<(string? Step, string? Outcome)> Standing(IntakeWorld world, Guid instance)
    {
        await using var session = world.App.Query();
        var found = (await session.LoadAsync<Instance>(instance, Cancellation))!;
        return (found.Outcome is null ? found.Stays.Single().Step : null, found.Outcome);
    }

    private static async Task<IEnumerable<string?>> Inbox(IntakeWorld world) =>
        (await world.App.Graph("{ taskInbox(first: 100) { nodes { label } } }", null, MilaApp.Mila, Coordinator, "coordinator"))
            .GetProperty("data").GetProperty("taskInbox").GetProperty("nodes").EnumerateArray().Select(task => task.GetProperty("label").GetString());

    private static async Task<Guid> Space(IntakeWorld world, string name, SpaceKind kind)
    {
        var (site, space) = (NamedId.Of("intake", "site"), NamedId.Of("intake", "space", name));
        await world.App.Send(new OpenSite(site, "Pôle MILA", null, 0));
        await world.App.Send(new RegisterSpace(space, site, kind, name, 1000, 1));
        return space;
    }

    /// <summary>The allocation of a structure that has one.</summary>
    private static async Task<Guid> Stay(IntakeWorld world, Guid structure)
    {
        await using var session = world.App.Query();
        return (await session.LoadAsync<Tenure>(Tenure.IdOf(structure), Cancellation))!.Allocations.Single().Id;
    }

    private static Task Ask(IntakeWorld world, string mutation) => world.As(Coordinator, "coordinator", mutation);

    private static async Task<string?> Refused(IntakeWorld world, string mutation) =>
        (await world.Try(Coordinator, "coordinator", mutation)).GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();

    /// <summary>The association works by another text than the shipped one.</summary>
    private static async Task Publish(IntakeWorld world, string text)
    {
        var saved = await world.App.Graph(
            """mutation($text: String!) { it: saveWorkflowDraft(key: "intake", text: $text) { userErrors { code } } }""", new { text }, MilaApp.Mila, Coordinator, "coordinator");
        Assert.Equal("[]", saved.GetProperty("data").GetProperty("it").GetProperty("userErrors").ToString());
        await Ask(world, """publishWorkflowDraft(key: "intake")""");
    }

    /// <summary>The intake as it was first shipped.</summary>
    private static string First()
    {
        using var reader = new StreamReader(typeof(IntakeMigrationStory).Assembly.GetManifestResourceStream("intake.v1.json")!);
        return reader.ReadToEnd();
    }
}
