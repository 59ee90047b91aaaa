using GraphQL;
using GraphQL.Types;
using Marten;
using Marten.Linq.MatchesSql;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Structures;
using Mila.People;

namespace Mila.Membership.Breaches;

public sealed class BreachType : ObjectGraphType<Breach>
{
    public BreachType()
    {
        Name = "Breach";
        Description = "A breach of the charter or the engagement contract (manquement), from report to decision.";
        Field(breach => breach.Id);
        Field(breach => breach.StructureId);
        this.StructureName(breach => breach.StructureId);
        Field<NonNullGraphType<EnumerationGraphType<BreachKind>>>("kind").Resolve(context => context.Source.Kind);
        Field<NonNullGraphType<EnumerationGraphType<BreachState>>>("state").Resolve(context => context.Source.State);
        Field(breach => breach.ReportedOn);
        this.PersonName("reportedByName", breach => breach.ReportedBy);
        Text("report", "What was told; null once erased.", breach => breach.ReportId);
        Field<EnumerationGraphType<DismissalReason>>("dismissed").Resolve(context => context.Source.Dismissed);
        Text("grounds", "What the structure is reproached with.", breach => breach.GroundsId);
        Field(breach => breach.AnswerBy, nullable: true).Description("Until when it may answer.");
        Text("answer", "What it answered.", breach => breach.AnswerId);
        Field(breach => breach.HearingOn, nullable: true);
        Field(breach => breach.Attended, nullable: true).Description("Whether it came to the hearing; null before.");
        Text("account", "What was said at the hearing.", breach => breach.AccountId);
        Field(breach => breach.DeliberationId, nullable: true).Description("The last vote.");
        Field<EnumerationGraphType<Sanction>>("sanction").Description("What the board decided; null before.").Resolve(context => context.Source.Sanction);
        Field(breach => breach.EndedOn, nullable: true);
    }

    private void Text(string name, string description, Func<Breach, Guid?> id) => Field<StringGraphType>(name)
        .Description(description)
        .Resolve(context => TextOf(context, id(context.Source)));

    internal static object? TextOf(IResolveFieldContext context, Guid? id) => id is { } text ? context.Batch("breach-texts", text, Texts) : null;

    private static async Task<IReadOnlyDictionary<Guid, string>> Texts(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<ErasableText>(cancellation, ids)).ToDictionary(text => text.Id, text => text.Text);

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<BreachType>("breach")
            .Description("One breach; null for whoever is with the structure it is about.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.read_breaches")
            .ResolveAsync(async context =>
            {
                var (session, cancellation) = (context.QuerySession(), context.CancellationToken);
                return await session.LoadAsync<Breach>(context.GetArgument<Guid>("id"), cancellation) is { } breach
                    && !await session.IsInvolved(context.Actor().PersonId, breach.StructureId, cancellation) ? breach : null;
            });

        query.ListOf<Breach, BreachType>("breaches", "membership.read_breaches")
            .Describe("Breaches, the earliest report first, without those about structures that the person who asks is with.")
            .Argument<EnumerationGraphType<BreachState>>("state")
            .Argument<BooleanGraphType>("open", "Only those that are not over, or only those that are.")
            .OrderedBy(Rows, breach => breach.ReportedOn, breach => breach.Id);
    }

    private const string MyStructure =
        "exists (select 1 from membership.mt_doc_structure s where s.tenant_id = d.tenant_id and s.id = d.structure_id and s.data @> ?::jsonb)";

    private static IQueryable<Breach> Rows(IResolveFieldContext context, IQuerySession session)
    {
        var breaches = (IQueryable<Breach>)session.Query<Breach>();
        if (context.GetArgument<BreachState?>("state") is { } state)
            breaches = breaches.Where(breach => breach.State == state);
        if (context.GetArgument<bool?>("open") is { } open)
            breaches = open ? breaches.Where(breach => breach.EndedOn == null) : breaches.Where(breach => breach.EndedOn != null);
        return context.Actor().PersonId is { } me
            ? breaches.Where(breach => breach.MatchesSql($"not {MyStructure}", StructureContacts.Containing(me)))
            : breaches;
    }
}
