using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Modules;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Incidents;

/// <summary>What stopped an instance (incident), and what became of it; kept once it is over.</summary>
public sealed record IncidentCard(
    Guid Id, Guid InstanceId, string Definition, string SubjectKind, Guid SubjectId, string Step, string Request, int Attempt,
    IncidentCause Cause, string? Code, DateTimeOffset RaisedAt, IncidentEnd? End, bool Open)
{
    internal static IncidentCard Of(Instance instance, IncidentRaised raised, DateTimeOffset at) => new(
        raised.IncidentId, instance.Id, instance.Definition, instance.SubjectKind, instance.SubjectId, raised.Step, raised.Request, raised.Attempt,
        raised.Cause, raised.Code, at, End: null, Open: true);

    internal IncidentCard Over(IncidentEnd end) => this with { End = end, Open = false };
}

/// <summary>How an incident ended.</summary>
public enum IncidentEnd { Retried, DoneByHand, NotNeeded, StepLeft }

public sealed class IncidentType : ObjectGraphType<IncidentCard>
{
    public IncidentType()
    {
        Name = "Incident";
        Description = "A request that failed or whose answer leads nowhere: the instance waits for a person (incident).";
        Field(incident => incident.Id);
        Field(incident => incident.InstanceId);
        Field(incident => incident.Definition).Description("The definition's key.");
        Field(incident => incident.SubjectKind);
        Field(incident => incident.SubjectId);
        Field<StringGraphType>("subjectTitle").Description("What the subject is called.")
            .Resolve(context => context.SubjectTitle(context.Source.SubjectKind, context.Source.SubjectId));
        Field(incident => incident.Step).Description("The step's key in the definition.");
        Field(incident => incident.Request).Description("What was asked.");
        Field(incident => incident.Attempt).Description("How many times it was asked by then.");
        Field(incident => incident.Cause);
        Field(incident => incident.Code, nullable: true).Description("The rule code, or the kind of failure.");
        Field(incident => incident.RaisedAt);
        Field(incident => incident.End, nullable: true).Description("How it ended; null while it is open.");
    }

    public static void AddTo(ObjectGraphType query) => query.ListOf<IncidentCard, IncidentType>("incidents", "workflows.read_incidents")
        .Describe("The incidents, the newest first.")
        .Argument<BooleanGraphType>("open", "Only those that nobody has seen to, or only the others.")
        .OrderedBy(Rows, incident => incident.RaisedAt, incident => incident.Id, descending: true);

    private static IQueryable<IncidentCard> Rows(IResolveFieldContext context, IQuerySession session)
    {
        var rows = session.Query<IncidentCard>();
        return context.GetArgument<bool?>("open") is { } open ? rows.Where(incident => incident.Open == open) : rows;
    }
}
