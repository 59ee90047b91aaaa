using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Membership.OutsideContacts;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    [Fact]
    public async Task Contacts_are_invited_only_as_long_as_they_consent_and_are_exported_to_a_spreadsheet()
    {
        var (_, member) = await Member("Les Invités");
        var before = await Figures(new OutsideContactFigures());
        var townHall = await Contact("""kind: INSTITUTION, name: "Mairie imaginaire", givenName: "Odette", familyName: "Valtembre", email: "odette@exemple.fr", consents: [EMAIL]""");
        var silent = await Contact("""kind: INSTITUTION, name: "Institution muette", email: "muette@exemple.fr", givenName: "M.", familyName: "Muet", consents: []""");
        var alumna = await Contact("""kind: ALUMNI, givenName: "Anouk", familyName: "=Ancienne", email: "anouk@exemple.fr", consents: [EMAIL]""");
        Assert.Equal("consent.nowhere_to_write", await Refused("""recordOutsideContact(kind: PRESS, name: "Gazette", consents: [POST])""", Coordinator, "coordinator"));
        Assert.True((await App.Graph("{ outsideContacts { nodes { id } } }", null, MilaApp.Mila, member, "member")).TryGetProperty("errors", out _));
        Assert.Equal(["Institution muette", "Mairie imaginaire"], (await Names("(kind: INSTITUTION)")).Intersect(["Institution muette", "Mairie imaginaire"]));
        Assert.DoesNotContain("Institution muette", await Names("(consentsTo: EMAIL, kind: INSTITUTION)"));
        Assert.Contains("Mairie imaginaire", await Names("(consentsTo: EMAIL, kind: INSTITUTION)"));
        Assert.Empty(await Names("", MilaApp.Other));

        var list = (await Do($$"""openGuestList(title: "Soirée d’été", channel: EMAIL, eventOn: "{{App.Today.AddDays(300):O}}")""", "guestList { id }", Coordinator, "coordinator")).GetProperty("id").GetGuid();
        Assert.Equal("guest.no_consent", await Refused($$"""addGuests(id: "{{list}}", contactIds: ["{{silent}}"])""", Coordinator, "coordinator"));
        await Do($$"""addGuests(id: "{{list}}", kinds: [INSTITUTION, ALUMNI])""", "guestList { id }", Coordinator, "coordinator");
        Assert.Equal([townHall, alumna], new[] { townHall, alumna }.Intersect(await Guests(list)));
        Assert.DoesNotContain(silent, await Guests(list));
        var csv = await Csv(list);
        Assert.Contains("Mairie imaginaire;Odette Valtembre;odette@exemple.fr", csv, StringComparison.Ordinal);
        Assert.Contains("anouk@exemple.fr", csv, StringComparison.Ordinal);

        await Do($$"""withdrawConsent(id: "{{townHall}}", channel: EMAIL)""", "outsideContact { id }", Coordinator, "coordinator");
        Assert.DoesNotContain("odette", await Csv(list), StringComparison.Ordinal);
        var person = RecordOutsideContactHandler.PersonOf(alumna);
        Assert.Contains("\"consents\"", (await Ask($$"""{ personExport(id: "{{person}}") }""", Coordinator, "coordinator")).GetProperty("personExport").GetString(), StringComparison.Ordinal);
        await App.Send(new ErasePerson(person));
        Assert.DoesNotContain("Ancienne", await Csv(list), StringComparison.Ordinal);
        Assert.DoesNotContain(alumna, await Guests(list));
        Assert.DoesNotContain("Structure effacée", await Names(""));
        var after = await Figures(new OutsideContactFigures());
        Assert.Equal(before[OutsideContactFigureKeys.OfKind("alumni")] + 1, after[OutsideContactFigureKeys.OfKind("alumni")]);
        Assert.Equal(after[OutsideContactFigureKeys.Known], before[OutsideContactFigureKeys.Known] + 3);
        Assert.Equal("guest_list.unknown", await Refused($$"""removeGuest(id: "{{list}}", contactId: "{{townHall}}")""", Coordinator, "coordinator", MilaApp.Other));
    }

    private async Task<Guid> Contact(string arguments) =>
        (await Do($"recordOutsideContact({arguments})", "outsideContact { id }", Coordinator, "coordinator")).GetProperty("id").GetGuid();

    private async Task<IReadOnlyList<string?>> Names(string of, string tenant = MilaApp.Mila) =>
        [.. (await Ask($"{{ outsideContacts{of} {{ nodes {{ name }} }} }}", Coordinator, "coordinator", tenant)).GetProperty("outsideContacts").GetProperty("nodes")
            .EnumerateArray().Select(node => node.GetProperty("name").GetString())];

    private async Task<IReadOnlyList<Guid>> Guests(Guid list) =>
        [.. (await Ask($$"""{ guests(listId: "{{list}}") { nodes { id } } }""", Coordinator, "coordinator")).GetProperty("guests").GetProperty("nodes")
            .EnumerateArray().Select(node => node.GetProperty("id").GetGuid())];

    private async Task<string> Csv(Guid list) =>
        (await Ask($$"""{ guestListCsv(id: "{{list}}") }""", Coordinator, "coordinator")).GetProperty("guestListCsv").GetString()!;
}
