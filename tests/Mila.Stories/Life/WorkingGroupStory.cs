using System.Text.Json;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Membership.OutsideContacts;
using Mila.Membership.Structures;
using Mila.Modules.Figures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Life;

/// <summary>A working group of a member and the town hall is formed, meets, loses somebody and is closed; members read nothing of it, and another association neither.</summary>
public sealed class WorkingGroupStory : IAsyncLifetime
{
    private static readonly Guid Coordinator = NamedId.Of("coordinator");
    private static readonly Guid Structure = NamedId.Of("structure");
    private static readonly Guid Town = NamedId.Of("town hall");

    private MilaApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await MilaApp.Begin();
        await app.Send(new RecordPerson(Coordinator, "Camille", "Roux"));
        await app.Send(new RegisterStructure(Structure, StructureKind.Company, "Les Ondes", null, null, null, [Activity.Label], false, null, [], new(2022, 1, 3)));
        await app.Send(new BeginMembership(Structure, new DateOnly(2022, 1, 3), null));
        await app.Send(new RecordOutsideContact(Town, OutsideKind.Institution, "Mairie du 18e", null, null, null, null, null, null, [], ConsentSource.Written, app.Today));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_group_of_members_and_outsiders_is_formed_meets_and_is_closed()
    {
        var id = (await Ask("""mutation { formWorkingGroup(title: "Vitrines", purpose: "Charte des enseignes") { workingGroup { id } } }""")).GetProperty("formWorkingGroup").GetProperty("workingGroup").GetProperty("id").GetGuid();
        Assert.Null(await Run($"""addParticipant(groupId: "{id}", participantId: "{Structure}", kind: MEMBER)"""));
        Assert.Null(await Run($"""addParticipant(groupId: "{id}", participantId: "{Town}", kind: OUTSIDER)"""));
        Assert.Equal("group.participant_unknown", await Run($"""addParticipant(groupId: "{id}", participantId: "{Coordinator}", kind: MEMBER)"""));
        Assert.Null(await Run($"""recordGroupMeeting(groupId: "{id}", on: "{app.Today:O}", present: ["{Structure}", "{Town}"], notes: "Visite de la rue")"""));
        Assert.Equal("group.nobody_there", await Run($"""recordGroupMeeting(groupId: "{id}", on: "{app.Today:O}", present: ["{Coordinator}"])"""));
        await app.MoveTo(app.Today.AddDays(10));
        Assert.Null(await Run($"""removeParticipant(groupId: "{id}", participantId: "{Town}")"""));

        var seen = (await Ask($$"""{ workingGroup(id: "{{id}}") { title participants { name kind } meetings { present notes } } }""")).GetProperty("workingGroup");
        Assert.Equal($$"""{"title":"Vitrines","participants":[{"name":"Les Ondes","kind":"MEMBER"}],"meetings":[{"present":["{{Structure}}","{{Town}}"],"notes":"Visite de la rue"}]}""", seen.GetRawText());
        await using (var session = app.Query())
        {
            var figures = (await ShippedFigures.Handle(
                new ResolveFigures([WorkingGroupFigureKeys.Active, WorkingGroupFigureKeys.Meetings], new(2023, 1, 1), app.Today, null), session, default)).Figures;
            Assert.Equal([1m, 1m], figures.Select(figure => figure.Value));
        }
        Assert.Null(await Run($"""closeWorkingGroup(groupId: "{id}")"""));
        Assert.Equal("group.closed", await Run($"""addParticipant(groupId: "{id}", participantId: "{Town}", kind: OUTSIDER)"""));
        Assert.Equal("group.unknown", await Run($"""closeWorkingGroup(groupId: "{Guid.CreateVersion7()}")"""));

        var read = $$"""{ workingGroup(id: "{{id}}") { id } workingGroups { totalCount } }""";
        Assert.True((await app.Graph(read, null, MilaApp.Mila, NamedId.Of("member"), "member")).TryGetProperty("errors", out _));
        Assert.True((await app.Graph($$"""mutation { closeWorkingGroup(groupId: "{{id}}") { userErrors { code } } }""", null, MilaApp.Mila, NamedId.Of("board"), "board_member")).TryGetProperty("errors", out _));
        Assert.Equal("""{"workingGroup":null,"workingGroups":{"totalCount":0}}""", (await app.Graph(read, null, MilaApp.Other, Coordinator, "coordinator")).GetProperty("data").GetRawText());
    }

    private async Task<string?> Run(string field) => (await Ask($"mutation {{ done: {field} {{ userErrors {{ code }} }} }}")).GetProperty("done").GetProperty("userErrors").EnumerateArray()
        .Select(error => error.GetProperty("code").GetString()).FirstOrDefault();

    private async Task<JsonElement> Ask(string document)
    {
        var answer = await app.Graph(document, null, MilaApp.Mila, Coordinator, "coordinator");
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        return answer.GetProperty("data");
    }
}
