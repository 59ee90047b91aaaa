using System.Text.RegularExpressions;
using Marten;
using Mila.Membership.Colleagues;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    [Fact]
    public async Task A_leader_invites_a_colleague_who_joins_by_a_private_link_and_takes_it_out_again()
    {
        var (structure, leader) = await Member("Les Équipiers");
        var (_, stranger) = await Member("Les Solitaires");
        var inviting = $$"""inviteColleague(structureId: "{{structure}}", givenName: "Malo", familyName: "Nouveau", email: "malo.nouveau@exemple.fr", role: COMMUNICATION)""";
        Assert.Equal("colleague.not_leader", await Refused(inviting, stranger, "member"));
        Assert.Equal("colleague.not_leader", await Refused(inviting, leader, "member", MilaApp.Other));
        await Do(inviting, "colleagueInvitation { id }", leader, "member");
        Assert.Equal("colleague.invited_already", await Refused(inviting, leader, "member"));

        var letter = Assert.Single(await Written("colleague_invited", structure));
        Assert.Contains("Ada Les Équipiers vous invite", letter.Text, StringComparison.Ordinal);
        var link = PrivateAddress().Match(letter.Text).Groups[1].Value;
        Assert.Equal((200, 404, 404), (await StatusOf($"/invitation/{link}", null, ""), await StatusOf($"/invitation/{link}", null, "", MilaApp.Other), await StatusOf("/invitation/autre", null, "")));
        var joining = $$"""mutation { it: joinStructure(link: "{{link}}") { userErrors { code } } }""";
        Assert.Contains("link.unknown", (await App.Graph(joining, null, MilaApp.Other)).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("code", (await App.Graph(joining)).GetProperty("data").GetRawText(), StringComparison.Ordinal);
        await App.Graph(joining);

        await using var session = App.Query();
        var malo = (await session.Query<Person>().SingleAsync(person => person.Email == "malo.nouveau@exemple.fr", Cancellation)).Id;
        Assert.Contains(new Contact(malo, ContactRole.Communication), (await session.LoadAsync<Structure>(structure, Cancellation))!.ContactsOn(App.Today));
        Assert.Equal(["member"], await RolesOnDay.Of(session, malo, App.Today, Cancellation));
        Assert.Single((await Ask("{ myStructures { id } }", malo, "member")).GetProperty("myStructures").EnumerateArray());
        Assert.Empty((await Ask("{ myTeams { structureId } }", malo, "member")).GetProperty("myTeams").EnumerateArray());

        await Do($$"""removeColleague(structureId: "{{structure}}", personId: "{{malo}}", role: COMMUNICATION)""", "team { structureId }", leader, "member");
        Assert.Equal("colleague.last_leader", await Refused($$"""removeColleague(structureId: "{{structure}}", personId: "{{leader}}", role: LEADER)""", leader, "member"));
        await using var later = App.Query();
        Assert.Equal(App.Today, (await later.LoadAsync<RoleGrant>(ColleagueAccess.GrantOf(structure, malo), Cancellation))!.Until);
        Assert.Empty((await Ask("{ myStructures { id } }", malo, "member")).GetProperty("myStructures").EnumerateArray());
    }

    [Fact]
    public async Task An_invitation_that_was_withdrawn_opens_nothing_and_a_known_address_is_the_same_person()
    {
        var (structure, leader) = await Member("Les Prudents");
        var (_, known) = await Member("Les Connues");
        await using var session = App.Query();
        var address = (await session.LoadAsync<Person>(known, Cancellation))!.Email;
        var id = (await Do($$"""inviteColleague(structureId: "{{structure}}", givenName: "Autre", familyName: "Nom", email: "{{address!.ToUpperInvariant()}}", role: LEADER)""",
            "colleagueInvitation { id }", leader, "member")).GetProperty("id").GetGuid();
        Assert.Equal(known, (await session.LoadAsync<ColleagueInvitation>(id, Cancellation))!.PersonId);

        await Do($$"""withdrawInvitation(id: "{{id}}")""", "colleagueInvitation { id }", leader, "member");
        var link = PrivateAddress().Match(Assert.Single(await Written("colleague_invited", structure)).Text).Groups[1].Value;
        Assert.Contains("invitation.over", (await App.Graph($$"""mutation { it: joinStructure(link: "{{link}}") { userErrors { code } } }""")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_nobody_knew_is_forgotten_when_an_invitation_comes_to_nothing_unless_another_waits()
    {
        var (structure, leader) = await Member("Les Oublieux");
        var (other, otherLeader) = await Member("Les Tenaces");
        var gone = await Invite(structure, leader, "ida.passage@exemple.fr");
        var first = await Invite(structure, leader, "jo.passage@exemple.fr");
        var second = await Invite(other, otherLeader, "jo.passage@exemple.fr");
        var (ida, jo) = (ColleagueInvitation.NewPerson(gone), ColleagueInvitation.NewPerson(first));
        Assert.Equal((false, false), (await IsErased(ida), await IsErased(jo)));

        foreach (var invitation in new[] { gone, first })
            await Do($$"""withdrawInvitation(id: "{{invitation}}")""", "colleagueInvitation { id }", leader, "member");
        Assert.Equal((true, false), (await IsErased(ida), await IsErased(jo)));

        var until = App.Today.AddDays(14);
        await App.MoveTo(until);
        Assert.False(await IsErased(jo));
        await App.MoveTo(until.AddDays(1));
        await App.Quiet();
        Assert.True(await IsErased(jo));
        await using var session = App.Query();
        Assert.Equal(App.Today, (await session.LoadAsync<ColleagueInvitation>(second, Cancellation))!.LapsedOn);
    }

    [Fact]
    public async Task Who_speaks_for_a_structure_signs_in_as_a_member_as_long_as_it_is_one_or_for_another_that_is()
    {
        var (leaving, leader) = await Member("Les Partants");
        var (staying, _) = await Member("Les Restants");
        var (ana, bob) = (await Joined(leaving, leader, "ana.partante@exemple.fr"), await Joined(leaving, leader, "bob.partant@exemple.fr"));
        await App.Send(new AddContact(staying, bob, ContactRole.Colleague, App.Today));
        Assert.Equal((1, 1), (await Roles(ana), await Roles(bob)));

        await App.Send(new EndMembership(leaving, App.Today, EndingCause.Resignation));
        await App.Quiet();
        Assert.Equal((0, 1), (await Roles(ana), await Roles(bob)));

        await App.Send(new RemoveContact(staying, bob, ContactRole.Colleague, App.Today));
        await App.Quiet();
        Assert.Equal(0, await Roles(bob));
    }

    private async Task<Guid> Invite(Guid structure, Guid leader, string address) =>
        (await Do($$"""inviteColleague(structureId: "{{structure}}", givenName: "Camille", familyName: "Passage", email: "{{address}}", role: COLLEAGUE)""",
            "colleagueInvitation { id }", leader, "member")).GetProperty("id").GetGuid();

    private async Task<Guid> Joined(Guid structure, Guid leader, string address)
    {
        var invitation = await Invite(structure, leader, address);
        await using var session = App.Query();
        var invited = (await session.LoadAsync<ColleagueInvitation>(invitation, Cancellation))!;
        await App.Send(new JoinStructure(invited.LinkKey));
        await App.Quiet();
        return invited.PersonId;
    }

    private async Task<bool> IsErased(Guid person)
    {
        await using var session = App.Query();
        return (await session.LoadAsync<Person>(person, Cancellation))!.ErasedAt is not null;
    }

    private async Task<int> Roles(Guid person)
    {
        await using var session = App.Query();
        return (await RolesOnDay.Of(session, person, App.Today, Cancellation)).Count;
    }

    [GeneratedRegex("/invitation/([A-Za-z0-9_-]+)")]
    private static partial Regex PrivateAddress();
}
