using Mila.Membership.Structures;

namespace Mila.Membership.Candidacies;

// The closed words of a candidacy: what is counted, routed or shown by name. Their French labels are with the pages.

/// <summary>What is asked for (parcours).</summary>
public enum CandidacyPath { Beneficiary, Hosted, Desk, Shop }

/// <summary>What spaces mean to who asks for one.</summary>
internal static class AskedSpaces
{
    /// <summary>Who asks for such a space; nobody asks for a cupboard, or for a kind that is booked by the hour.</summary>
    public static CandidacyPath? PathOf(string kind) => kind switch
    {
        "office" or "studio" => CandidacyPath.Hosted,
        "desk" => CandidacyPath.Desk,
        "shop" => CandidacyPath.Shop,
        _ => null,
    };
}

/// <summary>Where a candidacy stands.</summary>
public enum CandidacyState
{
    Draft, Submitted, PiecesAsked, Complete, InReview, InVote, ToBeHeardAgain, GroundAwaited,
    Admitted, Committed, Member, WaitingList, Refused, Withdrawn, Lapsed,
}

/// <summary>What the form asks in the applicant's words; each answer is an erasable text.</summary>
public enum CandidacyQuestion { Project, Dynamics, Innovation, Needs, Space }

/// <summary>What may be asked for or attached (pièce).</summary>
public enum PieceKind { Presentation, RegistrationExtract, Statutes, Forecast, Accounts, References, Insurance, BankDetails, Other }

/// <summary>What ties a reviewer to a candidacy, so that another must judge it (lien déclaré).</summary>
public enum DeclaredLink { Family, Business, Employment, Competitor, Other }

/// <summary>Why a vote decided nothing: the question goes to the next agenda.</summary>
public enum Inconclusive { NotAdopted, NoQuorum }

/// <summary>Why a candidacy is refused (motif).</summary>
public enum RefusalGround { OutsideSector, NotIndependent, TooEarly, CriteriaNotMet, NeedsNotServed }

/// <summary>What an admitted structure does before it counts as a member.</summary>
public enum Commitment { Dues, Charter, Engagement }

/// <summary>What was waited for in vain.</summary>
public enum LapseCause { Draft, Pieces, Commitments }

/// <summary>What the candidate is, in closed words; its name, number and address are its identity sheet.</summary>
public sealed record CandidateProfile(StructureKind Kind, IReadOnlyList<Activity> Activities, bool InQpv, bool? WomenLed);

/// <summary>A reviewer's marks, from 0 to 5, on the three criteria (qualité du projet, dynamique, capacité d’innovation).</summary>
public sealed record Scores(int Quality, int Dynamics, int Innovation)
{
    public const int Most = 5;

    public bool AreWithinBounds => Quality is >= 0 and <= Most && Dynamics is >= 0 and <= Most && Innovation is >= 0 and <= Most;

    /// <summary>The weighted mean, from 0 to 5.</summary>
    public decimal Mean(Weights weights) => weights.Sum == 0 ? 0
        : (decimal)((Quality * weights.Quality) + (Dynamics * weights.Dynamics) + (Innovation * weights.Innovation)) / weights.Sum;
}

/// <summary>How much each criterion counts; equal unless the association says otherwise.</summary>
public sealed record Weights(int Quality, int Dynamics, int Innovation)
{
    public int Sum => Quality + Dynamics + Innovation;
}
