using System.Text.Json;
using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Membership.Structures;
using Mila.Membership.Successions;
using Mila.Testing;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    [Fact]
    public async Task A_successor_that_the_board_confirms_inherits_and_members_are_counted_once()
    {
        var (old, leader) = await Member("Les Mutants");
        var (_, stranger) = await Member("Les Immuables");
        await App.Send(new SetAffiliation(old, Affiliation.Hosted, new(2022, 1, 3)));
        var next = NamedId.Of("life", "Les Mutants SAS");
        await App.Send(new RegisterStructure(next, StructureKind.Company, "Les Mutants SAS", null, null, null, [Activity.Label], false, null, [], App.Today));
        var members = (await Figures(new MemberFigures()))[MemberFigureKeys.Members];
        var declaring = $$"""declareSuccession(predecessorId: "{{old}}", change: LEGAL_FORM, words: "Nous devenons une société.")""";
        Assert.Equal("succession.not_yours", await Refused(declaring, stranger, "member"));
        Assert.Equal("succession.not_yours", await Refused(declaring, leader, "member", MilaApp.Other));
        var id = (await Do(declaring, "succession { id }", leader, "member")).GetProperty("id").GetGuid();
        Assert.Equal("succession.declared_already", await Refused(declaring, leader, "member"));
        Assert.True((await App.Graph("{ successions { nodes { id } } }", null, MilaApp.Mila, leader, "member")).TryGetProperty("errors", out _));
        Assert.Equal(JsonValueKind.Null, (await Ask($$"""{ succession(id: "{{id}}") { id } }""", Coordinator, "coordinator", MilaApp.Other)).GetProperty("succession").ValueKind);
        Assert.Equal(("Proposer la structure qui succède", App.Today.AddDays(15)), await Waiting(id));
        Assert.Equal("Les Mutants", await CalledInInbox(id));

        var since = App.Today;
        await Do($$"""proposeSuccessor(id: "{{id}}", successorId: "{{next}}", since: "{{since:O}}")""", "succession { id }", Coordinator, "coordinator");
        await using var session = App.Query();
        var vote = (await session.LoadAsync<Succession>(id, Cancellation))!.DeliberationId!.Value;
        foreach (var member in new[] { 0, 1, 2 })
            await host.Board.Cast(vote, member, ProposeSuccessorHandler.Confirmed);
        var shown = await host.Board.Ask($$"""{ deliberation(id: "{{vote}}") { subjectTitle questionText } }""", null, 0);
        Assert.Equal("Les Mutants", shown.GetProperty("data").GetProperty("deliberation").GetProperty("subjectTitle").GetString());
        await App.MoveTo(App.Today.AddDays(11));

        await using var later = App.Query();
        Assert.Equal("decided", (await later.LoadAsync<Instance>(SuccessionStream.Start(id).InstanceId, Cancellation))!.Outcome);
        var (before, after) = ((await later.LoadAsync<Structure>(old, Cancellation))!, (await later.LoadAsync<Structure>(next, Cancellation))!);
        Assert.Equal((true, false, true), (before.IsMemberOn(since.AddDays(-1)), before.IsMemberOn(since), after.IsMemberOn(since)));
        Assert.Equal(Affiliation.Hosted, after.Affiliations().At(since)!.Value);
        Assert.Equal([leader], after.LeadersOn(since));
        Assert.Contains("Les Mutants SAS succède à Les Mutants", Assert.Single(await Written("succession_decided", id)).Subject, StringComparison.Ordinal);
        Assert.Equal(members, (await Figures(new MemberFigures()))[MemberFigureKeys.Members]);
        Assert.Equal(1, (await Figures(new SuccessionFigures()))[SuccessionFigureKeys.Confirmed]);
        Assert.Equal(0, (await Figures(new SuccessionFigures(), tenant: MilaApp.Other))[SuccessionFigureKeys.Confirmed]);
        var seen = (await Ask($$"""{ structure(id: "{{next}}") { predecessors { name } } }""", Coordinator, "coordinator")).GetProperty("structure").GetProperty("predecessors");
        Assert.Equal("""[{"name":"Les Mutants"}]""", seen.GetRawText());
    }

    [Fact]
    public async Task A_declaration_that_changes_nothing_is_dropped_and_no_vote_is_closed_for_it()
    {
        var (old, leader) = await Member("Les Hésitants");
        var id = (await Do($$"""declareSuccession(predecessorId: "{{old}}", change: SIRET)""", "succession { id }", leader, "member")).GetProperty("id").GetGuid();
        Assert.Equal("succession.not_in_vote", (await Assert.ThrowsAsync<RuleViolation>(() => App.Send(new CloseSuccessionVote(id)))).Code);
        await Do($$"""dropSuccession(id: "{{id}}", reason: SAME_STRUCTURE)""", "succession { id }", Coordinator, "coordinator");
        await using var session = App.Query();
        Assert.Equal("dropped", (await session.LoadAsync<Instance>(SuccessionStream.Start(id).InstanceId, Cancellation))!.Outcome);
        Assert.Equal("succession.unknown", await Refused($$"""dropSuccession(id: "{{id}}", reason: MISTAKEN)""", Coordinator, "coordinator", MilaApp.Other));
    }
}
