namespace Mila.Workflows;

/// <summary>
/// Something happened to a subject that takes part in a workflow: a module's handler returns it for every fact of that
/// subject's stream, so that the engine hears a subject's life whole and in order, whatever order the messages travel in.
/// </summary>
/// <param name="SubjectKind">What it happened to, <c>candidacy</c>.</param>
/// <param name="Version">The stream version of the fact: 1, 2, 3… without a hole.</param>
/// <param name="Name">One of the part's announcements, <c>membership.candidacy_submitted</c>.</param>
/// <param name="Outcome">A closed word that exits are chosen by (<c>admitted</c>); none when there is nothing to choose.</param>
/// <param name="Values">Closed words that decisions compare (<c>path</c> = <c>hosted</c>), never a person's data; kept until told anew.</param>
public sealed record Happened(
    string SubjectKind, Guid SubjectId, long Version, string Name, string? Outcome = null, IReadOnlyDictionary<string, string>? Values = null);

/// <summary>Begins an instance of a definition about a subject; once, however often it is asked.</summary>
/// <param name="InstanceId"><see cref="IdOf"/> of the rest.</param>
/// <param name="Definition">The definition's key.</param>
/// <param name="FromVersion">The first of the subject's happenings that the instance hears.</param>
public sealed record StartInstance(Guid InstanceId, string Definition, string SubjectKind, Guid SubjectId, long FromVersion = 1)
{
    public static StartInstance Of(string definition, string subjectKind, Guid subjectId) =>
        new(IdOf(definition, subjectKind, subjectId), definition, subjectKind, subjectId);

    public static Guid IdOf(string definition, string subjectKind, Guid subjectId) =>
        Kernel.NamedId.Of("instance", definition, subjectKind, subjectId.ToString());
}
