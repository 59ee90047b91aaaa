using Marten;
using Microsoft.Extensions.Configuration;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Letters;

/// <summary>Writes a letter to one person: joins names, addresses and texts to the template's blanks.</summary>
public sealed class LetterWriter(PublicAddress address, Tenants tenants, MailRelay relay, IConfiguration configuration)
{
    private const string ErasedText = "(texte effacé)";

    private readonly TimeSpan patience = TimeSpan.FromSeconds(configuration.GetValue("Mila:Letters:PatienceSeconds", 5));

    /// <exception cref="RuleViolation">When the template does not fit the values.</exception>
    /// <exception cref="TimeoutException">When it could not be written in time.</exception>
    public Letter Write(LetterTemplate template, SendLetter command, Guid letterId, Person reader, JoinedWords joined, Moment moment)
    {
        var written = Compose(template, command.Values, reader, joined, moment.Tenant, moment.Today);
        var reason = reader.Email is null ? "no_address" : relay.IsConfigured ? null : "no_relay";
        return new Letter
        {
            Id = letterId,
            Template = command.Template,
            Values = command.Values,
            ToPersonId = reader.Id,
            ToName = reader.DisplayName,
            ToEmail = reader.Email,
            About = [.. joined.About.Append(reader.Id).Distinct()],
            SubjectKind = command.SubjectKind,
            SubjectId = command.SubjectId,
            Subject = written.Subject,
            Text = written.Text,
            Html = written.Html,
            WrittenAt = moment.Now,
            Status = reason is null ? LetterStatus.ToSend : LetterStatus.Kept,
            Reason = reason,
        };
    }

    /// <summary>What one person would read.</summary>
    /// <exception cref="RuleViolation">When the template does not fit the values.</exception>
    /// <exception cref="TimeoutException">When it could not be written in time.</exception>
    public WrittenLetter Compose(LetterTemplate template, IReadOnlyDictionary<string, string> said, Person reader, JoinedWords joined, string tenant, DateOnly today)
    {
        var values = said.ToDictionary(value => value.Key, object? (value) => string.Concat(PartsOf(value.Value).Select(part => joined.Words.GetValueOrDefault(part, IsJoined(part) ? ErasedText : part))));
        values["recipient"] = new Dictionary<string, string?> { ["name"] = reader.DisplayName, ["given_name"] = reader.GivenName, ["family_name"] = reader.FamilyName };
        values["association"] = tenants.All.First(each => each.Id == tenant).Title;
        values["today"] = today.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        return template.Write(values, address.Of(tenant), patience);
    }

    /// <summary>A letter that is still to be written: a person sees it and why, and has it tried again.</summary>
    public static Letter Unwritten(SendLetter command, Guid letterId, Person reader, Moment moment, string reason) => new()
    {
        Id = letterId,
        Template = command.Template,
        Order = command with { LetterId = letterId, To = [reader.Id] },
        ToPersonId = reader.Id,
        ToName = reader.DisplayName,
        About = [reader.Id],
        SubjectKind = command.SubjectKind,
        SubjectId = command.SubjectId,
        WrittenAt = moment.Now,
        Status = LetterStatus.Failed,
        Reason = reason,
    };

    /// <summary>What only Mila.People knows of the values, read once for all who are written to.</summary>
    public static async Task<JoinedWords> Join(IReadOnlyDictionary<string, string> values, IQuerySession session, CancellationToken cancellation)
    {
        var words = new Dictionary<string, string>();
        var about = new List<Guid>();
        foreach (var text in await Known<ErasableText>(Joined.TextPrefix))
        {
            words[Joined.Text(text.Id)] = text.Text;
            about.AddRange(text.About);
        }
        foreach (var person in await Known<Person>(Joined.PersonPrefix))
        {
            words[Joined.Person(person.Id)] = person.DisplayName;
            about.Add(person.Id);
        }
        foreach (var sheet in await Known<IdentitySheet>(Joined.SheetPrefix))
        {
            words[Joined.Sheet(sheet.Id)] = sheet.Name;
            about.AddRange(sheet.PersonId is { } person ? [person] : []);
        }
        foreach (var artist in await Known<Artist>(Joined.ArtistPrefix))
            words[Joined.Artist(artist.Id)] = artist.StageName;
        return new(words, about);

        async Task<IReadOnlyList<T>> Known<T>(string prefix) where T : class =>
            values.Values.SelectMany(PartsOf).Select(part => IdAfter(prefix, part)).OfType<Guid>().ToList() is { Count: > 0 } ids
                ? await session.LoadManyAsync<T>(cancellation, ids)
                : [];
    }

    private static string[] PartsOf(string value) => value.Split(Joined.PartsApart);

    private static bool IsJoined(string value) =>
        IdAfter(Joined.TextPrefix, value) is not null || IdAfter(Joined.PersonPrefix, value) is not null
        || IdAfter(Joined.SheetPrefix, value) is not null || IdAfter(Joined.ArtistPrefix, value) is not null;

    private static Guid? IdAfter(string prefix, string value) =>
        value.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParse(value.AsSpan(prefix.Length), out var id) ? id : null;
}

/// <summary>The words that values stand for, and the people they are about.</summary>
public sealed record JoinedWords(IReadOnlyDictionary<string, string> Words, IReadOnlyList<Guid> About);
