using Marten;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Dues.Campaigns;

/// <summary>Whom a year's call would ask, and for how much (aperçu de l’appel).</summary>
/// <param name="CalledAlready">Members that were called for the year before.</param>
/// <param name="WithoutAffiliation">Members that cannot be called, since the fee depends on the affiliation.</param>
public sealed record CampaignPlan(
    int Year, DateOnly On, DateOnly DueOn, IReadOnlyList<DuesCalled> Calls, int CalledAlready, IReadOnlyList<Guid> WithoutAffiliation)
{
    public Money Sum => Calls.Aggregate(Money.Zero, (sum, call) => sum + call.Amount);

    /// <param name="called">The structures that have a call for the year which asks for something.</param>
    public static CampaignPlan Of(int year, DateOnly on, IReadOnlyCollection<Structure> members, IReadOnlySet<Guid> called, DuesGrid grid)
    {
        Rule.That(Math.Abs(year - on.Year) <= 1, "dues.year_refused", "Dues are called in their year, or just before or after.", "year");
        var days = new Span(new(year, 1, 1), new(year + 1, 1, 1));
        var owing = members.Where(member => member.Memberships().Any(span => span.Days.Overlaps(days))).ToList(); // who joined later owes nothing of that year
        var missing = owing.Where(member => !called.Contains(member.Id)).ToLookup(member => member.Affiliations().At(on) is not null);
        return new(
            year, on, on.AddDays(grid.DaysToPay),
            [.. missing[true].Select(member => CallDuesHandler.Decide(
                new(CallDues.IdOf(member.Id, year), member.Id, year, on, FirstMonth(member, year, on)), member, grid))],
            owing.Count - missing.Sum(each => each.Count()),
            [.. missing[false].Select(member => member.Id)]);
    }

    /// <summary>From the month in which the membership began, when it began in the year after January.</summary>
    private static int? FirstMonth(Structure member, int year, DateOnly on) =>
        member.Memberships().First(span => span.Days.Covers(on)).From is var from && from.Year == year && from.Month > 1 ? from.Month : null;
}

/// <summary>What a year's call is decided on, read for all members at once.</summary>
public sealed record YearRoll(IReadOnlyDictionary<Guid, Structure> Members, ILookup<Guid, DuesCall> Calls, DuesGrid Grid)
{
    public static async Task<YearRoll> Read(IQuerySession session, Settings settings, int year, DateOnly on, CancellationToken cancellation)
    {
        Guid[] ids = [.. (await new Viewpoint(on, PeriodRow.KnownNow).Rows<MembershipPeriod>(session).Select(row => row.StructureId).ToListAsync(cancellation)).Distinct()];
        var members = await session.LoadManyAsync<Structure>(cancellation, ids);
        Guid[] lines = [.. ids, .. members.SelectMany(member => member.Line)];
        var calls = await session.Query<DuesCall>().Where(call => call.StructureId.IsOneOf(lines)).ToListAsync(cancellation);
        return new(members.ToDictionary(member => member.Id), calls.ToLookup(call => call.StructureId), await DuesGrid.Of(session, settings, year, on, cancellation));
    }

    public CampaignPlan Plan(int year, DateOnly on) => CampaignPlan.Of(
        year, on, [.. Members.Values], Members.Values.Where(member => IsCalled(member, year)).Select(member => member.Id).ToHashSet(), Grid);

    /// <summary>Itself, or a structure whose place it took: nobody is asked twice for a year.</summary>
    private bool IsCalled(Structure member, int year) =>
        member.Line.Prepend(member.Id).Any(id => Calls[id].Any(call => call.Year == year && call.State is not DuesState.Cancelled));
}
