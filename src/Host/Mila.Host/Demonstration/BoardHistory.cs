using Mila.Membership.Board;
using Mila.Membership.Charter;
using Mila.Modules;
using Mila.People;

namespace Mila.Host.Demonstration;

/// <summary>Ten members of the first board and their mandates (an assembly elects the next), the coordinator, the charter of 2022, and whom a visitor may be.</summary>
internal static class BoardHistory
{
    private static readonly DateOnly Opening = new(2020, 1, 2);
    private static readonly DateOnly FirstAssembly = new(2019, 6, 20);

    /// <summary>The n-th member of today's board, from 0 to 9: president, treasurer, secretary, then seven others.</summary>
    public static Guid Member(int n) => InventedNames.PersonId($"board-{n}");

    public static IEnumerable<Deed> Tell()
    {
        yield return Record(DemonstrationHistory.Coordinator, 300);
        yield return Grant(DemonstrationHistory.Coordinator, "coordinator");
        foreach (var (key, n) in new[] { ("expert", 301), ("funder", 302), ("auditor", 303), ("operator", 304) })
        {
            yield return Record(InventedNames.PersonId(key), n);
            yield return Grant(InventedNames.PersonId(key), key);
        }
        for (var n = 0; n < 13; n++)
            yield return Record(Member(n), 310 + n);
        for (var n = 0; n < 10; n++)
            yield return new(Opening, new BeginMandate(Mandate(n, FirstAssembly), Member(n < 7 ? n : n + 3), Role(n), FirstAssembly), DemonstrationHistory.Coordinator);
        yield return new(new(2022, 9, 15), new AdoptCharterVersion(1, CharterText, new(2022, 9, 15)), Member(0), Hour: 8);
        foreach (var (member, structure) in new[] { (3, 4), (3, 11), (5, 7) })
            yield return new(new(2023, 3, 14), new DeclareInterest(Member(member), "structure", InventedNames.StructureId(structure)), Member(member), Hour: 18);
        for (var n = 0; n < 3; n++)
            yield return new(Opening, new GrantRole(Kernel.NamedId.Of("demonstration", "grant", $"member-{n}"), MembersHistory.Leader(n), "member", Opening), Hour: 11);
    }

    public static IReadOnlyList<Persona> Personas() =>
    [
        Persona("coordinator", DemonstrationHistory.Coordinator, "Coordination : tout ce qui attend, chaque matin", "coordinator"),
        Persona("president", Member(0), "Présidence du conseil d’administration", "president", "board_member"),
        Persona("treasurer", Member(1), "Trésorerie", "treasurer", "board_member"),
        Persona("secretary", Member(2), "Secrétariat", "secretary", "board_member"),
        .. Enumerable.Range(4, 7).Select(n => Persona($"board-{n}", Member(n - 1), $"Membre du conseil d’administration, {n}ᵉ siège", "board_member")),
        .. Enumerable.Range(0, 3).Select(n => Persona($"member-{n + 1}", MembersHistory.Leader(n), $"Structure adhérente : {InventedNames.Structure(n).Name}", "member")),
        Persona("applicant", CandidaciesHistory.PublicApplicant, "Candidature en cours (par son lien privé)", "applicant"),
        Persona("expert", InventedNames.PersonId("expert"), "Expertise et interventions", "expert"),
        Persona("funder", InventedNames.PersonId("funder"), "Financement public", "funder"),
        Persona("auditor", InventedNames.PersonId("auditor"), "Contrôle : lit, n’écrit pas", "auditor"),
        Persona("civic", MissionsHistory.Volunteer, "Service civique : sa mission et ses tâches", "civic_volunteer"),
        Persona("operator", InventedNames.PersonId("operator"), "Exploitation de l’hôte", "operator"),
    ];

    private const string CharterText =
        "Charte de valeurs communes : écologie, partage, inclusion. Les structures adhérentes s’engagent à de bonnes pratiques, à l’entraide et à l’écoute des enjeux de société.";

    private static Persona Persona(string key, Guid person, string title, params string[] roles) => new() { Id = key, PersonId = person, Title = title, Roles = roles };

    private static Deed Record(Guid person, int n)
    {
        var (given, family, email) = InventedNames.Person(n);
        return new(Opening, new RecordPerson(person, given, family, email), Hour: 7);
    }

    private static Deed Grant(Guid person, string role) =>
        new(Opening, new GrantRole(Kernel.NamedId.Of("demonstration", "grant", role), person, role, Opening), Hour: 8);

    private static Guid Mandate(int n, DateOnly since) => Kernel.NamedId.Of("demonstration", "mandate", $"{n}", $"{since:O}");

    private static BoardRole Role(int n) => n switch
    {
        0 => BoardRole.President,
        1 => BoardRole.Treasurer,
        2 => BoardRole.Secretary,
        _ => BoardRole.Member,
    };
}
