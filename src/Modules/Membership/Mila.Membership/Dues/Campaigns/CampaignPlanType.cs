using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Dues.Campaigns;

/// <summary>A structure by its id, its name joined.</summary>
public sealed record NamedStructure(Guid Id);

public sealed class NamedStructureType : ObjectGraphType<NamedStructure>
{
    public NamedStructureType()
    {
        Name = "NamedStructure";
        Description = "A structure by its id and name.";
        Field(structure => structure.Id);
        Field<StringGraphType>("name").Description("Null once erased.").Resolve(context => context.StructureName(context.Source.Id));
    }
}

public sealed class CampaignPlanType : ObjectGraphType<CampaignPlan>
{
    public CampaignPlanType()
    {
        Name = "YearDuesPlan";
        Description = "Whom a year’s call would ask, and for how much (aperçu de l’appel). Nothing of it is kept.";
        Field(plan => plan.Year);
        Field(plan => plan.On);
        Field(plan => plan.DueOn);
        Field<NonNullGraphType<MoneyType>>("sum").Resolve(context => context.Source.Sum);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PlannedCallType>>>>("calls").Resolve(context => context.Source.Calls);
        Field(plan => plan.CalledAlready).Description("Members who were called for the year before.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<NamedStructureType>>>>("withoutAffiliation")
            .Description("Members that cannot be called: the fee depends on the affiliation.")
            .Resolve(context => context.Source.WithoutAffiliation.Select(id => new NamedStructure(id)));
    }

    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<CampaignPlanType>>("yearDuesPlan")
        .Description("Whom callYearDues would call, and for how much.")
        .Argument<NonNullGraphType<IntGraphType>>("year")
        .Argument<DateOnlyGraphType>("on", "The day of the call; today unless said.")
        .AuthorizeWithPolicy("membership.call_dues")
        .ResolveAsync(async context =>
        {
            var (year, on) = (context.GetArgument<int>("year"), context.GetArgument<DateOnly?>("on") ?? context.Today());
            var roll = await YearRoll.Read(context.QuerySession(), context.Service<Settings>(), year, on, context.CancellationToken);
            return CallYearDuesHandler.Decide(new(year, on), roll, context.Today());
        });
}

public sealed class PlannedCallType : ObjectGraphType<DuesCalled>
{
    public PlannedCallType()
    {
        Name = "PlannedDuesCall";
        Description = "What a structure would be asked for.";
        Field<NonNullGraphType<NamedStructureType>>("structure").Resolve(context => new NamedStructure(context.Source.StructureId));
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Amount);
        Field(call => call.FirstMonth, nullable: true).Description("From which month on; null for the whole year.");
    }
}
