using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.People;
using Mila.People.Spreadsheets;

namespace Mila.Incubation.Tenures.Import;

/// <summary>What the association knows already of what a file tells.</summary>
/// <param name="Tenures">Of the structures of the file and of those whose place they took, under their ids.</param>
public sealed record KnownToAllocations(
    NamedSheets Sheets, IReadOnlyDictionary<Guid, KnownStructure> Structures, IReadOnlyList<Site> Sites, IReadOnlyList<Space> Spaces, IReadOnlyDictionary<Guid, Tenure> Tenures);

/// <summary>A stay of the file: its space, its structure, and what of it is not recorded yet.</summary>
public sealed record PlannedStay(Guid SpaceId, Guid StructureId, IReadOnlyList<object> SpaceFacts, IReadOnlyList<object> TenureFacts, IReadOnlyList<ErasableText> Texts);

/// <summary>
/// What importing a file of allocations would record (plan d’import). It decides by the very rules of the commands that the office would
/// send, stay after stay in the order they began; what is recorded already is nothing to do: the same file twice changes nothing.
/// </summary>
public sealed class AllocationsPlan
{
    private readonly KnownToAllocations known;
    private readonly TenureLimits limits;
    private readonly DateOnly today;
    private readonly Dictionary<Guid, Tenure> tenures;
    private readonly Dictionary<Guid, Space> spaces;
    private readonly List<PlannedStay> stays = [];
    private readonly List<ImportError> errors = [];

    private AllocationsPlan(KnownToAllocations known, TenureLimits limits, DateOnly today)
    {
        (this.known, this.limits, this.today) = (known, limits, today);
        (tenures, spaces) = (new(known.Tenures), known.Spaces.ToDictionary(space => space.Id));
    }

    /// <summary>In the order they began.</summary>
    public IReadOnlyList<PlannedStay> Stays => stays;

    public IReadOnlyList<ImportError> Errors => errors;

    public static AllocationsPlan Of(IReadOnlyList<AllocationLine> lines, KnownToAllocations known, TenureLimits limits, DateOnly today)
    {
        var plan = new AllocationsPlan(known, limits, today);
        foreach (var line in lines.OrderBy(line => line.From).ThenBy(line => line.Number))
            plan.Try(line, () => plan.Read(line));
        foreach (var line in lines.Where(line => line.Cause is DepartureCause.Transfer && plan.errors.All(error => error.Line != line.Number)))
            plan.Try(line, () => plan.RequireNext(line));
        return plan;
    }

    private void Try(AllocationLine line, Action read)
    {
        try
        {
            read();
        }
        catch (RuleViolation violation)
        {
            errors.Add(new(line.Number, ColumnOf(violation), violation.Code));
        }
    }

    private void Read(AllocationLine line)
    {
        var structureId = known.Sheets.The(line.Structure, line.Siret);
        var space = SpaceOf(line);
        var tenure = TenureOf(structureId);
        var drafted = tenure.Allocations.FirstOrDefault(each => each.SpaceId == space.Id && each.From == line.From) is { } stay
            ? new ImportedStay(line, space, tenure, stay.Id).KnownAs(stay, CapOf(tenure, stay), today)
            : New(line, space, tenure);
        (spaces[space.Id], tenures[tenure.Id]) = (drafted.Space, drafted.Tenure);
        var texts = drafted.Texts.Select(text => ErasableText.Of(text.Id, text.Kind, tenure.Id, known.Structures[structureId].Leaders, text.Text, text.Column)).ToList();
        if (drafted.TenureFacts.Count > 0)
            stays.Add(new(space.Id, structureId, drafted.SpaceFacts, drafted.TenureFacts, texts));
    }

