using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Incubation.Tenures;

/// <summary>A notice is due: its letter is given to a background job. Sent by the workflow.</summary>
public sealed record RingTenureNotice(Guid TenureId);

/// <summary>A letter is to be written in the background (tâche de fond), by a job that is known by the stay, the notice and its day.</summary>
public sealed record EnqueueTenureNotice(Guid StructureId, Guid AllocationId, TenureNotice Notice, DateOnly DueOn);

public static class RingTenureNoticeHandler
{
    /// <summary>None when nothing is owed any more: the end was changed meanwhile.</summary>
    public static async Task<OutgoingMessages> Handle(RingTenureNotice command, IQuerySession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var tenure = await session.LoadAsync<Tenure>(command.TenureId, cancellation);
        var notices = TenureNotices.From(await settings.On(session, moment.Today, cancellation));
        return tenure?.Workplace is { } stay && notices.NextOf(stay) is { } owed && owed.DueOn <= moment.Today
            ? [new EnqueueTenureNotice(tenure.StructureId, stay.Id, owed.Notice, owed.DueOn)]
            : [];
    }
}

/// <summary>The end of a stay is announced to who leads the structure (préavis de fin de séjour). Sent by the background job, any number of times.</summary>
public sealed record WriteTenureNotice(Guid StructureId, Guid AllocationId, TenureNotice Notice, DateOnly DueOn);

public static class WriteTenureNoticeHandler
{
    /// <param name="next">The next notice that is owed.</param>
    /// <returns>None when it is written already, or owed no more.</returns>
    public static NoticeGiven? Decide(WriteTenureNotice command, Tenure tenure, Allocation stay, OwedNotice? next, DateOnly today) =>
        next == new OwedNotice(command.Notice, command.DueOn) && command.DueOn <= today
            ? new(tenure.Id, stay.Id, command.Notice, command.DueOn, next.LetterOf(stay.Id), today)
            : null;

    public static async Task<OutgoingMessages> Handle(WriteTenureNotice command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var tenure = await session.TenureToWrite(command.StructureId, settings, moment, cancellation);
        var stay = tenure[command.AllocationId];
        if (Decide(command, tenure.Tenure, stay, tenure.NextNotice(stay), moment.Today) is not { } given)
            return [];
        Rule.That(tenure.Structure is { Leaders.Count: > 0 }, "tenure_notice.nobody", "Nobody leads the structure: there is nobody to write to.");
        var values = TenureLetters.Values(tenure.Tenure, stay, tenure.CapOf(stay), ExtensionWindow.From(tenure.Settings));
        var messages = tenure.Record(given);
        messages.Add(new SendLetter(given.LetterId, $"tenure_notice_{ClosedWord.Of(given.Notice)}", tenure.Structure.Leaders, TenureStream.Subject, tenure.Tenure.Id, values));
        if (await RolesOnDay.Holders(session, "coordinator", moment.Today, cancellation) is { Count: > 0 } office)
            messages.Add(new SendLetter(
                NamedId.Of("office", given.LetterId.ToString()), "tenure_notice_office", office, TenureStream.Subject, tenure.Tenure.Id,
                new Dictionary<string, string>(values) { ["notice"] = ClosedWord.Of(given.Notice) }));
        return messages;
    }
}

/// <summary>What the letters about a stay may print.</summary>
public static class TenureLetters
{
    public static IReadOnlyDictionary<string, string> Values(Tenure tenure, Allocation stay, DateOnly cap, ExtensionWindow window) => new Dictionary<string, string>
    {
        ["structure"] = Joined.Sheet(tenure.StructureId),
        ["last_day"] = Iso(stay.PlannedUntil.AddDays(-1)),
        ["longest"] = cap > stay.PlannedUntil ? Iso(cap.AddDays(-1)) : "",
        ["ask_from"] = Iso(window.OpensOn(stay)),
        ["ask_until"] = Iso(window.ClosesOn(stay)),
        ["page"] = $"/hebergements/{tenure.Id}",
    };

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>The other letters of a stay; a template each.</summary>
public enum TenureLetter { ExtensionDecision, Overstay }

/// <summary>The leaders of the structure are written to about their stay. Sent by the workflow.</summary>
public sealed record WriteTenureLetter(Guid LetterId, Guid TenureId, TenureLetter Letter);

public static class WriteTenureLetterHandler
{
    public static async Task<OutgoingMessages> Handle(WriteTenureLetter command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var structure = (await session.LoadAsync<Tenure>(command.TenureId, cancellation))!.StructureId;
        var tenure = await session.TenureToWrite(structure, settings, moment, cancellation);
        var stay = tenure.Tenure.Workplace!;
        if (tenure.Structure is not { Leaders: { Count: > 0 } leaders })
            return [];
        var values = new Dictionary<string, string>(TenureLetters.Values(tenure.Tenure, stay, tenure.CapOf(stay), ExtensionWindow.From(tenure.Settings)))
        {
            ["granted"] = stay.Extension is ExtensionState.Granted ? "oui" : "",
        };
        return [new SendLetter(command.LetterId, $"tenure_{ClosedWord.Of(command.Letter)}", leaders, TenureStream.Subject, command.TenureId, values)];
    }
}
