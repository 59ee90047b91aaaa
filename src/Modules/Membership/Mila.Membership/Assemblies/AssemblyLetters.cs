using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Structures;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>What is written about an assembly.</summary>
public static class AssemblyLetters
{
    /// <summary>
    /// To whoever acts for a member of that day: also for one whose dues are late, who may still settle them and vote.
    /// </summary>
    public static Task<IEnumerable<SendLetter>> Convocation(IQuerySession session, Assembly assembly, DateOnly today, CancellationToken cancellation) =>
        ToMembers(session, assembly, "assembly_convocation", today, cancellation);

    public static Task<IEnumerable<SendLetter>> CalledOff(IQuerySession session, Assembly assembly, DateOnly today, CancellationToken cancellation) =>
        ToMembers(session, assembly, "assembly_called_off", today, cancellation);

    private static async Task<IEnumerable<SendLetter>> ToMembers(IQuerySession session, Assembly assembly, string template, DateOnly today, CancellationToken cancellation)
    {
        var members = await new Viewpoint(assembly.Day, Viewpoint.KnownNow).Rows<MembershipPeriod>(session).Select(row => row.StructureId).ToListAsync(cancellation);
        var structures = await session.LoadManyAsync<Structure>(cancellation, members.Distinct());
        Guid[] readers = [.. structures.SelectMany(structure => structure.People(today)).Distinct()];
        return readers is [] ? [] : [new(NamedId.Of(template, assembly.Id.ToString(), $"{assembly.Sitting}"), template, readers, AssemblyHappenings.Subject, assembly.Id, Values(assembly))];
    }

    internal static Dictionary<string, string> Values(Assembly assembly) => new()
    {
        ["held_on"] = assembly.Day.ToString("O", CultureInfo.InvariantCulture),
        ["time"] = French.Time(assembly.Time),
        ["place"] = assembly.Place,
        ["agenda"] = string.Join('\n', assembly.Agenda.Select(item => $"{item.Number}. {AssemblyWords.Of(item)}")),
        ["proxies"] = assembly.Rules.ProxiesPerHolder.ToString(CultureInfo.InvariantCulture),
        ["second"] = assembly.Sitting > 1 ? "yes" : "",
        ["no_quorum"] = assembly.NeedsQuorum ? "" : "yes",
        ["convene_by"] = assembly.Day.AddDays(-assembly.Rules.NoticeDays).ToString("O", CultureInfo.InvariantCulture),
        ["page"] = $"/assemblees/{assembly.Id}",
    };
}

/// <summary>What the office is reminded of while an assembly waits for it.</summary>
public enum AssemblyReminder { Convocation, Declaration }

/// <summary>The office is reminded before a date that the law or the statutes set (relance). Sent by the workflow; needless once it is done.</summary>
public sealed record RemindOfAssembly(Guid LetterId, Guid AssemblyId, AssemblyReminder Reminder);

public static class RemindOfAssemblyHandler
{
    public static bool IsDue(AssemblyReminder reminder, Assembly assembly) => reminder switch
    {
        AssemblyReminder.Convocation => assembly.State is AssemblyState.Planned,
        AssemblyReminder.Declaration => assembly is { OfficersChanged: true, OfficersDeclaredOn: null },
        _ => throw new ArgumentOutOfRangeException(nameof(reminder)),
    };

    public static async Task<OutgoingMessages> Handle(RemindOfAssembly command, IQuerySession session, Moment moment, CancellationToken cancellation)
    {
        var assembly = await session.LoadAsync<Assembly>(command.AssemblyId, cancellation);
        Rule.That(assembly is not null, "assembly.unknown", "There is no such assembly.");
        if (!IsDue(command.Reminder, assembly))
            return [];
        var office = await RolesOnDay.Holders(session, "coordinator", moment.Today, cancellation);
        var template = command.Reminder is AssemblyReminder.Convocation ? "assembly_to_convene" : "officers_to_declare";
        return office.Count == 0 ? [] : [new SendLetter(command.LetterId, template, office, AssemblyHappenings.Subject, assembly.Id, AssemblyLetters.Values(assembly))];
    }
}