    private ImportedStay New(AllocationLine line, Space space, Tenure tenure)
    {
        Rule.That(line.Proof is not null || line.From >= today, "import.proof_missing", "What began before is entered with its proof.", "piece");
        var past = Past(tenure);
        var isClocked = space.Kind.IsClocked(limits.DesksCount);
        var planned = line.LastDay?.AddDays(1) ?? (isClocked ? past.LatestEnd(line.From, limits.PlannedMonths) : DateOnly.MaxValue);
        Rule.That(!isClocked || planned <= past.LatestEnd(line.From, limits.CapMonths), "allocation.beyond_tenure", "The tenure is over before.", "until");
        Rule.That(!isClocked || line.From >= today || planned <= past.LatestEnd(line.From, limits.PlannedMonths),
            "import.extension_missing", "What is longer than planned is so by a decision.", "prolonge au");
        Rule.That(line.LeftOn is not null || (line.ExtendedTo?.AddDays(1) ?? planned) > today, "import.departure_missing", "What is over has an end.", "sortie");
        // Who left before holds the space no longer than that: another may have it since.
        var until = line.LeftOn?.AddDays(1) is { } left && left > line.From && left < planned ? left : planned;
        var (taken, allocated) = AllocateSpaceHandler.Decide(
            new(NamedId.Of("imported-stay", tenure.StructureId.ToString(), space.Id.ToString(), $"{line.From:O}"), space.Id, tenure.StructureId, line.From, until, line.Contract,
                AlreadyThere: line.From <= today),
            space, tenure, past, limits, known.Structures[tenure.StructureId], today);
        var drafted = new ImportedStay(line, space, tenure, allocated.AllocationId).Allocated(taken, allocated with { Until = planned }, CapOf, today);
        foreach (var later in drafted.Tenure.Allocations.Where(each => each.From > line.From && each.State is not AllocationState.Left && each.Kind.IsClocked(limits.DesksCount)))
            Rule.That(later.PlannedUntil <= CapOf(drafted.Tenure, later), "import.later_beyond", "With these days, a later stay would last beyond the cap.", "from");
        return drafted;
    }

    private void RequireNext(AllocationLine line) => Rule.That(
        TenureOf(known.Sheets.The(line.Structure, line.Siret)).Allocations.Any(each => each.From == line.LeftOn!.Value.AddDays(1) && each.Kind.IsWorkplace()),
        "import.transfer_without_next", "Who moves to another space has one from the next day on.", "motif sortie");

    private Tenure TenureOf(Guid structureId) =>
        tenures.TryGetValue(Tenure.IdOf(structureId), out var tenure) ? tenure : new Tenure { Id = Tenure.IdOf(structureId), StructureId = structureId };

    private TenureClock Past(Tenure tenure, Guid? except = null) => new(
    [
        .. known.Structures[tenure.StructureId].Predecessors.SelectMany(each => TenureOf(each).CountedDays(limits.DesksCount)),
        .. tenure.CountedDays(limits.DesksCount, except),
    ]);

    private DateOnly CapOf(Tenure tenure, Allocation stay) =>
        stay.Kind.IsClocked(limits.DesksCount) ? Past(tenure, stay.Id).LatestEnd(stay.From, limits.CapMonths) : stay.PlannedUntil;

    private Space SpaceOf(AllocationLine line)
    {
        var (name, site) = (SearchText.Of(line.Space), line.Site is null ? null : SearchText.Of(line.Site));
        var sites = known.Sites.Where(each => site is null || SearchText.Of(each.Name) == site).Select(each => each.Id).ToHashSet();
        var found = spaces.Values.Where(space => sites.Contains(space.SiteId) && SearchText.Of(space.Name) == name).ToList();
        Rule.That(found.Count > 0, "import.space_unknown", "No space bears that name.", "espace");
        Rule.That(found.Count == 1, "import.space_of_several", "Several spaces bear that name.", "espace");
        return found[0];
    }

    /// <summary>A rule names the field of a command; the file has a column for it.</summary>
    private static string? ColumnOf(RuleViolation violation) => violation.Field switch
    {
        "structureId" => "structure",
        "spaceId" => "espace",
        "from" => "premier jour",
        "until" => "dernier jour",
        "lastDay" => "sortie",
        "cause" => "motif sortie",
        _ => violation.Field,
    };
}
