using Mila.Kernel;
using Mila.Membership.Structures;

namespace Mila.Membership.Proofs;

/// <param name="MemberSince">The first day of the membership that covers <paramref name="AsOf"/>.</param>
/// <param name="ByStaff">Whether the office issued it; else who acts for the structure asked for it.</param>
public sealed record MembershipProven(
    Guid ProofId, string Number, string Code, Guid StructureId, DateOnly AsOf, DateOnly MemberSince, Affiliation? Affiliation, Guid IssuedBy, bool ByStaff, DateOnly On);

/// <param name="ByStaff">Whether the office issued it; else who acts for the structure asked for it.</param>
/// <param name="PaidOn">The day from which everything asked was there.</param>
public sealed record PaymentProven(
    Guid ProofId, string Number, string Code, Guid StructureId, int Year, Money Amount, DateOnly PaidOn, Guid IssuedBy, bool ByStaff, DateOnly On);

/// <summary>What is proved: l’adhésion, le paiement de la cotisation.</summary>
public enum ProofKind { Membership, Payment }

/// <summary>
/// A numbered paper that says that a structure was a member on a day, or had paid its dues of a year (attestation), as it was known when it
/// was issued. Whoever holds its code may ask whether it still holds.
/// </summary>
public sealed record MembershipProof
{
    public Guid Id { get; init; }
    public string Number { get; init; } = "";
    public string Code { get; init; } = "";
    public ProofKind Kind { get; init; }
    public Guid StructureId { get; init; }
    public DateOnly IssuedOn { get; init; }
    public Guid IssuedBy { get; init; }

    /// <summary>Whether the office signs it; else who acts for the structure had it issued.</summary>
    public bool ByStaff { get; init; }

    /// <summary>The day it speaks of.</summary>
    public DateOnly AsOf { get; init; }
    public DateOnly? MemberSince { get; init; }
    public Affiliation? Affiliation { get; init; }
    public int? Year { get; init; }
    public Money? Amount { get; init; }

    public MembershipProof Evolve(object fact) => fact switch
    {
        MembershipProven f => this with
        {
            Id = f.ProofId, Number = f.Number, Code = f.Code, Kind = ProofKind.Membership, StructureId = f.StructureId, AsOf = f.AsOf,
            MemberSince = f.MemberSince, Affiliation = f.Affiliation, IssuedBy = f.IssuedBy, ByStaff = f.ByStaff, IssuedOn = f.On,
        },
        PaymentProven f => this with
        {
            Id = f.ProofId, Number = f.Number, Code = f.Code, Kind = ProofKind.Payment, StructureId = f.StructureId, AsOf = f.PaidOn,
            Year = f.Year, Amount = f.Amount, IssuedBy = f.IssuedBy, ByStaff = f.ByStaff, IssuedOn = f.On,
        },
        _ => this,
    };

    /// <summary>Whether what it said is what is known now: a correction or a cancelled payment may have undone it.</summary>
    public bool Holds(Structure? structure, Dues.DuesCall? dues) => Kind switch
    {
        ProofKind.Membership => structure is not null && structure.IsMemberOn(AsOf),
        ProofKind.Payment => dues?.SettledOn is { } settled && settled <= IssuedOn,
        _ => throw new ArgumentOutOfRangeException(nameof(structure)),
    };
}
