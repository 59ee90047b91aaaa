using System.Globalization;
using CsvHelper;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.OutsideContacts;

public sealed class GuestListType : ObjectGraphType<GuestList>
{
    public GuestListType()
    {
        Name = "GuestList";
        Description = "Whom one invites to something on a day, among contacts who let be written to (liste d’invités).";
        Field(list => list.Id);
        Field<StringGraphType>("title").Resolve(context => context.TextOf(GuestList.TitleOf(context.Source.Id)));
        Field<NonNullGraphType<EnumerationGraphType<ConsentChannel>>>("channel").Resolve(context => context.Source.Channel);
        Field(list => list.EventOn);
        Field<NonNullGraphType<IntGraphType>>("guestCount").Description("How many are on it, those who withdrew their consent since included.")
            .Resolve(context => context.Source.Guests.Count);
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<GuestListType>("guestList")
            .Description("One list of guests.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.keep_contacts")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<GuestList>(context.GetArgument<Guid>("id"), context.CancellationToken));

        query.ListOf<GuestList, GuestListType>("guestLists", "membership.keep_contacts")
            .Describe("The lists of guests, the latest event first.")
            .OrderedBy((_, session) => session.Query<GuestList>(), list => list.EventOn, list => list.Id, descending: true);

        query.ListOf<OutsideContact, OutsideContactType>("guests", "membership.keep_contacts")
            .Describe("The guests of a list, by name; those who were erased are left out.")
            .Argument<NonNullGraphType<GuidGraphType>>("listId")
            .OrderedBy(Guests, sheet => sheet.SortName, sheet => sheet.Id, OutsideContactType.Show);

        query.Field<StringGraphType>("guestListCsv")
            .Description("Those of a list who consent today, with where they are written to, as CSV for a spreadsheet; null for no list.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.keep_contacts")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<GuestList>(context.GetArgument<Guid>("id"), context.CancellationToken) is { } list
                ? await Csv(list, context.QuerySession(), context.Today(), context.CancellationToken) : null);
    }

    /// <summary>Semicolons, as French spreadsheets want; a cell that a spreadsheet would take for a formula is made text.</summary>
    private static async Task<string> Csv(GuestList list, IQuerySession session, DateOnly today, CancellationToken cancellation)
    {
        var contacts = (await session.LoadManyAsync<OutsideContact>(cancellation, list.Guests)).Where(contact => contact.ConsentsOn(list.Channel, today)).ToList();
        var sheets = await PersonNames.SheetsOf(session, [.. contacts.Select(contact => contact.Id)], cancellation);
        var people = (await session.LoadManyAsync<Person>(cancellation, [.. contacts.Select(contact => contact.PersonId).OfType<Guid>()])).ToDictionary(person => person.Id);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteRecord("Contact", "Personne", Heading(list.Channel));
        foreach (var contact in contacts.Where(contact => sheets[contact.Id].ErasedAt is null).OrderBy(contact => sheets[contact.Id].SortName, StringComparer.Ordinal).ThenBy(contact => contact.Id))
        {
            var person = contact.PersonId is { } who ? people.GetValueOrDefault(who) : null;
            if (WrittenTo(list.Channel, sheets[contact.Id], person) is { Length: > 0 } where)
                csv.WriteRecord(sheets[contact.Id].Name, person?.ErasedAt is null ? person?.DisplayName : null, where);
        }
        csv.Flush();
        return text.ToString();
    }

    private static string Heading(ConsentChannel channel) => channel switch
    {
        ConsentChannel.Email => "Adresse électronique",
        ConsentChannel.Phone => "Téléphone",
        ConsentChannel.Post => "Adresse postale",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    private static string? WrittenTo(ConsentChannel channel, IdentitySheet sheet, Person? person) => channel switch
    {
        ConsentChannel.Email => person?.Email,
        ConsentChannel.Phone => person?.Phone,
        ConsentChannel.Post => sheet.Address,
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    private static async Task<IQueryable<IdentitySheet>> Guests(IResolveFieldContext context, IQuerySession session)
    {
        var list = await session.LoadAsync<GuestList>(context.GetArgument<Guid>("listId"), context.CancellationToken);
        var guests = list?.Guests.ToArray() ?? [];
        return session.Query<IdentitySheet>().Where(sheet => sheet.ErasedAt == null && sheet.Id.IsOneOf(guests));
    }
}
