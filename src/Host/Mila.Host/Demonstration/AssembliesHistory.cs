using Mila.Kernel;
using Mila.Membership.Assemblies;
using Mila.Membership.Board;

namespace Mila.Host.Demonstration;

/// <summary>
/// The general assemblies of 2021, 2022 and 2023: the second elects the board that sits on 15 June 2023; the minutes of the last
/// wait for the secretary.
/// </summary>
internal static class AssembliesHistory
{
    /// <summary>The day of the assembly that elected the board of today.</summary>
    public static readonly DateOnly Election = new(2022, 6, 23);

    public static IEnumerable<Deed> Tell() =>
    [
        .. Held(new(2021, 6, 10), "Pôle MILA, 4 rue André Messager, Paris 18e", [AgendaKind.ActivityReport, AgendaKind.Accounts], [17, 16]),
        .. Held(Election, "Salle Saint-Bruno, Paris 18e", [AgendaKind.ActivityReport, AgendaKind.Accounts, AgendaKind.BoardElection], [24, 23]),
        .. Held(new(2023, 5, 25), "Le Hasard Ludique, Paris 18e", [AgendaKind.ActivityReport, AgendaKind.Accounts, AgendaKind.FeeGrid], [31, 30, 27]),
    ];

    /// <param name="votes">How many are for each item that is voted on by hand.</param>
    private static IEnumerable<Deed> Held(DateOnly day, string place, AgendaKind[] agenda, int[] votes)
    {
        var id = NamedId.Of("demonstration", "assembly", $"{day:O}");
        yield return Do(day.AddDays(-35), new PlanAssembly(id, day, new(18, 30), place, [.. agenda.Select(kind => new AgendaQuestion(kind))]));
        yield return Do(day.AddDays(-21), new ConveneAssembly(id));
        yield return Do(day.AddDays(-6), new EntrustVoice(id, InventedNames.StructureId(1), InventedNames.StructureId(0), OnPaper: true));
        yield return Do(day.AddDays(-6), new EntrustVoice(id, InventedNames.StructureId(2), InventedNames.StructureId(0), OnPaper: true));
        yield return Do(day, new VotersComeIn(id), hour: 20);
        yield return Do(day, new OpenAssembly(id), hour: 20);
        for (var item = 0; item < votes.Length; item++)
            yield return Do(day, new RecordVote(id, item + 1, votes[item], item, 1), hour: 20);
        if (agenda.Contains(AgendaKind.BoardElection))
            foreach (var deed in Elected(id, day))
                yield return deed;
        yield return Do(day, new CloseAssembly(id, []), hour: 20);
        yield return new(day.AddDays(8), new SignAssemblyMinutes(id), BoardHistory.Member(0));
        if (day.Year < DemonstrationHistory.Ends.Year)
            yield return new(day.AddDays(8), new SignAssemblyMinutes(id), BoardHistory.Member(2));
    }

    /// <summary>Ten candidates for ten seats; the officers are elected again.</summary>
    private static IEnumerable<Deed> Elected(Guid id, DateOnly day)
    {
        for (var n = 0; n < 10; n++)
            yield return Do(day, new StandForElection(id, "adhérents", BoardHistory.Member(n)), hour: 20);
        yield return Do(day, new CountElection(id, "adhérents", [.. Enumerable.Range(0, 10).Select(n => new CandidateVoices(BoardHistory.Member(n), 25 - n))]), hour: 20);
    }

    private static Deed Do(DateOnly day, object command, int hour = 10) => new(day, command, DemonstrationHistory.Coordinator, hour);
}

/// <summary>Two voters in five come, and whoever holds a proxy; the loader looks up who votes that day.</summary>
internal sealed record VotersComeIn(Guid AssemblyId);
