using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.People;

namespace Mila.Incubation.Tenures.Import;

/// <summary>A stay that a line tells of, with the facts that are not recorded yet (séjour importé).</summary>
internal sealed record ImportedStay(AllocationLine Line, Space Space, Tenure Tenure, Guid AllocationId)
{
    public IReadOnlyList<object> SpaceFacts { get; init; } = [];
    public IReadOnlyList<object> TenureFacts { get; init; } = [];

    /// <summary>Words that may be about somebody, with the column they are of.</summary>
    public IReadOnlyList<(Guid Id, string Kind, string Text, string Column)> Texts { get; init; } = [];

    private Allocation Stay => Tenure[AllocationId]!;

    /// <summary>It was not known: it is given, longer, entered and left as the line tells. Longer before entered, so that no notice of the first end is owed.</summary>
    public ImportedStay Allocated(SpaceTaken taken, StayAllocated allocated, Func<Tenure, Allocation, DateOnly> capOf, DateOnly today)
    {
        // Taken at once until its last end: in one commit, what ends days goes before what takes them.
        var held = taken with { Until = (Line.LeftOn ?? Line.ExtendedTo)?.AddDays(1) ?? taken.Until };
        var given = TellSpace(held).TellTenure(allocated).Proved(today);
        if (Line.ExtendedTo is { } last)
            given = given.Extended(last.AddDays(1), capOf(given.Tenure, given.Stay), today);
        return (Line.From <= today ? given.TellTenure(new MovedIn(Tenure.Id, AllocationId, today)) : given).Left(isNew: true, today);
    }

    /// <summary>It is recorded: what the line tells more is added, what it tells otherwise is refused.</summary>
    public ImportedStay KnownAs(Allocation stay, DateOnly cap, DateOnly today)
    {
        Rule.That(stay.Contract == Line.Contract, "import.stay_otherwise", "The stay is recorded otherwise.", "contrat");
        var until = (Line.ExtendedTo ?? Line.LastDay)?.AddDays(1);
        var isLonger = Line.ExtendedTo is not null && stay.Extension is not ExtensionState.Granted && until > stay.PlannedUntil && stay.State is not AllocationState.Left;
        Rule.That(until is null || until == stay.PlannedUntil || isLonger, "import.stay_otherwise", "The stay is recorded otherwise.", Line.ExtendedTo is null ? "dernier jour" : "prolonge au");
        var proved = Proved(today);
        return (isLonger ? proved.Extended(until!.Value, cap, today) : proved).Left(isNew: false, today);
    }

    private ImportedStay Proved(DateOnly today)
    {
        if (Line.Proof is not { } reference)
            return this;
        var id = NamedId.Of("stay-proof", AllocationId.ToString(), SearchText.Of(reference));
        return Stay.ProofId == id ? this : TellTenure(new StayProved(Tenure.Id, AllocationId, id, today)) with { Texts = [.. Texts, (id, "tenure.proof", reference, "piece")] };
    }

    private ImportedStay Extended(DateOnly until, DateOnly cap, DateOnly today)
    {
        Rule.That(until > Stay.PlannedUntil, "extension.no_longer", "It lasts longer than planned.", "prolonge au");
        Rule.That(until <= cap, "extension.beyond_cap", "Nobody stays beyond the cap of the tenure.", "prolonge au");
        Rule.That(Line.DecidedOn >= Line.From && Line.DecidedOn <= today, "import.decision_when", "The board decided after the stay began.", "decision du");
        var leavesBefore = Line.LeftOn?.AddDays(1) < until;
        Rule.That(leavesBefore || Space.IsFree(new(Stay.From, until), AllocationId), "allocation.space_taken", "Somebody has the space on these days.", "prolonge au");
        var reason = NamedId.Of("extension", AllocationId.ToString(), "imported");
        var longer = leavesBefore || Space.Takings.Any(taking => taking.AllocationId == AllocationId && taking.Until == until) ? this : TellSpace(new SpaceTakenUntil(Space.Id, AllocationId, until, today));
        return longer.TellTenure(new ExtensionRecorded(Tenure.Id, AllocationId, reason, until, Line.DecidedOn!.Value, today))
            with { Texts = [.. Texts, (reason, "tenure.extension", Line.Reason!, "motif prolongation")] };
    }

    private ImportedStay Left(bool isNew, DateOnly today)
    {
        if (Line.LeftOn is not { } last)
            return this;
        if (Stay.State is AllocationState.Left)
        {
            Rule.That(Stay.LeftUntil == last.AddDays(1) && Stay.Cause == Line.Cause, "import.stay_otherwise", "The stay is recorded otherwise.", "sortie");
            return this;
        }
        // Who moves to another space does so by a command of its own, unless both stays are of this file.
        var isMove = isNew && Line.Cause is DepartureCause.Transfer;
        var left = MoveOutHandler.Decide(new(Tenure.StructureId, AllocationId, last, isMove ? DepartureCause.Early : Line.Cause!.Value), Tenure, Stay, Space, today)!;
        return TellSpace(new SpaceHandedBack(Space.Id, AllocationId, left.Until, today)).TellTenure(left with { Cause = Line.Cause!.Value });
    }

    private ImportedStay TellSpace(object fact) => this with { Space = Space.Evolve(fact), SpaceFacts = [.. SpaceFacts, fact] };

    private ImportedStay TellTenure(object fact) => this with { Tenure = Tenure.Evolve(fact), TenureFacts = [.. TenureFacts, fact] };
}
