using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Modules;

namespace Mila.Membership.Arrangements;

public sealed class ArrangementType : ObjectGraphType<Arrangement>
{
    public ArrangementType()
    {
        Name = "Arrangement";
        Description = "What is owed on a call or an invoice and paid in parts, as agreed (échéancier).";
        Field(arrangement => arrangement.Id);
        Field<NonNullGraphType<EnumerationGraphType<ArrangementState>>>("state").Resolve(context => context.Source.State);
        Field(arrangement => arrangement.AgreedOn);
        Field(arrangement => arrangement.EndedOn, nullable: true);
        Field<NonNullGraphType<BooleanGraphType>>("isLate").Description("Whether the part that is awaited is late today.").Resolve(context => context.Source.IsLateOn(context.Today()));
        Field<NonNullGraphType<MoneyType>>("total").Resolve(context => context.Source.Total);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<InstalmentType>>>>("parts")
            .Resolve(context => context.Source.Parts.Select((part, n) => new InstalmentSeen(part, n < context.Source.Settled)));
    }

    /// <summary>The field <c>arrangement</c> of a debt: the last one agreed on it.</summary>
    public static void On<TSource>(ObjectGraphType<TSource> debt, Func<TSource, Guid> id) => debt.Field<ArrangementType>("arrangement")
        .Description("What was agreed last about paying it in parts; null when nothing was.")
        .Resolve(context => context.Batch("arrangements", id(context.Source), Latest));

    private static async Task<IReadOnlyDictionary<Guid, Arrangement>> Latest(IQuerySession session, IReadOnlyList<Guid> debts, CancellationToken cancellation)
    {
        var ids = debts.ToArray();
        var all = await session.Query<Arrangement>().Where(each => ids.Contains(each.DebtId)).ToListAsync(cancellation);
        return all.GroupBy(each => each.DebtId).ToDictionary(theirs => theirs.Key, theirs => theirs.OrderBy(each => each.AgreedOn).ThenByDescending(each => each.State).Last());
    }
}

/// <summary>A part, and whether it is paid in full.</summary>
public sealed record InstalmentSeen(Instalment Part, bool IsPaid);

public sealed class InstalmentType : ObjectGraphType<InstalmentSeen>
{
    public InstalmentType()
    {
        Name = "Instalment";
        Description = "A part of a debt and the last day to pay it (échéance).";
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Part.Amount);
        Field<NonNullGraphType<DateOnlyGraphType>>("dueOn").Resolve(context => context.Source.Part.DueOn);
        Field(part => part.IsPaid).Description("What came in pays the first parts first.");
    }
}
