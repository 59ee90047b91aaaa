using Marten;
using Mila.Kernel;
using Mila.Membership.Dues.Campaigns;
using Mila.Modules;
using Titles = Mila.Membership.Board.SubjectTitles;

namespace Mila.Membership;

/// <summary>What the module's things are called wherever they are shown (intitulé).</summary>
public sealed class MembershipTitles : ISubjectTitles
{
    public IReadOnlyCollection<string> Kinds { get; } = [Titles.Candidate, "structure", Titles.Motion, DuesWorkflow.Subject];

    public async Task<IReadOnlyDictionary<(string Kind, Guid Id), string>> Of(
        IQuerySession session, IReadOnlyList<(string Kind, Guid Id)> subjects, CancellationToken cancellation)
    {
        var dues = subjects.ToLookup(subject => subject.Kind == DuesWorkflow.Subject);
        var titles = new Dictionary<(string, Guid), string>(await Titles.Of(session, [.. dues[false]], cancellation));
        foreach (var campaign in await session.LoadManyAsync<DuesCampaign>(cancellation, dues[true].Select(subject => subject.Id)))
            titles[(DuesWorkflow.Subject, campaign.Id)] = $"{campaign.Year}, échéance du {French.Day(campaign.DueOn)}";
        return titles;
    }
}
