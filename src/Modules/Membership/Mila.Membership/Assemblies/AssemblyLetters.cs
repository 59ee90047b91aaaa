using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Board;
using Mila.Membership.Structures;
using Mila.Modules;
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
        var members = await new Viewpoint(assembly.Day, PeriodRow.KnownNow).Rows<MembershipPeriod>(session).Select(row => row.StructureId).ToListAsync(cancellation);
        var structures = await session.LoadManyAsync<Structure>(cancellation, members.Distinct());
        Guid[] readers = [.. structures.SelectMany(structure => structure.ActingOn(today)).Distinct()];
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
        ["minutes"] = $"/assemblees/{assembly.Id}/proces-verbal",
    };
}

/// <summary>What an assembly still waits for: the convocation, a signature, the declaration of its officers.</summary>
public enum AssemblyReminder { Convocation, PresidentSignature, SecretarySignature, Declaration }

/// <summary>Whoever an assembly waits for is reminded (relance). Sent by the workflow; needless once it is done.</summary>
public sealed record RemindOfAssembly(Guid LetterId, Guid AssemblyId, AssemblyReminder Reminder);

public static class RemindOfAssemblyHandler
{
    public static bool IsDue(AssemblyReminder reminder, Assembly assembly) => reminder switch
    {
        AssemblyReminder.Convocation => assembly.State is AssemblyState.Planned,
        AssemblyReminder.PresidentSignature => assembly.State is AssemblyState.Closed && assembly.SignatureOf(BoardRole.President) is null,
        AssemblyReminder.SecretarySignature => assembly.State is AssemblyState.Closed && assembly.SignatureOf(BoardRole.Secretary) is null,
        AssemblyReminder.Declaration => assembly is { OfficersChanged: true, OfficersDeclaredOn: null },
        _ => throw new ArgumentOutOfRangeException(nameof(reminder)),
    };

    public static async Task<OutgoingMessages> Handle(RemindOfAssembly command, IQuerySession session, Moment moment, CancellationToken cancellation)
    {
        var assembly = await session.LoadAsync<Assembly>(command.AssemblyId, cancellation);
        Rule.That(assembly is not null, "assembly.unknown", "There is no such assembly.");
        if (!IsDue(command.Reminder, assembly))
            return [];
        var (template, role) = LetterOf(command.Reminder);
        var readers = await RolesOnDay.Holders(session, role, moment.Today, cancellation);
        return readers.Count == 0 ? [] : [new SendLetter(command.LetterId, template, readers, AssemblyHappenings.Subject, assembly.Id, AssemblyLetters.Values(assembly))];
    }

    private static (string Template, string Role) LetterOf(AssemblyReminder reminder) => reminder switch
    {
        AssemblyReminder.Convocation => ("assembly_to_convene", "coordinator"),
        AssemblyReminder.PresidentSignature => ("assembly_minutes_to_sign", "president"),
        AssemblyReminder.SecretarySignature => ("assembly_minutes_to_sign", "secretary"),
        AssemblyReminder.Declaration => ("officers_to_declare", "coordinator"),
        _ => throw new ArgumentOutOfRangeException(nameof(reminder)),
    };
}
