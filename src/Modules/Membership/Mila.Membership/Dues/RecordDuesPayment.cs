using Mila.Kernel;

namespace Mila.Membership.Dues;

/// <summary>Money came in for a call (paiement), perhaps a part of it, perhaps more.</summary>
/// <param name="Reference">The payment's own reference, such as the bank line's: it says twice the same payment, and names nobody.</param>
public sealed record RecordDuesPayment(Guid DuesCallId, Money Amount, DateOnly On, string Reference);

/// <summary>The year's dues are paid in full; heard inside the module.</summary>
/// <param name="On">The day of the payment that settled them.</param>
public sealed record DuesSettled(Guid StructureId, int Year, DateOnly On);
