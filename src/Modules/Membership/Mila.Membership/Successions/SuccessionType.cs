using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Board;
using Mila.Membership.Structures;
using Mila.People;

namespace Mila.Membership.Successions;

public sealed class SuccessionType : ObjectGraphType<Succession>
{
    public SuccessionType()
    {
        Name = "Succession";
        Description = "A structure takes a member's place, as the board confirms (succession).";
        Field(succession => succession.Id);
        Field(succession => succession.PredecessorId);
        Field<StringGraphType>("predecessorName").Description("Null once erased.").Resolve(context => context.StructureName(context.Source.PredecessorId));
        Field<NonNullGraphType<EnumerationGraphType<SuccessionChange>>>("change").Resolve(context => context.Source.Change);
        Field<StringGraphType>("words").Description("What has changed; null when nothing was said, or once erased.")
            .Resolve(context => context.Source.WordsId is { } words ? context.TextOf(words) : null);
        this.PersonName("declaredByName", succession => succession.DeclaredBy);
        Field(succession => succession.DeclaredOn);
        Field<NonNullGraphType<EnumerationGraphType<SuccessionState>>>("state").Resolve(context => context.Source.State);
        Field(succession => succession.SuccessorId, nullable: true);
        Field<StringGraphType>("successorName").Resolve(context => context.Source.SuccessorId is { } successor ? context.StructureName(successor) : null);
        Field(succession => succession.Since, nullable: true).Description("The day from which the successor takes the place.");
        Field(succession => succession.DeliberationId, nullable: true);
        Field(succession => succession.ClosesOn, nullable: true).Description("The last day of the vote.");
        Field<EnumerationGraphType<SuccessionDrop>>("dropped").Description("Why the board is not asked.").Resolve(context => context.Source.Dropped);
        Field(succession => succession.EndedOn, nullable: true).Description("The day it was decided or dropped.");
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<SuccessionType>("succession")
            .Description("One succession.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.read_successions")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<Succession>(context.GetArgument<Guid>("id"), context.CancellationToken));

        query.ListOf<Succession, SuccessionType>("successions", "membership.read_successions")
            .Describe("The successions, the latest declared first.")
            .OrderedBy((_, session) => session.Query<Succession>(), succession => succession.DeclaredOn, succession => succession.Id, descending: true);
    }
}

/// <summary>A structure that another one took the place of (structure précédente).</summary>
public sealed record Predecessor(Guid Id);

public sealed class PredecessorType : ObjectGraphType<Predecessor>
{
    public PredecessorType()
    {
        Name = "Predecessor";
        Description = "A structure whose place another one took, with its membership and tenure clock.";
        Field(predecessor => predecessor.Id);
        Field<StringGraphType>("name").Description("Null once erased.").Resolve(context => context.StructureName(context.Source.Id));
    }
}
