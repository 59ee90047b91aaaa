using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Tenures;

/// <summary>When the end of a stay is announced (préavis de fin de séjour): so many months before it, in four letters.</summary>
/// <param name="Months">For each notice, how many months before the first day after the last.</param>
public sealed record TenureNotices(IReadOnlyDictionary<TenureNotice, int> Months)
{
    public static TenureNotices From(SettingValues values) => new(new Dictionary<TenureNotice, int>
    {
        [TenureNotice.Twelve] = values.Number("tenure.first_notice_months"),
        [TenureNotice.Six] = values.Number("tenure.second_notice_months"),
        [TenureNotice.Three] = values.Number("tenure.third_notice_months"),
        [TenureNotice.One] = values.Number("tenure.last_notice_months"),
    });

    public static void Declare(SettingList settings) => settings
        .Number("tenure.first_notice_months", 12, "Mois avant la fin d’un hébergement où part le premier courrier")
        .Number("tenure.second_notice_months", 6, "Mois avant la fin d’un hébergement où part le deuxième courrier")
        .Number("tenure.third_notice_months", 3, "Mois avant la fin d’un hébergement où part le troisième courrier, et où l’espace est remis à candidature")
        .Number("tenure.last_notice_months", 1, "Mois avant la fin d’un hébergement où part le dernier courrier");

    /// <summary>
    /// The next letter that a stay owes; none when all are written. A notice is owed only if its day is not before the day the end was
    /// set; another end has notices of its own, and those of the old one that were not written yet are owed no more (<c>domain.md</c> §4).
    /// </summary>
    public OwedNotice? NextOf(Allocation allocation) => !allocation.IsTimed || allocation.State is AllocationState.Left
        ? null
        : Months.Select(each => new OwedNotice(each.Key, allocation.PlannedUntil.AddMonths(-each.Value)))
            .Where(owed => owed.DueOn >= allocation.EndSetOn && owed.DueOn >= allocation.From)
            .Where(owed => !allocation.Notices.Any(given => given.Notice == owed.Notice && given.DueOn == owed.DueOn))
            .OrderBy(owed => owed.DueOn).FirstOrDefault();
}

/// <param name="DueOn">The day it is written on, whatever happens to the host.</param>
public sealed record OwedNotice(TenureNotice Notice, DateOnly DueOn)
{
    /// <summary>Its letter: the same however often it is asked for.</summary>
    public Guid LetterOf(Guid allocation) => NamedId.Of("tenure-notice", allocation.ToString(), ClosedWord.Of(Notice), $"{DueOn:O}");
}
