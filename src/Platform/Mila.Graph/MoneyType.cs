using GraphQL.Types;
using Mila.Kernel;

namespace Mila.Graph;

/// <summary>An amount (montant): cents to reckon with, a text to show.</summary>
public sealed class MoneyType : ObjectGraphType<Money>
{
    public MoneyType()
    {
        Name = "Money";
        Description = "An amount in euros.";
        Field<NonNullGraphType<LongGraphType>>("cents").Resolve(context => context.Source.Cents);
        Field<NonNullGraphType<StringGraphType>>("text").Description("As printed in French.").Resolve(context => French.Amount(context.Source));
    }
}
