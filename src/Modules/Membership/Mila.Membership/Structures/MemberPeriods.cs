using Mila.Kernel;

namespace Mila.Membership.Structures;

/// <summary>Days during which a structure was a member and nothing that is counted by changed.</summary>
public sealed record MemberStretch(Span Days, Affiliation? Affiliation, IReadOnlyList<Activity> Activities, bool InQpv)
{
    public bool IsAlike(MemberStretch other) =>
        Affiliation == other.Affiliation && InQpv == other.InQpv && Activities.SequenceEqual(other.Activities);
}

public static class MemberPeriods
{
    /// <summary>A structure's memberships, cut wherever its affiliation, activities or neighbourhood changed.</summary>
    public static IEnumerable<MemberStretch> MemberStretches(this Structure structure)
    {
        var affiliations = structure.Affiliations();
        var activities = structure.Activities();
        var qpv = structure.Qpv();
        DateOnly[] cuts =
        [
            .. affiliations.Words.Select(word => word.On), .. activities.Words.Select(word => word.On), .. qpv.Words.Select(word => word.On),
        ];

        MemberStretch? last = null;
        foreach (var span in structure.Memberships())
            foreach (var days in Cut(span.Days, cuts))
            {
                var next = new MemberStretch(
                    days,
                    affiliations.At(days.From)?.Value,
                    [.. (activities.At(days.From)?.Value ?? []).Distinct().Order()],
                    qpv.At(days.From)?.Value ?? false);
                if (last is not null && last.Days.Until == days.From && last.IsAlike(next))
                    last = last with { Days = new(last.Days.From, days.Until) };
                else
                {
                    if (last is not null)
                        yield return last;
                    last = next;
                }
            }
        if (last is not null)
            yield return last;
    }

    private static IEnumerable<Span> Cut(Span days, IEnumerable<DateOnly> cuts)
    {
        var from = days.From;
        foreach (var cut in cuts.Where(cut => cut > days.From && (days.Until is null || cut < days.Until)).Distinct().Order())
        {
            yield return new(from, cut);
            from = cut;
        }
        yield return new(from, days.Until);
    }
}
