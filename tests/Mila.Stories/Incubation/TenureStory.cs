using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mila.Incubation.Calls;
using Mila.Incubation.Contracts;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Stories.Board;
using Mila.Testing;
using Mila.Workflows.Instances;
using Npgsql;
using Xunit;

namespace Mila.Stories.Incubation;

/// <summary>A structure is given a space, is told in time that it must leave, and leaves; in two associations.</summary>
public sealed partial class TenureStory(BoardHost host) : IClassFixture<BoardHost>
{
    private static readonly Guid Coordinator = NamedId.Of("tenure", "coordinator");

    private MilaApp App => host.App;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stay_is_announced_made_longer_by_the_board_never_beyond_its_cap_and_ends()
    {
        var (structure, leader) = await Member("Les Résidents");
        var space = await Space("Bureau A");
        var from = App.Today;
        await Do($$"""allocateSpace(spaceId: "{{space}}", structureId: "{{structure}}", from: "{{from:O}}", contract: OCCUPANCY_AGREEMENT)""", Coordinator, "coordinator");
        var stay = (await Tenure(structure)).Workplace!;
        Assert.Equal((from.AddMonths(24), AllocationState.Promised), (stay.PlannedUntil, stay.State));
        Assert.Equal("move_in.file_incomplete", await Refused($$"""moveIn(structureId: "{{structure}}", allocationId: "{{stay.Id}}")""", Coordinator, "coordinator"));
        foreach (var piece in new[] { "AGREEMENT_SIGNED", "INSURANCE", "DEPOSIT_RECEIVED", "ENTRY_INVENTORY" })
            await Do($$"""noteFilePiece(structureId: "{{structure}}", allocationId: "{{stay.Id}}", piece: {{piece}})""", Coordinator, "coordinator");
        await Do($$"""moveIn(structureId: "{{structure}}", allocationId: "{{stay.Id}}")""", Coordinator, "coordinator");
        await using (var session = App.Query())
            Assert.Equal(Affiliation.Hosted, (await session.LoadAsync<Structure>(structure, Cancellation))!.Affiliations().At(from)!.Value);
        Assert.Equal("Les Résidents", (await Ask($$"""{ space(id: "{{space}}") { occupation { structureName } } }""", Coordinator, "coordinator"))
            .GetProperty("space").GetProperty("occupation").GetProperty("structureName").GetString());
        Assert.Equal(JsonValueKind.Null, (await Ask($$"""{ space(id: "{{space}}") { name } }""", Coordinator, "coordinator", MilaApp.Other)).GetProperty("space").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await Ask($$"""{ tenure(structureId: "{{structure}}") { id } }""", NamedId.Of("tenure", "stranger"), "member")).GetProperty("tenure").ValueKind);

        await App.MoveTo(from.AddMonths(12));
        Assert.Equal([TenureNotice.Twelve], await Given(structure));
        Assert.Equal("extension.too_early", await Refused(Asking(structure, stay.Id), leader, "member"));
        // The job that wrote it is on the dashboard, for who operates the host and for nobody else.
        Assert.Equal((403, ""), await Dashboard("coordinator"));
        var (status, jobs) = await Dashboard("operator");
        Assert.Equal(200, status);
        Assert.Contains("Courrier de fin de séjour", System.Net.WebUtility.HtmlDecode(jobs), StringComparison.Ordinal);
        await App.MoveTo(from.AddMonths(19)); // the host heard nothing for seven months: what was missed is written once
        Assert.Equal([TenureNotice.Twelve, TenureNotice.Six], await Given(structure));
        Assert.Single(await Written("tenure_notice_six", structure));
        // Its insurance ran out meanwhile: the new one is asked for, until it is there.
        Assert.Equal("renew_late", await StepOf(structure, "tenure_insurance"));
        await Do($$"""noteFilePiece(structureId: "{{structure}}", allocationId: "{{stay.Id}}", piece: INSURANCE)""", Coordinator, "coordinator");
        Assert.Equal("insured", await StepOf(structure, "tenure_insurance"));

