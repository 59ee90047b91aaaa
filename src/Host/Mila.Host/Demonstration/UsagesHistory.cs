using Mila.Kernel;
using Mila.Membership.Usages;

namespace Mila.Host.Demonstration;

/// <summary>What some members used in the first months of 2023; a good many have used nothing that was counted.</summary>
internal static class UsagesHistory
{
    private static readonly (int N, Benefit Benefit, int Count, DateOnly On)[] Counted =
    [
        (0, Benefit.MeetingRoom, 1, new(2023, 1, 18)), (0, Benefit.LegalHotline, 2, new(2023, 3, 31)), (1, Benefit.Newsletter, 1, new(2023, 2, 7)),
        (2, Benefit.Poster, 1, new(2023, 6, 2)), (3, Benefit.MeetingRoom, 1, new(2023, 3, 14)), (5, Benefit.MailReception, 4, new(2023, 4, 28)),
        (8, Benefit.PromoCode, 1, new(2023, 5, 10)), (10, Benefit.SocialRelay, 1, new(2023, 5, 22)), (12, Benefit.LegalHotline, 1, new(2023, 5, 31)),
    ];

    public static IEnumerable<Deed> Tell() => Counted.Select(each => new Deed(
        each.On, new CountUsage(NamedId.Of("demonstration", "usage", $"{each.N}", $"{each.On:O}"), InventedNames.StructureId(each.N), each.Benefit, each.Count, each.On),
        DemonstrationHistory.Coordinator, Hour: 17));
}
