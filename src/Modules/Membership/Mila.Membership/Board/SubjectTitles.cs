using Marten;
using Mila.Kernel;
using Mila.Membership.Breaches;
using Mila.Membership.Candidacies;
using Mila.Membership.Successions;
using Mila.People;

namespace Mila.Membership.Board;

/// <summary>How the subject of a vote is called: the name on an identity sheet, or a motion's own words.</summary>
public static class SubjectTitles
{
    public const string Motion = "motion";
    public const string Candidate = "candidacy";
    public const string Breach = BreachStream.Subject;
    public const string Succession = SuccessionStream.Subject;
    public const string Structure = "structure";

    public static IReadOnlyCollection<string> Kinds { get; } = [Candidate, Breach, Succession, Structure, Motion];

    public static async Task<IReadOnlyDictionary<(string Kind, Guid Id), string>> Of(
        IQuerySession session, IReadOnlyList<(string Kind, Guid Id)> subjects, CancellationToken cancellation)
    {
        var motions = await session.LoadManyAsync<ErasableText>(cancellation, [.. subjects.Where(subject => subject.Kind == Motion).Select(subject => subject.Id)]);
        var sheets = await SheetsOf(session, [.. subjects.Where(subject => subject.Kind != Motion)], cancellation);
        var names = (await session.LoadManyAsync<IdentitySheet>(cancellation, [.. sheets.Values.Distinct()])).ToDictionary(sheet => sheet.Id, sheet => sheet.Name);

        var titles = motions.ToDictionary(text => (Motion, text.Id), text => French.Typeset(text.Text));
        foreach (var (subject, sheet) in sheets)
            if (names.TryGetValue(sheet, out var name))
                titles[subject] = name;
        return titles;
    }

    /// <summary>The sheet that names each subject: a candidacy's or a breach's is that of its structure, known already or yet to be registered, a succession's that of the predecessor.</summary>
    public static async Task<IReadOnlyDictionary<(string Kind, Guid Id), Guid>> SheetsOf(
        IQuerySession session, IReadOnlyList<(string Kind, Guid Id)> subjects, CancellationToken cancellation)
    {
        var candidacies = await session.LoadManyAsync<Candidacy>(
            cancellation, [.. subjects.Where(subject => subject.Kind == Candidate).Select(subject => subject.Id)]);
        var breaches = await session.LoadManyAsync<Breaches.Breach>(
            cancellation, [.. subjects.Where(subject => subject.Kind == Breach).Select(subject => subject.Id)]);
        var successions = await session.LoadManyAsync<Successions.Succession>(
            cancellation, [.. subjects.Where(subject => subject.Kind == Succession).Select(subject => subject.Id)]);
        var structures = candidacies.Select(candidacy => (candidacy.Id, candidacy.StructureId))
            .Concat(breaches.Select(breach => (breach.Id, breach.StructureId)))
            .Concat(successions.Select(succession => (succession.Id, succession.PredecessorId))).ToDictionary();
        return subjects.ToDictionary(subject => subject, subject => structures.GetValueOrDefault(subject.Id, subject.Id));
    }
}