        Assert.Equal("extension.not_yours", await Refused(Asking(structure, stay.Id), NamedId.Of("tenure", "stranger"), "member"));
        await Do(Asking(structure, stay.Id), leader, "member");
        await Do($$"""putExtensionToVote(structureId: "{{structure}}", allocationId: "{{stay.Id}}")""", Coordinator, "coordinator");
        var vote = (await Tenure(structure)).Workplace!.DeliberationId!.Value;
        foreach (var member in new[] { 0, 1, 2 })
            await host.Board.Cast(vote, member, PutExtensionToVoteHandler.Granted);
        await App.MoveTo(App.Today.AddDays(11));
        Assert.Equal((ExtensionState.Granted, from.AddMonths(36)), (await Tenure(structure)).Workplace is { } longer ? (longer.Extension, longer.PlannedUntil) : default);
        Assert.Contains("prolonge", Assert.Single(await Written("tenure_extension_decision", structure)).Text, StringComparison.Ordinal);
        Assert.Equal("extension.asked_already", await Refused(Asking(structure, stay.Id), leader, "member"));

        await App.MoveTo(from.AddMonths(36)); // the day after the last
        Assert.Equal(
            [(TenureNotice.Twelve, from.AddMonths(12)), (TenureNotice.Six, from.AddMonths(18)), (TenureNotice.Twelve, from.AddMonths(24)), (TenureNotice.Six, from.AddMonths(30)), (TenureNotice.Three, from.AddMonths(33)), (TenureNotice.One, from.AddMonths(35))],
            (await Tenure(structure)).Workplace!.Notices.Select(given => (given.Notice, given.DueOn)));
        Assert.All((await Tenure(structure)).Workplace!.Notices, given => Assert.Equal(given.DueOn, given.On));
        Assert.Equal(6, (await Written("tenure_notice_office", structure)).Count); // each notice is told to the office too
        Assert.Equal("overstay", await StepOf(structure));
        await App.MoveTo(App.Today.AddDays(3));
        Assert.Single(await Written("tenure_overstay", structure));
        Assert.Equal("allocation.overstayed", await Refused(
            $$"""allocateSpace(spaceId: "{{space}}", structureId: "{{(await Member("Les Suivants")).Structure}}", from: "{{App.Today:O}}", contract: OCCUPANCY_AGREEMENT)""", Coordinator, "coordinator"));
        await App.MoveTo(App.Today.AddDays(13));
        Assert.Equal("lawyer", await StepOf(structure));

