using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Modules;

namespace Mila.Workflows.Tasks;

/// <summary>What waits for one person (ce qui attend): the tasks of their roles, less the shared ones that wait for others alone.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Tasks">The first of them, what is due first at the top.</param>
public sealed record Inbox(int Total, IReadOnlyList<PersonTask> Tasks)
{
    private const int Shown = 50;

    /// <summary>The tasks of the person who asks.</summary>
    /// <param name="role">Only those of that one of the person's roles.</param>
    public static async Task<IQueryable<PersonTask>> Rows(IResolveFieldContext context, IQuerySession session, string? role = null)
    {
        var actor = context.Actor();
        var roles = actor.Roles.Where(each => each != PersonTask.Applicant && (role is null || each == role)).ToArray();
        var rows = session.Query<PersonTask>().Where(task => task.Role.IsOneOf(roles));
        var ofOthers = actor.PersonId is { } me ? await OfOthers(rows, me, context.Service<WorkflowList>().SharedTasks, session, context.CancellationToken) : [];
        return ofOthers is [] ? rows : rows.Where(task => !task.Id.IsOneOf(ofOthers));
    }

    public static async Task<Inbox?> Read(IResolveFieldContext context, IQuerySession session, CancellationToken cancellation)
    {
        var rows = await Rows(context, session);
        return new(await rows.CountAsync(cancellation), await rows.OrderBy(task => task.SortOn).ThenBy(task => task.Id).Take(Shown).ToListAsync(cancellation));
    }

    /// <summary>Shared tasks whose module says that they wait for nothing from the person.</summary>
    private static async Task<Guid[]> OfOthers(
        IQueryable<PersonTask> rows, Guid person, IReadOnlyDictionary<string, WaitsFor> shared, IQuerySession session, CancellationToken cancellation)
    {
        var commands = shared.Keys.ToArray();
        var open = await rows.Where(task => task.Command.IsOneOf(commands)).ToListAsync(cancellation);
        var ofOthers = new List<Guid>();
        foreach (var tasks in open.GroupBy(task => task.Command))
        {
            var waiting = await shared[tasks.Key](session, person, [.. tasks.Select(task => task.SubjectId)], cancellation);
            ofOthers.AddRange(tasks.Where(task => !waiting.Contains(task.SubjectId)).Select(task => task.Id));
        }
        return [.. ofOthers];
    }
}

public sealed class InboxType : ObjectGraphType<Inbox>
{
    public InboxType()
    {
        Name = "Inbox";
        Description = "What waits for one person (ce qui attend).";
        Field(inbox => inbox.Total).Description("How many tasks there are.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PersonTaskType>>>>("tasks")
            .Description("The first fifty, what is due first at the top.")
            .Resolve(context => context.Source.Tasks);
    }

    public static void AddTo(ObjectGraphType query, ObjectGraphType subscription)
    {
        query.ListOf<PersonTask, PersonTaskType>("taskInbox", "workflows.read_tasks")
            .Describe("What waits for the person who asks, what is due first at the top.")
            .Argument<StringGraphType>("role", "Only the tasks of that one of the person's roles.")
            .OrderedBy(
                (context, session) => Inbox.Rows(context, session, context.GetArgument<string?>("role")),
                task => task.SortOn, task => task.Id, (_, page) => Task.FromResult(page));

        subscription.Watch<Inbox, InboxType>("inbox", "workflows.read_tasks")
            .Describe("What waits for the person who asks, now and each time that it may have changed.")
            .On(InboxWakings.Topic, Inbox.Read);
    }
}
