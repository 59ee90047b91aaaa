using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Membership.Dues.Campaigns;
using Mila.Modules;

namespace Mila.Membership.Dues.Removals;

public sealed record Debtors(IReadOnlyList<Debtor> All);

public sealed class DebtorsType : ObjectGraphType<Debtors>
{
    public DebtorsType()
    {
        Name = "Debtors";
        Description = "Structures about which the board is asked.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DebtorType>>>>("debtors").Resolve(context => context.Source.All);
    }
}

public sealed class DebtorType : ObjectGraphType<Debtor>
{
    public DebtorType()
    {
        Name = "Debtor";
        Description = "The time a structure that owes dues was given, and what the board was asked about it (débiteur).";
        Field<NonNullGraphType<NamedStructureType>>("structure").Resolve(context => new NamedStructure(context.Source.StructureId));
        Field<EnumerationGraphType<DelayReason>>("delayReason").Resolve(context => context.Source.DelayReason);
        Field(debtor => debtor.DelayedUntil, nullable: true).Description("The last day it is not chased.");
        Field(debtor => debtor.DeliberationId, nullable: true).Description("The vote that is open on its removal.");
        Field(debtor => debtor.VoteClosesOn, nullable: true);
        Field<EnumerationGraphType<RemovalOutcome>>("outcome").Description("What came of the last vote.").Resolve(context => context.Source.Outcome);
        Field(debtor => debtor.DecidedOn, nullable: true);
    }
}

public sealed class RemovalCaseType : ObjectGraphType<RemovalCase>
{
    public RemovalCaseType()
    {
        Name = "RemovalCase";
        Description = "A member whose dues are so late that it may be removed (radiation à décider).";
        Field<NonNullGraphType<NamedStructureType>>("structure").Resolve(context => new NamedStructure(context.Source.Structure.Id));
        Field<NonNullGraphType<EnumerationGraphType<RemovalState>>>("state").Resolve(context => context.Source.State);
        Field<NonNullGraphType<MoneyType>>("owed").Resolve(context => context.Source.Owed);
        Field("since", each => each.Since).Description("The oldest due day.");
        Field<NonNullGraphType<IntGraphType>>("daysLate").Resolve(context => context.Today().DayNumber - context.Source.Since.DayNumber);
        Field("letters", each => each.Letters).Description("Reminders written about it.");
        Field("writtenOn", each => each.WrittenOn).Description("The day of the last letter, the call itself included.");
        Field<DebtorType>("debtor").Resolve(context => context.Source.Debtor);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DuesCallType>>>>("calls").Description("The oldest first.").Resolve(context => context.Source.Calls);
    }

    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<RemovalCaseType>>>>("removalCases")
        .Description("Members whose dues are so late that they may be removed, whoever owes for longest first.")
        .AuthorizeWithPolicy("membership.read_dues")
        .ResolveAsync(async context => await RemovalCase.All(context.QuerySession(), context.Service<Settings>(), context.Today(), context.CancellationToken));
}
