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

/// <summary>Asks for an invoice (demande de facture), issued at once; answered by <see cref="InvoiceRaised"/> or <see cref="InvoiceRefused"/>, again when asked again.</summary>
/// <param name="RequestId">The same for every attempt of one asking: it is invoiced once.</param>
/// <param name="Purpose">occupancy, room, sale, support or other.</param>
/// <param name="ServedOn">The day of the sale, or the last of the service.</param>
public sealed record RaiseInvoice(Guid RequestId, Guid StructureId, string Purpose, DateOnly ServedOn, IReadOnlyList<RequestedLine> Lines);

/// <param name="Label">What is sold, in a few words; it names nobody.</param>
/// <param name="UnitCents">The price of one, without VAT.</param>
/// <param name="VatBasisPoints">2000 for 20 %; none where no VAT applies.</param>
public sealed record RequestedLine(string Label, int Quantity, long UnitCents, int? VatBasisPoints = null);

/// <summary>The invoice is issued.</summary>
public sealed record InvoiceRaised(Guid RequestId, Guid InvoiceId, string Number, long TotalCents, DateOnly DueOn);

/// <summary>Nothing was invoiced.</summary>
/// <param name="Code">The rule that refuses it, such as <c>invoice.buyer_unaddressed</c>.</param>
public sealed record InvoiceRefused(Guid RequestId, string Code);

/// <summary>Counts the votes of a deliberation that another module opened (clôture d’un vote), when its last day is over or everybody has voted; answered by <see cref="DeliberationClosed"/>.</summary>
public sealed record CloseVote(Guid DeliberationId);

/// <summary>Reminds the electors who have not voted (relance des votants); needless once the vote is over.</summary>
public sealed record RemindVoters(Guid DeliberationId);
