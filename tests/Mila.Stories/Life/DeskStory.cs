using Marten;
using Mila.Membership.Contracts;
using Mila.Membership.Desk;
using Mila.Membership.Figures;
using Mila.Testing;
using Mila.Workflows.Instances;
using Mila.Workflows.Tasks;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]];

    [Fact]
    public async Task A_request_is_filed_with_a_photo_seen_to_chased_closed_reopened_and_over()
    {
        var (structure, member) = await Member("Les Bricoleurs");
        var (_, stranger) = await Member("Les Curieux");
        var before = await Figures(new DeskFigures());
        var photo = await Upload(member, "member", "rideau.jpg", Photo);
        var filing = $$"""fileDeskRequest(structureId: "{{structure}}", kind: REPAIR, place: SHOP, words: "Le rideau est bloqué.", photo: "{{photo}}")""";
        Assert.Equal("desk_request.not_yours", await Refused(filing, stranger, "member"));
        var id = (await Do(filing, "deskRequest { id }", member, "member")).GetProperty("id").GetGuid();
        var filedOn = App.Today;

        Assert.Equal((200, 404, 200), (await StatusOf($"/files/{photo}", member, "member"), await StatusOf($"/files/{photo}", stranger, "member"), await StatusOf($"/files/{photo}", Coordinator, "coordinator")));
        Assert.Equal(["Le rideau est bloqué."], await Words(member, "member"));
        Assert.Empty(await Words(stranger, "member"));
        Assert.Equal("desk_request.not_yours", await Refused($$"""commentOnDeskRequest(id: "{{id}}", text: "Bonjour")""", stranger, "member"));
        Assert.Equal(("Prendre en charge la demande", filedOn.AddDays(10)), await Waiting(id));

        await Do($$"""takeDeskRequest(id: "{{id}}", priority: HIGH)""", "deskRequest { id }", Coordinator, "coordinator");
        await Do($$"""takeDeskRequest(id: "{{id}}", priority: HIGH)""", "deskRequest { id }", Coordinator, "coordinator");
        Assert.Contains("Camille Roux s’occupe de votre demande", Assert.Single(await Written("desk_taken", id)).Text, StringComparison.Ordinal);
        Assert.Equal("desk_request.not_of_the_office", await Refused($$"""takeDeskRequest(id: "{{id}}", assignee: "{{member}}")""", Coordinator, "coordinator"));
        await Do($$"""commentOnDeskRequest(id: "{{id}}", text: "Merci !")""", "deskRequest { id }", member, "member");

        await App.MoveTo(filedOn.AddDays(11));
        Assert.Equal("Régler la demande en retard", (await Waiting(id)).Label);
        await App.MoveTo(filedOn.AddDays(18));
        Assert.Equal("Décider d’une demande en retard depuis longtemps", (await Waiting(id)).Label);
        await Do($$"""handDeskRequestOn(id: "{{id}}", to: LANDLORD)""", "deskRequest { id }", Coordinator, "coordinator");
        Assert.Equal(("Relancer le tiers dont la demande dépend", filedOn.AddDays(25)), await Waiting(id));
        await App.MoveTo(filedOn.AddDays(26));
        Assert.Equal("Relancer sans attendre le tiers dont la demande dépend", (await Waiting(id)).Label);
        await Do($$"""chaseThirdParty(id: "{{id}}")""", "deskRequest { id }", Coordinator, "coordinator");

        await Do($$"""closeDeskRequest(id: "{{id}}", outcome: SETTLED, on: "{{filedOn.AddDays(20):O}}")""", "deskRequest { id }", Coordinator, "coordinator");
        var figures = await Figures(new DeskFigures());
        Assert.Equal(before[DeskFigureKeys.Filed] + 1, figures[DeskFigureKeys.Filed]);
        Assert.Equal(before[DeskFigureKeys.OfKind("repair")] + 1, figures[DeskFigureKeys.OfKind("repair")]);
        Assert.Equal((1, 20), (figures[DeskFigureKeys.Closed], figures[DeskFigureKeys.MedianDays]));
        Assert.Equal(0, (await Figures(new DeskFigures(), MilaApp.Start.AddDays(-1)))[DeskFigureKeys.Filed]);
        Assert.Single(await Written("desk_closed", id));
        await Do($$"""reopenDeskRequest(id: "{{id}}")""", "deskRequest { id }", member, "member");
        Assert.Equal("Prendre en charge la demande", (await Waiting(id)).Label);
        await Do($$"""closeDeskRequest(id: "{{id}}", outcome: SETTLED)""", "deskRequest { id }", Coordinator, "coordinator");
        await App.MoveTo(filedOn.AddDays(35));
        Assert.Equal("desk_request.reopened_late", await Refused($$"""reopenDeskRequest(id: "{{id}}")""", member, "member"));
        await using var session = App.Query();
        Assert.Equal("closed", (await session.LoadAsync<Instance>(DeskWorkflow.Start(id).InstanceId, Cancellation))!.Outcome);
    }

    [Fact]
    public async Task A_request_of_another_association_is_not_there_and_only_an_image_is_a_photo()
    {
        var (structure, member) = await Member("Les Voisins", MilaApp.Other);
        var text = await Upload(member, "member", "note.txt", "Bonjour"u8.ToArray(), MilaApp.Other);
        Assert.Equal("desk_request.not_a_photo", await Refused(
            $$"""fileDeskRequest(structureId: "{{structure}}", kind: OTHER, words: "Une question", photo: "{{text}}")""", member, "member", MilaApp.Other));
        var id = (await Do($$"""fileDeskRequest(structureId: "{{structure}}", kind: KEY, words: "Une clé")""", "deskRequest { id }", member, "member", MilaApp.Other))
            .GetProperty("id").GetGuid();

        Assert.Equal("desk_request.unknown", await Refused($$"""closeDeskRequest(id: "{{id}}", outcome: SETTLED)""", Coordinator, "coordinator"));
        var here = await Ask($$"""{ deskRequest(id: "{{id}}") { id } }""", Coordinator, "coordinator");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, here.GetProperty("deskRequest").ValueKind);
        var there = await Ask("{ deskCounts { kind open overdue } }", Coordinator, "coordinator", MilaApp.Other);
        Assert.Contains(there.GetProperty("deskCounts").EnumerateArray(), count => count.GetProperty("kind").GetString() == "KEY" && count.GetProperty("open").GetInt32() == 1);
    }

    private async Task<string?[]> Words(Guid person, string role) =>
        [.. (await Ask("{ deskRequests { nodes { words } } }", person, role)).GetProperty("deskRequests").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("words").GetString())];

    /// <summary>What the thing that waits is called on the coordinator's morning page.</summary>
    private async Task<string?> CalledInInbox(Guid id) =>
        (await Ask("{ taskInbox(first: 100) { nodes { subjectId subjectTitle } } }", Coordinator, "coordinator")).GetProperty("taskInbox").GetProperty("nodes").EnumerateArray()
            .Single(task => task.GetProperty("subjectId").GetGuid() == id).GetProperty("subjectTitle").GetString();

    private async Task<(string Label, DateOnly? DueOn)> Waiting(Guid id)
    {
        await using var session = App.Query();
        var task = Assert.Single(await session.Query<PersonTask>().Where(each => each.SubjectId == id).ToListAsync(Cancellation));
        return (task.Label, task.DueOn);
    }
}
