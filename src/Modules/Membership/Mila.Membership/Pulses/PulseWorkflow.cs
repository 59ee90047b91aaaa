using System.Globalization;
using JasperFx.Events;
using Marten.Events;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Pulses;

/// <summary>What the questionnaire brings to the workflow engine (déroulé du pouls annuel): its definition, what it announces and may be asked, its settings.</summary>
public static class PulseWorkflow
{
    public const string Subject = "pulse";

    public static StartInstance Start(Guid pulseId) => StartInstance.Of("pulse", Subject, pulseId);

    public static void AddTo(WorkflowList workflows) => workflows
        .Announcement("membership.pulse_opened", Subject)
        .Announcement("membership.pulse_closed", Subject)
        .Day(Subject, "closes_on")
        .Request("membership.ask_pulse", request => new AskPulse(request.Token, request.SubjectId, Again: false))
        .Request("membership.remind_pulse", request => new AskPulse(request.Token, request.SubjectId, Again: true))
        .Request("membership.close_pulse", request => new ClosePulseInTime(request.SubjectId))
        .Words("pulse.words.fr.json")
        .Definition("pulse.workflow.json");

    public static void Declare(SettingList settings) => settings
        .Days("pulse.first_reminder_days", 10, "Jours après lesquels le pouls annuel est rappelé à qui n’a pas répondu")
        .Days("pulse.second_reminder_days", 20, "Jours après lesquels il est rappelé une dernière fois")
        .Days("pulse.grace_days", 0, "Jours après le dernier jour pour répondre où le pouls annuel est clos");

    /// <summary>Appends the fact; the message tells it to the engine, with its version.</summary>
    internal static OutgoingMessages Record(this IEventStream<Pulse> stream, object fact) =>
        stream.Tell([fact], (pulse, known) => pulse.Evolve(known), (after, told, version) => new(
            Subject, after.Id, version, $"membership.pulse_{NameOf(told)}", Values: new Dictionary<string, string> { ["closes_on"] = after.ClosesOn.ToString("O", CultureInfo.InvariantCulture) }));

    private static string NameOf(object fact) => fact switch
    {
        PulseOpened => "opened",
        PulseClosed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of a questionnaire has a name for the engine."),
    };
}