        // What becomes of it is heard, and its keys come back.
        await Do($$"""holdExitInterview(structureId: "{{structure}}", allocationId: "{{stay.Id}}", heldOn: "{{App.Today:O}}", next: OWN_PREMISES, jobs: 3.5, satisfaction: 4, words: "Il manquait un local de répétition.")""", Coordinator, "coordinator");
        Assert.Equal("exit_interview.satisfaction_refused", await Refused(
            $$"""holdExitInterview(structureId: "{{structure}}", allocationId: "{{stay.Id}}", heldOn: "{{App.Today:O}}", next: HOME, jobs: 1, satisfaction: 9)""", Coordinator, "coordinator"));
        var said = (await Ask($$"""{ tenure(structureId: "{{structure}}") { stays { exitInterview { next jobs satisfaction words } } } }""", leader, "member"))
            .GetProperty("tenure").GetProperty("stays")[0].GetProperty("exitInterview");
        Assert.Equal("""{"next":"OWN_PREMISES","jobs":3.5,"satisfaction":4,"words":"Il manquait un local de répétition."}""", said.GetRawText());
        var last = App.Today;
        await Do($$"""moveOut(structureId: "{{structure}}", allocationId: "{{stay.Id}}", lastDay: "{{last:O}}", cause: TERM)""", Coordinator, "coordinator");
        Assert.Null(await StepOf(structure));
        Assert.Null(await StepOf(structure, "tenure_insurance"));
        await using (var session = App.Query())
            Assert.Equal(Affiliation.Beneficiary, (await session.LoadAsync<Structure>(structure, Cancellation))!.Affiliations().At(last.AddDays(1))!.Value);
        Assert.Equal("allocation.tenure_used_up", await Refused(
            $$"""allocateSpace(spaceId: "{{space}}", structureId: "{{structure}}", from: "{{last.AddDays(1):O}}", contract: OCCUPANCY_AGREEMENT)""", Coordinator, "coordinator"));
        // Who sat where on any day, as it went.
        var seats = await Ask($$"""{ before: occupations(asOf: "{{from.AddDays(-1):O}}", first: 100) { nodes { structureName } } then: occupations(asOf: "{{from:O}}", first: 100) { nodes { structureName isOver } } }""", Coordinator, "coordinator");
        Assert.DoesNotContain("Les Résidents", seats.GetProperty("before").ToString(), StringComparison.Ordinal);
        Assert.Contains("Les Résidents", seats.GetProperty("then").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Les Résidents", (await Ask("{ occupations(first: 100) { nodes { structureName } } }", Coordinator, "coordinator", MilaApp.Other)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_ask_for_one_space_or_for_one_structure_exactly_one_is_served()
    {
        var space = await Space("Bureau B");
        List<Guid> members = [];
        await Task.WhenAll(Enumerable.Range(0, 100).Chunk(10).Select(async some =>
        {
            foreach (var i in some)
            {
                var (member, _) = await Member($"Prétendante {i}");
                lock (members)
                    members.Add(member);
            }
        }));
        var asked = await Task.WhenAll(members.Select(member => Try(new AllocateSpace(Guid.CreateVersion7(), space, member, App.Today, null, ContractKind.OccupancyAgreement))));
        Assert.Single(asked, code => code is null);
        Assert.All(asked.Where(code => code is not null), code => Assert.Equal("allocation.space_taken", code));

        var (one, _) = await Member("Très demandée");
        List<Guid> spaces = [];
        for (var i = 0; i < 100; i++)
            spaces.Add(await Space($"Bureau C{i}"));
        var offered = await Task.WhenAll(spaces.Select(each => Try(new AllocateSpace(Guid.CreateVersion7(), each, one, App.Today, null, ContractKind.OccupancyAgreement))));
        Assert.Single(offered, code => code is null);
        Assert.All(offered.Where(code => code is not null), code => Assert.Equal("allocation.elsewhere", code));
    }

    [Fact]
    public async Task The_database_itself_refuses_two_holders_of_a_space_and_two_workplaces_of_a_structure()
    {
        var (structure, _) = await Member("Gardienne");
        var space = await Space("Bureau D");
        await App.Send(new AllocateSpace(NamedId.Of("tenure", "guard"), space, structure, App.Today, null, ContractKind.OccupancyAgreement));
        Assert.Equal(PostgresErrorCodes.ExclusionViolation, await Breaks(space, NamedId.Of("other")));
        Assert.Equal(PostgresErrorCodes.ExclusionViolation, await Breaks(NamedId.Of("other space"), structure));
        Assert.Null(await Breaks(NamedId.Of("other space"), NamedId.Of("other")));
        Assert.Null(await Breaks(space, structure, MilaApp.Other));
    }

    [Fact]
    public async Task A_cupboard_that_is_handed_back_ends_nothing_of_the_stay()
    {
        var (structure, _) = await Member("Les Rangés");
        var (space, cupboard) = (await Space("Bureau M"), NamedId.Of("tenure", "cupboard"));
        await App.Send(new RegisterSpace(cupboard, NamedId.Of("tenure", "site"), SpaceKind.Cupboard, "Placard M", null, 9));
        await App.Send(new AllocateSpace(NamedId.Of("tenure", "stay M"), space, structure, App.Today, null, ContractKind.OccupancyAgreement, AlreadyThere: true));
        await App.Send(new AllocateSpace(NamedId.Of("tenure", "cupboard M"), cupboard, structure, App.Today, null, ContractKind.OccupancyAgreement, AlreadyThere: true));
        await App.Send(new MoveOut(structure, NamedId.Of("tenure", "cupboard M"), App.Today, DepartureCause.Early));
        Assert.Equal("stay", await StepOf(structure));
        Assert.Equal("awaited", await StepOf(structure, "tenure_insurance"));
    }

    [Fact]
    public async Task A_successor_keeps_the_office_and_the_clock()
    {
        var (old, _) = await Member("Ancienne Forme");
        var space = await Space("Bureau E");
        var from = App.Today.AddMonths(-6);
        await App.Send(new AllocateSpace(NamedId.Of("tenure", "old"), space, old, from, null, ContractKind.OccupancyAgreement, AlreadyThere: true));
        var (next, leader) = (NamedId.Of("tenure", "Nouvelle Forme"), NamedId.Of("tenure", "Ancienne Forme", "leader"));
        await App.Send(new TakeOverStays(next, old, App.Today)); // heard before the structure itself is: announcements come in any order
        await App.Send(new StructureChanged(next, 7, "company", [new MemberPeriod(App.Today, null, null, [], false)], [old], [leader]));
        Assert.Equal((space, from.AddMonths(24), AllocationState.Here), (await Tenure(next)).Workplace is { } kept ? (kept.SpaceId, kept.PlannedUntil, kept.State) : default);
        Assert.Equal(DepartureCause.Succession, (await Tenure(old)).Workplace!.Cause);
        var spent = (await Ask($$"""{ tenure(structureId: "{{next}}") { spent { daysUsed daysLeft } } }""", Coordinator, "coordinator")).GetProperty("tenure").GetProperty("spent");
        Assert.Equal(App.Today.DayNumber - from.DayNumber, spent.GetProperty("daysUsed").GetInt32());
        Assert.Equal(from.AddMonths(36).DayNumber - App.Today.DayNumber, spent.GetProperty("daysLeft").GetInt32());
    }

    [Fact]
    public async Task Three_months_before_an_end_the_space_is_called_for_ranked_offered_and_given_to_the_next()
    {
        var (leaving, _) = await Member("Les Partants");
        var ((silent, _), (eager, leader)) = (await Member("Les Silencieux"), await Member("Les Pressés"));
        var space = await Space("Bureau H");
        var (from, end) = (App.Today.AddMonths(-17), App.Today.AddMonths(4));
        var stay = NamedId.Of("tenure", "leaving");
        await App.Send(new AllocateSpace(stay, space, leaving, from, end, ContractKind.OccupancyAgreement, AlreadyThere: true));
        Assert.Equal("space_call.unknown", await Refused($$"""rankApplicants(callId: "{{SpaceCall.IdOf(space, end)}}", ranking: [])""", Coordinator, "coordinator"));
        await App.MoveTo(end.AddMonths(-3));
        var call = SpaceCall.IdOf(space, end);
        Assert.Equal("OPEN", (await Ask($$"""{ spaceCall(id: "{{call}}") { state } }""", leader, "member")).GetProperty("spaceCall").GetProperty("state").GetString());
        Assert.Equal("space_call.not_in_vote", await Try(new CloseRankingVote(call)));
        Assert.Equal("space_call.offered_already", await Try(new OpenSpaceCall(space, end.AddDays(5))));

        await Do($$"""askForSpace(callId: "{{call}}", structureId: "{{silent}}", reason: "Un bureau pour trois.")""", Coordinator, "coordinator");
        await Do($$"""askForSpace(callId: "{{call}}", structureId: "{{eager}}", reason: "Nous grandissons.")""", leader, "member");
        Assert.Equal("space_call.not_yours", await Refused($$"""askForSpace(callId: "{{call}}", structureId: "{{silent}}", reason: "…")""", leader, "member"));
        Assert.Equal([eager], await Applicants(call, leader, "member")); // a member sees its own
        Assert.Equal([silent, eager], await Applicants(call, Coordinator, "coordinator"));
        Assert.Equal(JsonValueKind.Null, (await Ask($$"""{ spaceCall(id: "{{call}}") { id } }""", Coordinator, "coordinator", MilaApp.Other)).GetProperty("spaceCall").ValueKind);

        await OneIsHeardBeforeTheRanking(call, eager, leader);

        await App.MoveTo(App.Today.AddDays(30));
        await Do($$"""rankApplicants(callId: "{{call}}", ranking: ["{{silent}}", "{{eager}}"])""", Coordinator, "coordinator");
        await using (var session = App.Query())
            foreach (var member in new[] { 0, 1, 2 })
                await host.Board.Cast((await session.LoadAsync<SpaceCall>(call, Cancellation))!.DeliberationId!.Value, member, RankApplicantsHandler.Adopted);
        await App.MoveTo(App.Today.AddDays(11));
        await using (var session = App.Query())
        {
            Assert.Equal(silent, (await session.LoadAsync<SpaceCall>(call, Cancellation))!.OfferedTo);
            Assert.Single(await session.Query<Letter>().Where(letter => letter.Template == "space_offered" && letter.SubjectId == call).ToListAsync(Cancellation));
        }
        await App.MoveTo(App.Today.AddDays(16)); // no answer: the next is asked
        Assert.Equal("space_call.not_yours", await Refused($$"""answerOffer(callId: "{{call}}", accepts: true)""", NamedId.Of("tenure", "Les Silencieux", "leader"), "member"));
        await Do($$"""answerOffer(callId: "{{call}}", accepts: true)""", leader, "member");
        var given = (await Tenure(eager)).Workplace!;
        Assert.Equal((space, end.AddDays(3), AllocationState.Promised), (given.SpaceId, given.From, given.State));

        await App.MoveTo(end.AddDays(4));
        foreach (var piece in new[] { "AGREEMENT_SIGNED", "INSURANCE", "DEPOSIT_RECEIVED", "ENTRY_INVENTORY" })
            await Do($$"""noteFilePiece(structureId: "{{eager}}", allocationId: "{{given.Id}}", piece: {{piece}})""", Coordinator, "coordinator");
        Assert.Equal("move_in.not_handed_over", await Refused($$"""moveIn(structureId: "{{eager}}", allocationId: "{{given.Id}}")""", Coordinator, "coordinator"));
        // The keys come back later than the promised first day: the entry is put off, and told.
        var back = App.Today;
        Assert.Equal("departure.overlaps_next", await Refused($$"""moveOut(structureId: "{{leaving}}", allocationId: "{{stay}}", lastDay: "{{back:O}}", cause: TERM)""", Coordinator, "coordinator"));
        Assert.Equal("Les Pressés", (await Ask($$"""{ space(id: "{{space}}") { promises { structureName } } }""", Coordinator, "coordinator"))
            .GetProperty("space").GetProperty("promises")[0].GetProperty("structureName").GetString());
        await Do($$"""putOffMoveIn(structureId: "{{eager}}", allocationId: "{{given.Id}}", from: "{{back.AddDays(1):O}}")""", Coordinator, "coordinator");
        Assert.Single(await Written("move_in_put_off", eager));
        await Do($$"""moveOut(structureId: "{{leaving}}", allocationId: "{{stay}}", lastDay: "{{back:O}}", cause: TERM)""", Coordinator, "coordinator");
        Assert.Equal("move_in.too_early", await Refused($$"""moveIn(structureId: "{{eager}}", allocationId: "{{given.Id}}")""", Coordinator, "coordinator"));
        await App.MoveTo(back.AddDays(1));
        await Do($$"""moveIn(structureId: "{{eager}}", allocationId: "{{given.Id}}")""", Coordinator, "coordinator");
        Assert.Equal(AllocationState.Here, (await Tenure(eager)).Workplace!.State);
        await using var later = App.Query();
        Assert.Equal("filled", (await later.Query<Instance>().SingleAsync(each => each.SubjectId == call, Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_space_that_is_given_otherwise_is_called_for_no_more()
    {
        var space = await Space("Bureau I");
        await App.Send(new OpenSpaceCall(space, App.Today.AddDays(40)));
        var (other, _) = await Member("Arrivée Directe");
        await App.Send(new AllocateSpace(Guid.CreateVersion7(), space, other, App.Today, App.Today.AddDays(30), ContractKind.OccupancyAgreement));
        var call = SpaceCall.IdOf(space, App.Today.AddDays(40));
        await using var session = App.Query();
        Assert.Equal(SpaceCallState.Unfilled, (await session.LoadAsync<SpaceCall>(call, Cancellation))!.State);
        Assert.Equal("unfilled", (await session.Query<Instance>().SingleAsync(each => each.SubjectId == call, Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_refused_allocation_leaves_no_trace()
    {
        var space = await Space("Bureau F");
        var (first, _) = await Member("Première");
        var (second, _) = await Member("Seconde");
        await App.Send(new AllocateSpace(Guid.CreateVersion7(), space, first, App.Today, null, ContractKind.OccupancyAgreement));
        Assert.Equal("allocation.space_taken", await Try(new AllocateSpace(Guid.CreateVersion7(), space, second, App.Today, null, ContractKind.OccupancyAgreement)));
        await using var session = App.Query();
        Assert.Null(await session.Events.FetchStreamStateAsync(Mila.Incubation.Tenures.Tenure.IdOf(second), Cancellation));
        Assert.Null(await Tenure(second));
    }

    [Fact]
    public async Task What_is_not_there_is_refused_by_name_and_a_notice_that_nobody_reads_waits_for_a_reader()
    {
        var (structure, leader) = await Member("Sans Lecteur");
        var space = await Space("Bureau G");
        Assert.Equal("space.unknown", await Try(new AllocateSpace(Guid.CreateVersion7(), Guid.CreateVersion7(), structure, App.Today, null, ContractKind.OccupancyAgreement)));
        Assert.Equal("allocation.unknown", await Try(new MoveIn(structure, Guid.CreateVersion7())));
        var stay = NamedId.Of("tenure", "unread");
        await App.Send(new AllocateSpace(stay, space, structure, App.Today, App.Today.AddMonths(12), ContractKind.OccupancyAgreement, AlreadyThere: true));
        Assert.Equal("allocation.unknown", await Try(new MoveIn(structure, Guid.CreateVersion7())));
        Assert.Equal("extension.not_in_vote", await Try(new CloseExtensionVote((await Tenure(structure)).Id)));

        var due = App.Today; // twelve months before the end is the first day
        await App.Send(new RemoveContact(structure, leader, ContactRole.Leader, App.Today));
        Assert.Equal("tenure_notice.nobody", await Try(new WriteTenureNotice(structure, stay, TenureNotice.Twelve, due)));
        Assert.Empty(await Given(structure));
        await App.Send(new AddContact(structure, leader, ContactRole.Leader, App.Today));
        await App.Send(new WriteTenureNotice(structure, stay, TenureNotice.Twelve, due));
        await App.Send(new WriteTenureNotice(structure, stay, TenureNotice.Twelve, due));
        Assert.Equal([TenureNotice.Twelve], await Given(structure));
        Assert.Single(await Written("tenure_notice_twelve", structure));
    }

    [Fact]
    public async Task What_a_neighbour_forgot_is_told_again()
    {
        var (structure, leader) = await Member("Oubliée");
        await using (var session = App.Store.LightweightSession(MilaApp.Mila))
        {
            session.DeleteWhere<KnownStructure>(_ => true);
            await session.SaveChangesAsync(Cancellation);
        }
        await App.Services.GetServices<IHostedService>().OfType<NeighboursAtStart>().Single().StartAsync(Cancellation); // as a host that starts does
        await App.Quiet();
        await using var after = App.Query();
        Assert.Equal([leader], (await after.LoadAsync<KnownStructure>(structure, Cancellation))!.Leaders);
        Assert.Equal(await after.Query<Structure>().CountAsync(Cancellation), await after.Query<KnownStructure>().CountAsync(known => known.Version > 0 && known.Version < 1000, Cancellation));
        Assert.Empty((await after.Query<Tenure>().ToListAsync(Cancellation)).Where(tenure => tenure.StructureId == Guid.Empty));
        await App.Send(new RestateTenures()); // says nothing new, and changes nothing
    }

    /// <summary>Its leaders are written to, and again when the day is another; a day later the office notes what was said, for the board.</summary>
    private async Task OneIsHeardBeforeTheRanking(Guid call, Guid structure, Guid leader)
    {
        var (day, later) = (App.Today, App.Today.AddDays(1));
        string Setting(DateOnly on) => $$"""setSpaceInterview(callId: "{{call}}", structureId: "{{structure}}", day: "{{on:O}}", time: "14:30:00", place: "Salle de réunion")""";
        var noting = $$"""noteSpaceInterview(callId: "{{call}}", structureId: "{{structure}}", mark: 4, words: "Un projet solide.")""";
        Assert.Equal("space_interview.not_set", await Refused(noting, Coordinator, "coordinator"));
        await Do(Setting(day), Coordinator, "coordinator");
        await Do(Setting(day), Coordinator, "coordinator"); // says nothing new, and writes nobody
        await Do(Setting(later), Coordinator, "coordinator");
        Assert.Equal("space_interview.to_come", await Refused(noting, Coordinator, "coordinator"));
        await using (var session = App.Query())
        {
            var letters = (await session.Query<Letter>().Where(letter => letter.Template == "space_interview" && letter.SubjectId == call).ToListAsync(Cancellation)).Select(letter => letter.Text).ToList();
            Assert.Equal(2, letters.Count);
            Assert.All(letters, text => Assert.Contains("14\u00A0h\u00A030 (Salle de réunion)", text, StringComparison.Ordinal));
            Assert.Single(letters, text => text.Contains($"remplace celui du {French.DayInWords(day)}", StringComparison.Ordinal));
        }

        await App.MoveTo(later);
        var denied = await App.Graph($"mutation {{ {noting} {{ userErrors {{ code }} }} }}", null, MilaApp.Mila, leader, "member");
        Assert.True(denied.TryGetProperty("errors", out _));
        Assert.Equal("space_call.unknown", (await Ask($"mutation {{ it: {noting} {{ userErrors {{ code }} }} }}", Coordinator, "coordinator", MilaApp.Other))
            .GetProperty("it").GetProperty("userErrors")[0].GetProperty("code").GetString());
        await Do(noting, Coordinator, "coordinator");

        async Task<string> Seen(Guid person, string role) => (await Ask($$"""{ spaceCall(id: "{{call}}") { applicants { structureId interview { day time place } interviewNote { mark words } } } }""", person, role))
            .GetProperty("spaceCall").GetProperty("applicants").EnumerateArray().Single(each => each.GetProperty("structureId").GetGuid() == structure).GetRawText();
        Assert.Contains("\"interviewNote\":{\"mark\":4,\"words\":\"Un projet solide.\"}", await Seen(NamedId.Of("tenure", "board"), "board_member"), StringComparison.Ordinal);
        Assert.Contains($"\"day\":\"{later:O}\"", await Seen(leader, "member"), StringComparison.Ordinal);
        foreach (var (person, role) in new[] { (leader, "member"), (leader, "board_member"), (NamedId.Of("tenure", "auditor"), "auditor") })
            Assert.Contains("\"interviewNote\":null", await Seen(person, role), StringComparison.Ordinal);
    }

    private async Task<(int Status, string Jobs)> Dashboard(string role)
    {
        using var client = App.PageReader(MilaApp.Mila, NamedId.Of("tenure", role), role);
        using var answer = await client.GetAsync("/taches-de-fond/jobs/succeeded", Cancellation);
        return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(Cancellation) : "");
    }

    private static string Asking(Guid structure, Guid stay) => $$"""askExtension(structureId: "{{structure}}", allocationId: "{{stay}}", reason: "Un album sort à l’automne.")""";

    private async Task<IEnumerable<Guid>> Applicants(Guid call, Guid person, string role) =>
        (await Ask($$"""{ spaceCall(id: "{{call}}") { applicants { structureId } } }""", person, role)).GetProperty("spaceCall").GetProperty("applicants").EnumerateArray().Select(each => each.GetProperty("structureId").GetGuid());

    private async Task<string?> Try(object command)
    {
        try
        {
            await App.Send(command);
            return null;
        }
        catch (RuleViolation violation)
        {
            return violation.Code;
        }
    }

    private async Task<string?> Breaks(Guid space, Guid structure, string tenant = MilaApp.Mila)
    {
        await using var session = App.Store.LightweightSession(tenant);
        SpaceDays.Table.Hold(session, Guid.CreateVersion7(), [space, structure], App.Today.AddDays(3), App.Today.AddDays(4));
        try
        {
            await session.SaveChangesAsync(Cancellation);
            return null;
        }
        catch (Exception e) when (e.InnerException is PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private async Task<Tenure> Tenure(Guid structure)
    {
        await using var session = App.Query();
        return (await session.LoadAsync<Tenure>(Mila.Incubation.Tenures.Tenure.IdOf(structure), Cancellation))!;
    }

    private async Task<IEnumerable<TenureNotice>> Given(Guid structure) => (await Tenure(structure)).Workplace!.Notices.Select(given => given.Notice);

    private async Task<IReadOnlyList<Letter>> Written(string template, Guid structure)
    {
        var tenure = Mila.Incubation.Tenures.Tenure.IdOf(structure);
        await using var session = App.Query();
        return await session.Query<Letter>().Where(letter => letter.Template == template && letter.SubjectId == tenure).ToListAsync(Cancellation);
    }

    /// <summary>Where a dossier of the stay stands; null once it is over.</summary>
    private async Task<string?> StepOf(Guid structure, string definition = TenureWorkflow.Stay)
    {
        var tenure = Mila.Incubation.Tenures.Tenure.IdOf(structure);
        await using var session = App.Query();
        var instances = await session.Query<Instance>().Where(each => each.SubjectId == tenure && each.Outcome == null).ToListAsync(Cancellation);
        return instances.SingleOrDefault(each => each.Definition == definition)?.Stays.Single().Step;
    }

    private Task<(Guid Structure, Guid Leader)> Member(string name) => Housing.Member(App, name);

    private Task<Guid> Space(string name) => Housing.Space(App, name);

    private async Task<JsonElement> Ask(string document, Guid person, string role, string tenant = MilaApp.Mila)
    {
        if (person == Coordinator)
            await App.Send(new RecordPerson(Coordinator, "Camille", "Roux"), tenant);
        var answer = await App.Graph(document, null, tenant, person, role);
        await App.Quiet();
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind is JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data");
    }

    private async Task Do(string mutation, Guid person, string role)
    {
        var it = (await Ask($"mutation {{ it: {mutation} {{ userErrors {{ code message }} }} }}", person, role)).GetProperty("it");
        Assert.Equal("[]", it.GetProperty("userErrors").ToString());
    }

    private async Task<string?> Refused(string mutation, Guid person, string role) =>
        (await Ask($"mutation {{ it: {mutation} {{ userErrors {{ code }} }} }}", person, role))
            .GetProperty("it").GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();
}
