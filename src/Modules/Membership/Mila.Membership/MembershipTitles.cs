using Marten;
using Mila.Kernel;
using Mila.Membership.Assemblies;
using Mila.Membership.Dues.Campaigns;
using Mila.Modules;
using Titles = Mila.Membership.Board.SubjectTitles;

namespace Mila.Membership;

/// <summary>What the module's things are called wherever they are shown (intitulé).</summary>
public sealed class MembershipTitles : ISubjectTitles
{
    public IReadOnlyCollection<string> Kinds { get; } = [Titles.Candidate, "structure", Titles.Motion, DuesWorkflow.Subject, AssemblyHappenings.Subject];

    public async Task<IReadOnlyDictionary<(string Kind, Guid Id), string>> Of(
        IQuerySession session, IReadOnlyList<(string Kind, Guid Id)> subjects, CancellationToken cancellation)
    {
        var named = subjects.Where(subject => subject.Kind is not (DuesWorkflow.Subject or AssemblyHappenings.Subject));
        var titles = new Dictionary<(string, Guid), string>(await Titles.Of(session, [.. named], cancellation));
        foreach (var campaign in await session.LoadManyAsync<DuesCampaign>(cancellation, Ids(DuesWorkflow.Subject)))
            titles[(DuesWorkflow.Subject, campaign.Id)] = $"{campaign.Year}, échéance du {French.Day(campaign.DueOn)}";
        foreach (var assembly in await session.LoadManyAsync<Assembly>(cancellation, Ids(AssemblyHappenings.Subject)))
            titles[(AssemblyHappenings.Subject, assembly.Id)] = $"du {French.Day(assembly.Day)}";
        return titles;

        IEnumerable<Guid> Ids(string kind) => subjects.Where(subject => subject.Kind == kind).Select(subject => subject.Id);
    }
}
