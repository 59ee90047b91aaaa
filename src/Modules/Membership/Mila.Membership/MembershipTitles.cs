using Marten;
using Mila.Modules;
using Titles = Mila.Membership.Board.SubjectTitles;

namespace Mila.Membership;

/// <summary>What the module's things are called wherever they are shown (intitulé).</summary>
public sealed class MembershipTitles : ISubjectTitles
{
    public IReadOnlyCollection<string> Kinds { get; } = [Titles.Candidate, "structure", Titles.Motion];

    public Task<IReadOnlyDictionary<(string Kind, Guid Id), string>> Of(
        IQuerySession session, IReadOnlyList<(string Kind, Guid Id)> subjects, CancellationToken cancellation) =>
        Titles.Of(session, subjects, cancellation);
}
