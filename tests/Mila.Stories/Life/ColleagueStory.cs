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

    [GeneratedRegex("/invitation/([A-Za-z0-9_-]+)")]
    private static partial Regex PrivateAddress();
}
