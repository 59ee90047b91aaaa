using GraphQL;
using GraphQL.DataLoader;
using Marten;
using Mila.Graph;

namespace Mila.Modules;

/// <summary>
/// How the things of a part are called on screen (intitulé): a candidacy by its venture's name. A part says it of its own
/// kinds; whoever shows a task, a dossier or a letter about one asks.
/// </summary>
public interface ISubjectTitles
{
    /// <summary>The kinds it can name, <c>candidacy</c>.</summary>
    IReadOnlyCollection<string> Kinds { get; }

    /// <summary>The titles of those of its kinds that have one.</summary>
    Task<IReadOnlyDictionary<(string Kind, Guid Id), string>> Of(
        IQuerySession session, IReadOnlyList<(string Kind, Guid Id)> subjects, CancellationToken cancellation);
}

/// <summary>Joins titles when something is shown: one question to each part for a whole list.</summary>
public static class SubjectTitles
{
    public static IDataLoaderResult<string?> SubjectTitle(this IResolveFieldContext context, string kind, Guid id)
    {
        var parts = context.Service<IEnumerable<ISubjectTitles>>();
        return context.Batch<(string Kind, Guid Id), string>("subject titles", (kind, id), (session, subjects, cancellation) => Of(parts, session, subjects, cancellation));
    }

    private static async Task<IReadOnlyDictionary<(string Kind, Guid Id), string>> Of(
        IEnumerable<ISubjectTitles> parts, IQuerySession session, IReadOnlyList<(string Kind, Guid Id)> subjects, CancellationToken cancellation)
    {
        var titles = new Dictionary<(string Kind, Guid Id), string>();
        foreach (var part in parts)
        {
            (string Kind, Guid Id)[] own = [.. subjects.Where(subject => part.Kinds.Contains(subject.Kind))];
            if (own.Length > 0)
                foreach (var (subject, title) in await part.Of(session, own, cancellation))
                    titles[subject] = title;
        }
        return titles;
    }
}
