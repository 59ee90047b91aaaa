namespace Mila.Membership.Contracts;

/// <summary>Asks the module to announce every structure again.</summary>
public sealed record RestateStructures;

/// <summary>Puts a question to the board or its officers (ouverture d’un vote); answered by <see cref="DeliberationClosed"/>.</summary>
/// <param name="Body"><see cref="Deliberations.Board"/> or <see cref="Deliberations.Bureau"/>.</param>
/// <param name="Question">A code of the closed list of questions, such as <c>candidacy.admission</c>.</param>
/// <param name="Options">What may be adopted, among the question's options; abstention is always possible and never listed.</param>
/// <param name="ClosesOn">Votes stay open until this day is over.</param>
/// <param name="Recused">Persons known to be concerned, left out from the start.</param>
public sealed record OpenDeliberation(
    Guid DeliberationId, string Body, string SubjectKind, Guid SubjectId, string Question, IReadOnlyList<string> Options,
    DateOnly ClosesOn, IReadOnlyList<Guid> Recused);
