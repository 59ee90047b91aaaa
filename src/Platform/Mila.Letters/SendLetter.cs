using JasperFx.Core;
using Marten;
using Mila.Kernel;
using Mila.People;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Mila.Letters;

/// <summary>
/// Write to people (envoyer un courrier): one letter each, rendered from a template, kept, and sent when the host has a mail relay.
/// Ids only: names, addresses and texts about people are joined at rendering. The same id twice sends nothing twice.
/// </summary>
/// <param name="LetterId">The letter's id when there is one reader; with several, each has <see cref="Letter.IdFor"/>.</param>
/// <param name="Template">The <c>NAME</c> of a part's <c>Letters/NAME.fr.sbn</c>.</param>
/// <param name="To">The people who get it.</param>
/// <param name="SubjectKind">What it is about, <c>candidacy</c>.</param>
/// <param name="Values">What the template may print, as plain text; <see cref="Joined"/> says how to name what must be joined.</param>
public sealed record SendLetter(
    Guid LetterId, string Template, IReadOnlyList<Guid> To, string SubjectKind, Guid SubjectId, IReadOnlyDictionary<string, string> Values);

/// <summary>Values of a letter that stand for what only Mila.People knows, so that no message holds a word about a person.</summary>
public static class Joined
{
    internal const string TextPrefix = "text:";
    internal const string PersonPrefix = "person:";
    internal const string SheetPrefix = "sheet:";
    internal const string ArtistPrefix = "artist:";

    internal const char PartsApart = '\u001F';

    /// <summary>A value of several parts, each plain or itself joined: an agenda, a list of names.</summary>
    public static string Parts(params IReadOnlyList<string> parts) => string.Join(PartsApart, parts);

    /// <summary>The text of an <see cref="ErasableText"/>.</summary>
    public static string Text(Guid textId) => TextPrefix + textId;

    /// <summary>A person's name as printed.</summary>
    public static string Person(Guid personId) => PersonPrefix + personId;

    /// <summary>The name on an <see cref="IdentitySheet"/>.</summary>
    public static string Sheet(Guid structureId) => SheetPrefix + structureId;

    /// <summary>The stage name of an artist.</summary>
    public static string Artist(Guid artistId) => ArtistPrefix + artistId;
}

public static class SendLetterHandler
{
    private const int MostTries = 3;

    /// <summary>A machine that was too busy to write a letter is given time.</summary>
    public static void Configure(HandlerChain chain) => chain.OnException<TimeoutException>().RetryWithCooldown(1.Seconds(), 5.Seconds());

    public static async Task<OutgoingMessages> Handle(
        SendLetter command, IDocumentSession session, LetterWriter writer, LettersInForce letters, Moment moment, Envelope envelope, CancellationToken cancellation)
    {
        var messages = new OutgoingMessages();
        var to = command.To.Distinct().ToList();
        var ids = to.ToDictionary(reader => reader, reader => to.Count == 1 ? command.LetterId : Letter.IdFor(command.LetterId, reader));
        var readers = await session.LoadManyAsync<Person>(cancellation, ids.Keys);
        Rule.That(readers.Count == ids.Count, "person.unknown", "There is no such person to write to.", "to");
        var written = (await session.LoadManyAsync<Letter>(cancellation, ids.Values)).Where(letter => letter.Order is null).Select(letter => letter.Id).ToHashSet();
        var joined = await LetterWriter.Join(command.Values, session, cancellation);
        var template = await letters.Read(command.Template, session, cancellation);
        foreach (var reader in readers.Where(reader => reader.ErasedAt is null && !written.Contains(ids[reader.Id])))
        {
            var letter = Write(reader, ids[reader.Id]);
            session.Store(letter);
            if (letter.Status is LetterStatus.ToSend)
                messages.Add(new DeliverLetter(letter.Id));
        }
        return messages;

        Letter Write(Person reader, Guid id)
        {
            try
            {
                return writer.Write(template(), command, id, reader, joined, moment);
            }
            catch (RuleViolation)
            {
                return LetterWriter.Unwritten(command, id, reader, moment, "not_fitting");
            }
            catch (TimeoutException) when (envelope.Attempts >= MostTries)
            {
                return LetterWriter.Unwritten(command, id, reader, moment, "not_written");
            }
        }
    }
}
