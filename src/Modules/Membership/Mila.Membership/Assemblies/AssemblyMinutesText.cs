using Mila.Kernel;
using Mila.Membership.Board;

namespace Mila.Membership.Assemblies;

/// <summary>The minutes of an assembly in French (procès-verbal), drafted from its facts: who was there, each vote, who is elected.</summary>
public static class AssemblyMinutesText
{
    /// <param name="structures">Names by structure.</param>
    /// <param name="people">Names by person.</param>
    public static string Of(Assembly assembly, string association, IReadOnlyDictionary<Guid, string> structures, IReadOnlyDictionary<Guid, string> people)
    {
        var roll = AttendanceRoll.Of(assembly, assembly.Voters);
        string?[] lines =
        [
            $"{association} – Assemblée générale ordinaire",
            "",
            $"Le {French.DayInWords(assembly.Day)} à {French.Time(assembly.Time)}, les adhérents se sont réunis : {assembly.Place}.",
            $"Convocation envoyée le {French.Day(assembly.ConvenedOn!.Value)}{(assembly.Sitting > 1 ? ", la première assemblée n’ayant pas réuni le quorum" : "")}.",
            $"Ordre du jour : {string.Join(" ; ", assembly.Agenda.Select(item => $"{item.Number}. {AssemblyWords.Of(item)}"))}.",
            "",
            $"Électeurs, à jour de leur cotisation : {French.Number(roll.Voters.Count)}.",
            Names("Présents", roll.Present, Structure),
            Names("Représentés", roll.Represented.Keys, giver => $"{Structure(giver)}, par {Structure(roll.Represented[giver])}"),
            assembly.NeedsQuorum
                ? $"Quorum : {French.Count(roll.Needed, "voix nécessaire", "voix nécessaires")} ; {French.Count(roll.Voices, "voix présente ou représentée", "voix présentes ou représentées")}. L’assemblée délibère valablement."
                : $"Seconde convocation, sans condition de quorum : {French.Count(roll.Voices, "voix présente ou représentée", "voix présentes ou représentées")}.",
            .. assembly.Agenda.SelectMany(item => Item(assembly, item, Person)),
            "",
            assembly.Elected.Count > 0 ? Board(assembly, Person) : null,
            "L’ordre du jour étant épuisé, la séance est levée.",
        ];
        return French.Typeset(string.Join('\n', lines.Where(line => line is not null))) + "\n";

        string Structure(Guid id) => structures.GetValueOrDefault(id, "structure inconnue");
        string Person(Guid id) => people.GetValueOrDefault(id, "personne inconnue");
    }

    private static IEnumerable<string> Item(Assembly assembly, AgendaItem item, Func<Guid, string> person) =>
    [
        "",
        $"{item.Number}. {AssemblyWords.Of(item)}",
        .. item.Kind is AgendaKind.BoardElection ? assembly.Colleges.Select(college => Election(assembly, college, person)) : [Vote(assembly.Votes[item.Number])],
    ];

    private static string Vote(ItemVote vote) =>
        $"Pour : {French.Number(vote.For)} ; contre : {French.Number(vote.Against)} ; abstentions : {French.Number(vote.Abstentions)}. {(vote.IsAdopted ? "Adopté." : "Rejeté.")}";

    private static string Election(Assembly assembly, College college, Func<Guid, string> person)
    {
        var counted = assembly.Counts.First(each => each.College == college.Name).Voices.OrderByDescending(each => each.Voices).ThenBy(each => person(each.PersonId), French.Alphabet);
        var tie = assembly.Ties.FirstOrDefault(each => each.College == college.Name);
        return $"Collège « {college.Name} », {French.Count(college.Seats, "siège", "sièges")} – "
            + string.Join(" ; ", counted.Select(each => $"{person(each.PersonId)} : {French.Count(each.Voices, "voix", "voix")}")) + "."
            + (tie is null ? "" : $" Égalité départagée par {AssemblyWords.Of(tie.By)} : {string.Join(", ", tie.Elected.Select(person))}.");
    }

    private static string Board(Assembly assembly, Func<Guid, string> person) =>
        $"Sont élus au conseil d’administration : {string.Join(", ", assembly.Elected.Select(seat => seat.Role is BoardRole.Member ? person(seat.PersonId) : $"{person(seat.PersonId)} ({AssemblyWords.Of(seat.Role)})"))}.\n";

    private static string? Names(string label, IEnumerable<Guid> ids, Func<Guid, string> print) =>
        ids.Select(print).Order(French.Alphabet).ToList() is { Count: > 0 } printed ? $"{label} : {string.Join(", ", printed)}." : null;
}
