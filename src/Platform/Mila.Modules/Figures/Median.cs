namespace Mila.Modules.Figures;

/// <summary>The middle of some delays in days (médiane): half of them are shorter.</summary>
public static class Median
{
    /// <returns>None when there is no delay; between the two middle ones when their number is even.</returns>
    public static decimal? Of(IEnumerable<int> days)
    {
        int[] ordered = [.. days.Order()];
        return ordered is [] ? null : (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2m;
    }
}
