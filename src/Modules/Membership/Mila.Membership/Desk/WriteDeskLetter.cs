using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Desk;

/// <summary>The letters of a request; a template each, <c>desk_….fr.sbn</c>.</summary>
public enum DeskLetter { Taken, Closed }

/// <summary>Who asked is told that it is seen to, or how it ended (réponse à une demande). Sent by the workflow.</summary>
public sealed record WriteDeskLetter(Guid LetterId, Guid RequestId, DeskLetter Letter);

public static class WriteDeskLetterHandler
{
    /// <summary>Who filed it; for what the office put down, or once that person has left, those who act for the structure.</summary>
    public static IReadOnlyList<Guid> Readers(DeskRequest request, Structure structure, DateOnly today) =>
        !request.ByStaff && structure.ContactsOn(today).Any(contact => contact.PersonId == request.FiledBy) ? [request.FiledBy] : structure.ActingOn(today);

    public static async Task<OutgoingMessages> Handle(WriteDeskLetter command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var request = (await session.DeskRequestToWrite(command.RequestId, cancellation)).Aggregate!;
        var structure = await session.LoadAsync<Structure>(request.StructureId, cancellation);
        return Readers(request, structure!, moment.Today) is { Count: > 0 } readers
            ? [new SendLetter(command.LetterId, $"desk_{ClosedWord.Of(command.Letter)}", readers, DeskRequestStream.Subject, request.Id, Values(request))]
            : [];
    }

    /// <summary>What the letters may print; what is not known yet is left out.</summary>
    public static IReadOnlyDictionary<string, string> Values(DeskRequest request)
    {
        var values = new Dictionary<string, string>
        {
            ["about"] = DeskWords.Of(request.Kind),
            ["words"] = Joined.Text(request.WordsId),
            ["structure"] = Joined.Sheet(request.StructureId),
            ["due_on"] = Day(request.DueOn),
            ["link"] = $"/demandes/{request.Id}",
            ["outcome"] = request.Outcome is { } outcome ? DeskWords.Of(outcome) : "",
            ["closed_on"] = Day(request.ClosedOn),
            ["reopen_until"] = Day(request.ReopenableUntil),
        };
        if (request.AssigneeId is { } assignee)
            values["assignee"] = Joined.Person(assignee);
        return values;
    }

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
