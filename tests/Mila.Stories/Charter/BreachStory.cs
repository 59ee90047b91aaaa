using System.Text.Json;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Board;
using Mila.Membership.Breaches;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Stories.Board;
using Mila.Testing;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Stories.Charter;

/// <summary>A breach from report to exclusion: written grounds, days to answer, a hearing, and a decision without those involved.</summary>
public sealed class BreachStory(BoardHost host) : IClassFixture<BoardHost>
{
    private MilaApp App => host.App;

    [Fact]
    public async Task A_member_is_told_heard_and_excluded_from_the_day_of_the_decision()
    {
        var accused = await Member("Bruyante", contact: host.Board.Members[4]);
        var id = await Report(accused);
        Assert.Null(await Show(id, member: 4));
        Assert.Equal("breach.unknown", await Refused($$"""dismissBreach(id: "{{id}}", reason: UNFOUNDED)""", member: 4, "president"));

        await Do($$"""stateBreachGrounds(id: "{{id}}", text: "Des répétitions la nuit, malgré trois rappels.")""");
        var letter = Assert.Single(await Written("breach_grounds", id));
        Assert.Contains("Des répétitions la nuit", letter.Text, StringComparison.Ordinal);
        Assert.Contains("30\u00A0juin 2023", letter.Text, StringComparison.Ordinal);
        Assert.Equal("breach.answer_awaited", await Refused($$"""setBreachHearing(id: "{{id}}", on: "2023-07-05")"""));

        await App.MoveTo(new DateOnly(2023, 7, 1));
        await Do($$"""setBreachHearing(id: "{{id}}", on: "2023-07-05")""");
        Assert.Contains($"/manquements/{id}/repondre", letter.Text, StringComparison.Ordinal);
        Assert.Equal("breach.not_to_answer", await Refused($$"""answerBreach(id: "{{id}}", text: "Ce n’est pas nous.")""", member: 1, "member"));
        await Do($$"""recordBreachAnswer(id: "{{id}}", text: "Nous ne jouerons plus après 22 heures.")""");
        Assert.Single(await Written("breach_hearing", id));
        await App.MoveTo(new DateOnly(2023, 7, 5));
        await Do($$"""recordBreachHearing(id: "{{id}}", attended: false)""");

        var vote = await Vote(id);
        Assert.Equal(new[] { host.Board.President, host.Board.Members[4] }.Order(), vote.Recused.Order());
        foreach (var member in new[] { 1, 2, 3 })
            await host.Board.Cast(vote.Id, member, "exclusion");
        await App.MoveTo(new DateOnly(2023, 7, 16));

        await using var session = App.Query();
        Assert.Equal("decided", (await session.LoadAsync<Instance>(BreachWorkflow.Start(id).InstanceId, TestContext.Current.CancellationToken))!.Outcome);
        var structure = (await session.LoadAsync<Structure>(accused, TestContext.Current.CancellationToken))!;
        Assert.True(structure.IsMemberOn(new(2023, 7, 15)));
        Assert.False(structure.IsMemberOn(new(2023, 7, 16)));
        Assert.Equal(EndingCause.Exclusion, Assert.Single(structure.Memberships()).Cause);
        var decision = Assert.Single(await Written("breach_decision", id));
        Assert.Contains("prononcer l’exclusion", decision.Text, StringComparison.Ordinal);
        Assert.Contains("appel de cette décision devant l’assemblée générale", decision.Text, StringComparison.Ordinal);
        Assert.Equal("EXCLUSION", (await Show(id, member: 1))!.Value.GetProperty("sanction").GetString());
    }

    [Fact]
    public async Task Another_association_sees_none_of_it_and_a_dismissed_report_ends_there()
    {
        var accused = await Member("Tranquille", contact: Guid.CreateVersion7());
        var id = await Report(accused);
        var elsewhere = await host.Other.Ask("{ breaches { totalCount } }", null, 0);
        Assert.Equal(0, elsewhere.GetProperty("data").GetProperty("breaches").GetProperty("totalCount").GetInt32());

        await Do($$"""dismissBreach(id: "{{id}}", reason: SETTLED_BETWEEN_THEM)""");
        foreach (var (command, code) in new (object, string)[] { (new CloseBreachVote(id), "breach.not_in_vote"), (new ExcludeStructure(id), "breach.no_exclusion") })
            Assert.Equal(code, (await Assert.ThrowsAsync<RuleViolation>(() => App.Send(command))).Code);
        await using var session = App.Query();
        Assert.Equal("dismissed", (await session.LoadAsync<Instance>(BreachWorkflow.Start(id).InstanceId, TestContext.Current.CancellationToken))!.Outcome);
        Assert.Empty(await Written("breach_grounds", id));
    }

    private async Task<Guid> Member(string name, Guid contact)
    {
        var (id, leader) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await App.Send(new RecordPerson(leader, "Ada", name));
        await App.Send(new RegisterStructure(
            id, StructureKind.Company, name, null, null, null, [Activity.Label], false, null,
            [new Contact(leader, ContactRole.Leader), new Contact(contact, ContactRole.Communication)], new(2022, 1, 3)));
        await App.Send(new BeginMembership(id, new DateOnly(2022, 1, 3), null));
        return id;
    }

    private async Task<Guid> Report(Guid structure)
    {
        var answer = await host.Board.Ask(
            $$"""mutation { reportBreach(structureId: "{{structure}}", kind: GOOD_PRACTICE, text: "Du bruit la nuit.") { breach { id } userErrors { code } } }""", null, 0, "president");
        await App.Quiet();
        return answer.GetProperty("data").GetProperty("reportBreach").GetProperty("breach").GetProperty("id").GetGuid();
    }

    private async Task Do(string mutation) => Assert.Null(await Refused(mutation));

    private async Task<string?> Refused(string mutation, int member = 0, string role = "president")
    {
        var answer = await host.Board.Ask($"mutation {{ it: {mutation} {{ userErrors {{ code }} }} }}", null, member, role);
        await App.Quiet();
        return answer.GetProperty("data").GetProperty("it").GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();
    }

    private async Task<JsonElement?> Show(Guid id, int member)
    {
        var breach = (await host.Board.Ask($$"""{ breach(id: "{{id}}") { state sanction report } }""", null, member)).GetProperty("data").GetProperty("breach");
        return breach.ValueKind is JsonValueKind.Null ? null : breach;
    }

    private async Task<Deliberation> Vote(Guid id)
    {
        await using var session = App.Query();
        var breach = (await session.LoadAsync<Breach>(id, TestContext.Current.CancellationToken))!;
        return (await session.LoadAsync<Deliberation>(breach.DeliberationId!.Value, TestContext.Current.CancellationToken))!;
    }

    private async Task<IReadOnlyList<Letter>> Written(string template, Guid breach)
    {
        await using var session = App.Query();
        return await session.Query<Letter>().Where(letter => letter.Template == template && letter.SubjectId == breach).ToListAsync(TestContext.Current.CancellationToken);
    }
}
