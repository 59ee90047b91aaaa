using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;

namespace Mila.Membership.Structures;

/// <summary>The members on a day, to be counted (effectif); a structure has one row a day.</summary>
public sealed record Roll(IReadOnlyList<MembershipPeriod> Members, IReadOnlySet<Guid> Behind)
{
    public static async Task<Roll> On(IQuerySession session, Viewpoint view, CancellationToken cancellation) =>
        new(await view.Rows<MembershipPeriod>(session).ToListAsync(cancellation), await view.Behind(session, cancellation));

    public IEnumerable<MembershipPeriod> UpToDate => Members.Where(member => !Behind.Contains(member.StructureId));
}

/// <summary>How many members are of one kind.</summary>
public sealed record Tally<TWord>(TWord Word, int Members) where TWord : struct, Enum;

public sealed class AffiliationTallyType : ObjectGraphType<Tally<Affiliation>>
{
    public AffiliationTallyType()
    {
        Name = "AffiliationCount";
        Field<NonNullGraphType<EnumerationGraphType<Affiliation>>>("affiliation").Resolve(context => context.Source.Word);
        Field(tally => tally.Members);
    }
}

public sealed class ActivityTallyType : ObjectGraphType<Tally<Activity>>
{
    public ActivityTallyType()
    {
        Name = "ActivityCount";
        Field<NonNullGraphType<EnumerationGraphType<Activity>>>("activity").Resolve(context => context.Source.Word);
        Field(tally => tally.Members).Description("A structure with several activities is in several.");
    }
}

public sealed class MemberCountsType : ObjectGraphType<Roll>
{
    public MemberCountsType()
    {
        Name = "MemberCounts";
        Description = "How many members there are on a day; every number is of structures.";
        Field("members", roll => roll.Members.Count);
        Field("upToDate", roll => roll.UpToDate.Count()).Description("Members none of whose dues are late.");
        Field("inQpv", roll => roll.Members.Count(member => member.InQpv)).Description("Members in a priority neighbourhood (QPV).");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AffiliationTallyType>>>>("byAffiliation")
            .Resolve(context => Enum.GetValues<Affiliation>().Select(word =>
                new Tally<Affiliation>(word, context.Source.Members.Count(member => member.Affiliation == word))));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ActivityTallyType>>>>("byActivity")
            .Resolve(context => Enum.GetValues<Activity>().Select(word =>
                new Tally<Activity>(word, context.Source.Members.Count(member => member.Activities.Contains(word)))));
    }

    public static void AddTo(ObjectGraphType query)
    {
        var field = query.Field<NonNullGraphType<MemberCountsType>>("memberCounts")
            .Description("How many members there are on a day.")
            .AuthorizeWithPolicy("membership.read_structures")
            .ResolveAsync(async context => await Roll.On(context.QuerySession(), Viewpoint.Of(context), context.CancellationToken));
        field.FieldType.Arguments = Viewpoint.Arguments();
    }
}
