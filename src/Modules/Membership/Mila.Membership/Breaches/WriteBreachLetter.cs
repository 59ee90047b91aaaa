using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Structures;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Breaches;

/// <summary>The letters of a breach; a template each, <c>breach_….fr.sbn</c>.</summary>
public enum BreachLetter { Grounds, Hearing, Decision }

/// <summary>The leaders of the structure are written to (courrier de la procédure). Sent by the workflow.</summary>
public sealed record WriteBreachLetter(Guid LetterId, Guid BreachId, BreachLetter Letter);

public static class WriteBreachLetterHandler
{
    public static async Task<OutgoingMessages> Handle(
        WriteBreachLetter command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var breach = (await session.BreachToWrite(command.BreachId, null, cancellation)).Aggregate!;
        var structure = await session.LoadAsync<Structure>(breach.StructureId, cancellation);
        var values = await settings.On(session, moment.Today, cancellation);
        return structure!.LeadersOn(moment.Today) is { Count: > 0 } leaders
            ? [new SendLetter(command.LetterId, $"breach_{ClosedWord.Of(command.Letter)}", leaders, BreachStream.Subject, breach.Id, Values(breach, values))]
            : [];
    }

    /// <summary>What the letters may print; what is not known yet is left out.</summary>
    public static IReadOnlyDictionary<string, string> Values(Breach breach, SettingValues settings)
    {
        var values = new Dictionary<string, string> { ["structure"] = Joined.Sheet(breach.StructureId), ["about"] = BreachWords.Of(breach.Kind), ["page"] = $"/manquements/{breach.Id}/repondre" };
        if (breach.GroundsId is { } grounds)
            values["grounds"] = Joined.Text(grounds);
        Say("answer_by", breach.AnswerBy);
        Say("hearing_on", breach.HearingOn);
        Say("decided_on", breach.EndedOn);
        Say("appeal_by", breach.Sanction is null or Sanction.None ? null : breach.EndedOn?.AddDays(settings.Days("charter.appeal_days")));
        if (breach.Sanction is { } sanction)
            values["sanction"] = BreachWords.Of(sanction);
        return values;

        void Say(string name, DateOnly? day) => values[name] = day?.ToString("O", CultureInfo.InvariantCulture) ?? "";
    }
}

/// <summary>The closed words as letters and pages print them.</summary>
public static class BreachWords
{
    public static string Of(BreachKind kind) => kind switch
    {
        BreachKind.Ecology => "l’axe « écologie » de la charte",
        BreachKind.Sharing => "l’axe « partage » de la charte",
        BreachKind.Inclusion => "l’axe « inclusion » de la charte",
        BreachKind.GoodPractice => "les bonnes pratiques de la charte",
        BreachKind.EngagementContract => "le contrat d’engagement républicain",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(Sanction sanction) => sanction switch
    {
        Sanction.None => "ne prononcer aucune sanction",
        Sanction.Warning => "prononcer un avertissement",
        Sanction.Exclusion => "prononcer l’exclusion",
        _ => throw new ArgumentOutOfRangeException(nameof(sanction)),
    };
}
