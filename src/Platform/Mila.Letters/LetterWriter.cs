using Marten;
using Microsoft.Extensions.Configuration;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Letters;

/// <summary>Writes a letter to one person: joins names, addresses and texts to the template's blanks.</summary>
public sealed class LetterWriter(ShippedLetters shipped, PublicAddress address, Tenants tenants, MailRelay relay, IConfiguration configuration)
{
    private const string ErasedText = "(texte effacé)";

    private readonly TimeSpan patience = TimeSpan.FromSeconds(configuration.GetValue("Mila:Letters:PatienceSeconds", 5));

    /// <exception cref="TimeoutException">When it could not be written in time.</exception>
    public async Task<Letter> Write(SendLetter command, Guid letterId, Person reader, IQuerySession session, Moment moment, CancellationToken cancellation)
    {
        var joined = await Join(command.Values.Values, session, cancellation);
        var values = command.Values.ToDictionary(value => value.Key, object? (value) => joined.Words.GetValueOrDefault(value.Value, value.Value));
        values["recipient"] = new Dictionary<string, string?> { ["name"] = reader.DisplayName, ["given_name"] = reader.GivenName, ["family_name"] = reader.FamilyName };
        values["association"] = tenants.All.First(tenant => tenant.Id == moment.Tenant).Title;
        values["today"] = moment.Today.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var written = shipped[command.Template].Write(values, address.Of(moment.Tenant), patience);
        var reason = reader.Email is null ? "no_address" : relay.IsConfigured ? null : "no_relay";
        return new Letter
        {
            Id = letterId,
            Template = command.Template,
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

    /// <summary>A letter that is still to be written: a person sees it, and has it tried again.</summary>
    public static Letter Unwritten(SendLetter command, Guid letterId, Person reader, Moment moment) => new()
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
        Reason = "not_written",
    };

    private static async Task<(Dictionary<string, string> Words, List<Guid> About)> Join(IEnumerable<string> values, IQuerySession session, CancellationToken cancellation)
    {
        var words = new Dictionary<string, string>();
        var about = new List<Guid>();
        foreach (var value in values)
        {
            if (IdAfter(Joined.TextPrefix, value) is { } textId)
            {
                var text = await session.LoadAsync<ErasableText>(textId, cancellation);
                words[value] = text?.Text ?? ErasedText;
                about.AddRange(text?.About ?? []);
            }
            else if (IdAfter(Joined.PersonPrefix, value) is { } personId)
            {
                words[value] = (await session.LoadAsync<Person>(personId, cancellation))?.DisplayName ?? ErasedText;
                about.Add(personId);
            }
            else if (IdAfter(Joined.SheetPrefix, value) is { } structureId)
            {
                var sheet = await session.LoadAsync<IdentitySheet>(structureId, cancellation);
                words[value] = sheet?.Name ?? ErasedText;
                about.AddRange(sheet?.PersonId is { } person ? [person] : []);
            }
        }
        return (words, about);
    }

    private static Guid? IdAfter(string prefix, string value) =>
        value.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParse(value.AsSpan(prefix.Length), out var id) ? id : null;
}
