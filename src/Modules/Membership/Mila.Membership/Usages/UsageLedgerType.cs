using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Usages;

public sealed class UsageLedgerType : ObjectGraphType<UsageLedger>
{
    public UsageLedgerType()
    {
        Name = "UsageLedger";
        Description = "What a structure used of what the association offers, in one civil year (usage des services).";
        Field(ledger => ledger.StructureId);
        this.StructureName(ledger => ledger.StructureId);
        Field(ledger => ledger.Year);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<UsageType>>>>("usages").Description("The latest first; what was cancelled too.")
            .Resolve(context => context.Source.Usages.Reverse().OrderByDescending(usage => usage.On));
    }

    public static void AddTo(ObjectGraphType query) => query.Field<UsageLedgerType>("usagesOf")
        .Description("What a structure used in a year, this year unless said; null for who is no structure.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<IntGraphType>("year")
        .AuthorizeWithPolicy("membership.read_usages")
        .ResolveAsync(async context =>
        {
            var (session, structure, year) = (context.QuerySession(), context.GetArgument<Guid>("structureId"), context.GetArgument<int?>("year") ?? context.Today().Year);
            var id = UsageLedger.IdOf(structure, year);
            return await session.LoadAsync<UsageLedger>(id, context.CancellationToken)
                ?? (await session.LoadAsync<Structure>(structure, context.CancellationToken) is null ? null : new UsageLedger { Id = id, StructureId = structure, Year = year });
        });
}

public sealed class UsageType : ObjectGraphType<Usage>
{
    public UsageType()
    {
        Name = "Usage";
        Description = "One count of what a structure used (usage).";
        Field(usage => usage.Id);
        Field<NonNullGraphType<EnumerationGraphType<Benefit>>>("benefit").Resolve(context => context.Source.Benefit);
        Field(usage => usage.Count);
        Field(usage => usage.On);
        Field<EnumerationGraphType<UsageFault>>("cancelled").Description("Why it does not count; null when it does.").Resolve(context => context.Source.Cancelled);
    }
}
