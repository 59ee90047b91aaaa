using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.ArtistCalls;

/// <summary>Who answered a call is told whether the artist is kept (réponses d’un appel). Sent by the workflow.</summary>
public sealed record WriteArtistAnswers(Guid LetterId, Guid CallId);

public static class WriteArtistAnswersHandler
{
    /// <summary>Who proposed the artist; once that person has left, those who act for the structure.</summary>
    public static IReadOnlyList<Guid> Readers(ArtistAnswer answer, Structure structure, DateOnly today) =>
        structure.ContactsOn(today).Any(contact => contact.PersonId == answer.By) ? [answer.By] : structure.ActingOn(today);

    public static async Task<OutgoingMessages> Handle(WriteArtistAnswers command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var call = (await session.ArtistCallToWrite(command.CallId, cancellation)).Aggregate!;
        var answers = call.Answers.Where(answer => answer.State is ArtistAnswerState.Kept or ArtistAnswerState.NotKept).ToList();
        var structures = (await session.LoadManyAsync<Structure>(cancellation, answers.Select(answer => answer.StructureId).Distinct())).ToDictionary(each => each.Id);
        return
        [
            .. answers.Select(answer => Letter(command.LetterId, call, answer, Readers(answer, structures[answer.StructureId], moment.Today)))
                .Where(letter => letter.To.Count > 0),
        ];
    }

    private static SendLetter Letter(Guid id, ArtistCall call, ArtistAnswer answer, IReadOnlyList<Guid> readers) => new(
        NamedId.Of("artist-letter", id.ToString(), answer.Id.ToString()), answer.State is ArtistAnswerState.Kept ? "artist_kept" : "artist_not_kept",
        readers, ArtistCallStream.Subject, call.Id, new Dictionary<string, string>
        {
            ["call"] = Joined.Text(ArtistCall.TextOf(call.Id, "title")),
            ["artist"] = Joined.Artist(answer.ArtistId),
            ["event_on"] = call.EventOn.ToString("O", CultureInfo.InvariantCulture),
            ["link"] = $"/appels-artistes/{call.Id}",
        });
}
