using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.People;

namespace Mila.Membership.Structures;

public sealed class IdentitySheetType : ObjectGraphType<IdentitySheet>
{
    public IdentitySheetType()
    {
        Name = "IdentitySheet";
        Description = "What a structure is called and where it is (fiche d’identité).";
        Field(sheet => sheet.Name);
        Field(sheet => sheet.LegalForm, nullable: true);
        Field(sheet => sheet.Siret, nullable: true);
        Field(sheet => sheet.Address, nullable: true);
        Field(sheet => sheet.NaturalPerson).Description("Whether it is the identity of one natural person, erased with hers or his.");
    }
}

public sealed class MembershipSpanType : ObjectGraphType<MembershipSpan>
{
    public MembershipSpanType()
    {
        Name = "MembershipSpan";
        Description = "Days during which a structure is a member without interruption (adhésion).";
        Field(span => span.From);
        Field(span => span.Until, nullable: true).Description("The first day after; null while it goes on.");
        Field<EnumerationGraphType<EndingCause>>("cause").Description("Why it ended.").Resolve(context => context.Source.Cause);
        Field(span => span.CandidacyId, nullable: true);
    }
}

public sealed class MemberStretchType : ObjectGraphType<MemberStretch>
{
    public MemberStretchType()
    {
        Name = "MemberPeriod";
        Description = "Days of membership during which nothing that members are counted by changed.";
        Field("from", stretch => stretch.Days.From);
        Field("until", stretch => stretch.Days.Until, nullable: true).Description("The first day after; null while it goes on.");
        Field<EnumerationGraphType<Affiliation>>("affiliation").Resolve(context => context.Source.Affiliation);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<Activity>>>>>("activities").Resolve(context => context.Source.Activities);
        Field(stretch => stretch.InQpv);
    }
}

public sealed class ContactType : ObjectGraphType<Contact>
{
    public ContactType()
    {
        Name = "Contact";
        Description = "A person who speaks for a structure (contact).";
        Field(contact => contact.PersonId);
        Field<StringGraphType>("name").Description("As printed; null when the person is not known.").Resolve(context => context.NameOf(context.Source.PersonId));
        Field<NonNullGraphType<EnumerationGraphType<ContactRole>>>("role").Resolve(context => context.Source.Role);
    }
}

/// <summary>An artist of a structure, of whom facts know the id.</summary>
public sealed record RepresentedArtist(Guid ArtistId);

public sealed class RepresentedArtistType : ObjectGraphType<RepresentedArtist>
{
    public RepresentedArtistType()
    {
        Name = "Artist";
        Description = "An artist whom a structure represents (artiste).";
        Field("id", artist => artist.ArtistId);
        Field<StringGraphType>("stageName").Description("Null once erased.").Resolve(context => Of(context).Then(artist => artist?.StageName));
        Field<StringGraphType>("genre").Resolve(context => Of(context).Then(artist => artist?.Genre));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("links").Resolve(context => Of(context).Then(artist => artist?.Links ?? []));
    }

    private static IDataLoaderResult<Artist?> Of(IResolveFieldContext<RepresentedArtist> context) =>
        context.Batch<Guid, Artist>("people.artists", context.Source.ArtistId, async (session, ids, cancellation) =>
            (await session.LoadManyAsync<Artist>(cancellation, ids)).ToDictionary(artist => artist.Id));
}
