using Marten;
using Mila.Membership.Candidacies;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership;

/// <summary>Structures and candidacies are called by the name on the structure's identity sheet (intitulé).</summary>
public sealed class MembershipTitles : ISubjectTitles
{
    private const string Candidacy = "candidacy";

    public IReadOnlyCollection<string> Kinds { get; } = [Candidacy, "structure"];

    public async Task<IReadOnlyDictionary<(string Kind, Guid Id), string>> Of(
        IQuerySession session, IReadOnlyList<(string Kind, Guid Id)> subjects, CancellationToken cancellation)
    {
        var sheets = subjects.ToDictionary(subject => subject, subject => subject.Kind == Candidacy ? BeginCandidacyHandler.StructureOf(subject.Id) : subject.Id);
        var names = (await session.LoadManyAsync<IdentitySheet>(cancellation, [.. sheets.Values.Distinct()])).ToDictionary(sheet => sheet.Id, sheet => sheet.Name);
        return sheets.Where(sheet => names.ContainsKey(sheet.Value)).ToDictionary(sheet => sheet.Key, sheet => names[sheet.Value]);
    }
}
