using System.Text.Json;
using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Dues;
using Mila.Membership.Figures;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    [Fact]
    public async Task Two_records_of_a_structure_become_one_that_is_counted_once_on_every_day()
    {
        var (kept, leader) = await Member("Les Jumeaux");
        var twin = NamedId.Of("life", "Les Jumeaux", "twice");
        await App.Send(new RegisterStructure(twin, StructureKind.Company, "LES JUMEAUX", null, null, null, [Activity.Label], false, null, [new Contact(leader, ContactRole.Communication)], new(2020, 3, 2)));
        await App.Send(new BeginMembership(twin, new DateOnly(2020, 3, 2), null));
        await App.Send(new EndMembership(twin, new DateOnly(2021, 3, 2), EndingCause.Resignation));
        await App.Send(new BeginMembership(twin, new DateOnly(2022, 3, 2), null));
        var members = (await Figures(new MemberFigures()))[MemberFigureKeys.Members];
        var before = App.Now;
        var pair = Assert.Single(await Likely("STRUCTURE"), each => each.Contains(kept));
        Assert.Contains(twin, pair);
        var merging = $$"""mergeStructures(keptId: "{{kept}}", duplicateId: "{{twin}}")""";
        Assert.True((await App.Graph($$"""mutation { {{merging}} { userErrors { code } } }""", null, MilaApp.Mila, leader, "member")).TryGetProperty("errors", out _));
        Assert.Equal("duplicate.structure_unknown", await Refused(merging, Coordinator, "coordinator", MilaApp.Other));

        var merged = await Do(merging, "structure { memberships { from until } contacts { role } }", Coordinator, "coordinator");

        Assert.Equal(["2020-03-02", "2022-01-03"], merged.GetProperty("memberships").EnumerateArray().Select(span => span.GetProperty("from").GetString()));
        Assert.Equal(2, merged.GetProperty("contacts").GetArrayLength());
        Assert.Equal(members - 1, (await Figures(new MemberFigures()))[MemberFigureKeys.Members]);
        Assert.Equal(members, (await Figures(new MemberFigures(), knownAt: before))[MemberFigureKeys.Members]); // as it was known then
        var gone = (await Ask($$"""{ structure(id: "{{twin}}") { isMember mergedInto history { text } } structures(first: 100, search: "jumeaux") { nodes { id } } }""", Coordinator, "coordinator"));
        Assert.Equal((false, kept), (gone.GetProperty("structure").GetProperty("isMember").GetBoolean(), gone.GetProperty("structure").GetProperty("mergedInto").GetGuid()));
        Assert.Equal([kept], gone.GetProperty("structures").GetProperty("nodes").EnumerateArray().Select(each => each.GetProperty("id").GetGuid()));
        Assert.DoesNotContain(await Likely("STRUCTURE"), each => each.Contains(twin));
        Assert.Equal("duplicate.structure_unknown", await Refused(merging, Coordinator, "coordinator"));
    }

    [Fact]
    public async Task A_record_that_was_called_for_dues_is_the_one_that_stays()
    {
        var (called, _) = await Member("Les Ex Aequo");
        var (other, _) = await Member("Les Ex-Aequo bis");
        await App.Send(new SetAffiliation(called, Affiliation.Beneficiary, new(2022, 1, 3)));
        await App.Send(new CallDues(CallDues.IdOf(called, 2023), called, 2023, App.Today));

        Assert.Equal("duplicate.has_account", await Refused($$"""mergeStructures(keptId: "{{other}}", duplicateId: "{{called}}")""", Coordinator, "coordinator"));
        Assert.Equal("duplicate.days_differ", await Refused($$"""mergeStructures(keptId: "{{called}}", duplicateId: "{{await Since("Les Ex-Aequo ter", new(2021, 6, 1))}}")""", Coordinator, "coordinator"));

        async Task<Guid> Since(string name, DateOnly day)
        {
            var id = NamedId.Of("life", name);
            await App.Send(new RegisterStructure(id, StructureKind.Company, name, null, null, null, [Activity.Label], false, null, [], day));
            await App.Send(new BeginMembership(id, day, null));
            return id;
        }
    }

    [Fact]
    public async Task Two_records_of_a_person_become_one_that_signs_in_is_renamed_and_erased_as_one()
    {
        var (structure, leader) = await Member("Les Homonymes");
        var again = NamedId.Of("life", "homonym");
        await App.Send(new RecordPerson(again, "Ada", "Les Homonymes", null, "0611223344"));
        await App.Send(new AddContact(structure, again, ContactRole.Administration, App.Today));
        await App.Send(new GrantRole(NamedId.Of("life", "homonym", "member"), again, "member", App.Today));
        Assert.Contains(await Likely("PERSON"), each => each.Contains(again) && each.Contains(leader));
        Assert.Equal("duplicate.sits", await Refused($$"""mergePeople(keptId: "{{leader}}", duplicateId: "{{host.Board.Secretary}}")""", Coordinator, "coordinator"));
        Assert.Equal("person.not_to_merge", await Refused($$"""mergePeople(keptId: "{{leader}}", duplicateId: "{{again}}")""", Coordinator, "coordinator", MilaApp.Other));

        var merged = await Do($$"""mergePeople(keptId: "{{leader}}", duplicateId: "{{again}}")""", "person { phone roles { role until } }", Coordinator, "coordinator");

        Assert.Equal("+33611223344", merged.GetProperty("phone").GetString()!.Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains(merged.GetProperty("roles").EnumerateArray(), grant => grant.GetProperty("role").GetString() == "member" && grant.GetProperty("until").ValueKind is JsonValueKind.Null);
        await using (var session = App.Query())
        {
            var contacts = (await session.LoadAsync<Structure>(structure, Cancellation))!.ContactsOn(App.Today).ToList();
            Assert.All(contacts, contact => Assert.Equal(leader, contact.PersonId));
            Assert.Equal(2, contacts.Count);
            Assert.Null((await session.LoadAsync<Person>(again, Cancellation))!.Phone);
        }

        await App.Send(new ChangePerson(leader, "Ada", "Renommée", $"{structure:N}@exemple.fr"));
        Assert.Equal("Ada Renommée", (await Ask($$"""{ person(id: "{{again}}") { displayName mergedInto } }""", Coordinator, "coordinator")).GetProperty("person").GetProperty("displayName").GetString());
        Assert.Contains($"{NamedId.Of("life", "homonym", "member")}", (await Ask($$"""{ personExport(id: "{{leader}}") }""", Coordinator, "coordinator")).GetProperty("personExport").GetString(), StringComparison.Ordinal);
        await App.Send(new ErasePerson(leader));
        await using var later = App.Query();
        Assert.All(await later.LoadManyAsync<Person>(Cancellation, leader, again), person => Assert.NotNull(person.ErasedAt));
    }

    /// <summary>The records of each group that may be one.</summary>
    private async Task<List<Guid[]>> Likely(string kind) =>
        [.. (await Ask("{ likelyDuplicates { kind ground records { id title detail } } }", Coordinator, "coordinator")).GetProperty("likelyDuplicates").EnumerateArray()
            .Where(group => group.GetProperty("kind").GetString() == kind).Select(group => group.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("id").GetGuid()).ToArray())];
}
