using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Marten.Linq.MatchesSql;
using Mila.Graph;
using Mila.Membership.Structures;
using Mila.People;

namespace Mila.Membership.OutsideContacts;

public sealed class OutsideContactType : ObjectGraphType<OutsideContact>
{
    public OutsideContactType()
    {
        Name = "OutsideContact";
        Description = "Somebody who is no member and is kept in touch with (contact hors adhérents).";
        Field(contact => contact.Id);
        Field<StringGraphType>("name").Description("Of the institution, or of the person by itself; null once erased.")
            .Resolve(context => context.SheetOf(context.Source.Id).Then(sheet => sheet?.ErasedAt is null ? sheet?.Name : null));
        Field<StringGraphType>("address").Resolve(context => context.SheetOf(context.Source.Id).Then(sheet => sheet?.Address));
        Field<PersonType>("person").Description("Who answers there; none for an institution without a name to ask for.")
            .Resolve(context => context.Source.PersonId is { } who ? context.Batch<Guid, Person>("outside-contacts.people", who, PeopleOf) : null);
        Field<NonNullGraphType<EnumerationGraphType<OutsideKind>>>("kind").Resolve(context => context.Source.Kind);
        Field(contact => contact.StructureId, nullable: true).Description("The structure it was a member with.");
        Field(contact => contact.Since);
        Field(contact => contact.Until, nullable: true).Description("The first day on which it is a contact no more.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<ConsentChannel>>>>>("standing")
            .Description("The channels by which it may be written to.").Resolve(context => context.Source.Standing);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ConsentType>>>>("consents").Description("Those that were withdrawn too.")
            .Resolve(context => context.Source.Consents);
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<OutsideContactType>("outsideContact")
            .Description("One contact who is no member.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.keep_contacts")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<OutsideContact>(context.GetArgument<Guid>("id"), context.CancellationToken));

        query.ListOf<OutsideContact, OutsideContactType>("outsideContacts", "membership.keep_contacts")
            .Describe("The contacts of today who are no members, by name; those who were erased are left out.")
            .Argument<EnumerationGraphType<OutsideKind>>("kind")
            .Argument<EnumerationGraphType<ConsentChannel>>("consentsTo", "Only those who let be written to by that channel.")
            .Argument<StringGraphType>("search", "Words of the name, whatever their accents and capitals.")
            .OrderedBy(Rows, sheet => sheet.SortName, sheet => sheet.Id, Show);
    }

    /// <summary>The contacts behind some names, in the names' order.</summary>
    public static async Task<IReadOnlyList<OutsideContact>> Show(IResolveFieldContext context, IReadOnlyList<IdentitySheet> sheets)
    {
        var found = (await context.QuerySession().LoadManyAsync<OutsideContact>(context.CancellationToken, sheets.Select(sheet => sheet.Id))).ToDictionary(each => each.Id);
        return [.. sheets.Select(sheet => found[sheet.Id])];
    }

    /// <summary>Names are read where they are kept, and the contacts decide whose.</summary>
    private static IQueryable<IdentitySheet> Rows(IResolveFieldContext context, IQuerySession session)
    {
        var (conditions, values) = (new List<string> { "c.tenant_id = d.tenant_id and c.id = d.id and c.until is null" }, new List<object>());
        if (context.GetArgument<OutsideKind?>("kind") is { } kind)
            And("c.kind = ?", kind.ToString());
        if (context.GetArgument<ConsentChannel?>("consentsTo") is { } channel)
            And("c.data @> ?::jsonb", $$"""{"standing":["{{channel}}"]}""");
        return session.Query<IdentitySheet>()
            .Where(sheet => sheet.ErasedAt == null && sheet.MatchesSql(
                $"exists (select 1 from membership.mt_doc_outsidecontact c where {string.Join(" and ", conditions)})", values.ToArray()))
            .Named(context.GetArgument<string?>("search"));

        void And(string condition, object value)
        {
            conditions.Add(condition);
            values.Add(value);
        }
    }

    private static async Task<IReadOnlyDictionary<Guid, Person>> PeopleOf(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Person>(cancellation, [.. ids])).ToDictionary(person => person.Id);
}

public sealed class ConsentType : ObjectGraphType<Consent>
{
    public ConsentType()
    {
        Name = "Consent";
        Description = "That a contact lets be written to by a channel, from a day until another (consentement).";
        Field<NonNullGraphType<EnumerationGraphType<ConsentChannel>>>("channel").Resolve(context => context.Source.Channel);
        Field<NonNullGraphType<EnumerationGraphType<ConsentSource>>>("source").Resolve(context => context.Source.Source);
        Field(consent => consent.From);
        Field(consent => consent.Until, nullable: true).Description("The day it was withdrawn.");
    }
}
