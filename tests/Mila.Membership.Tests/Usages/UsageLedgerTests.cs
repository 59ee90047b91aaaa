using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Membership.Usages;
using Xunit;

namespace Mila.Membership.Tests.Usages;

public class UsageLedgerTests
{
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid UsageId = NamedId.Of("usage");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Structure Structure = new Structure()
        .Evolve(new StructureRegistered(StructureId, 1, new(2022, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new MembershipBegun(StructureId, 2, new(2022, 1, 3), null));

    private static readonly CountUsage Counting = new(UsageId, StructureId, Benefit.LegalHotline, 3, Today);

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_use_is_counted_once_for_a_member_of_its_day()
    {
        var ledger = new UsageLedger().Evolve(CountUsageHandler.Decide(Counting, new(), Structure, null, Today)!);

        Assert.Equal((UsageLedger.IdOf(StructureId, 2023), 2023), (ledger.Id, ledger.Year));
        Assert.Equal(3, Assert.Single(ledger.Between(new(2023, 1, 1), Today)).Count);
        Assert.Empty(ledger.Between(new(2023, 1, 1), Today.AddDays(-1)));
        Assert.Null(CountUsageHandler.Decide(Counting, ledger, Structure, null, Today));
        Assert.Equal("usage.day_to_come", Refusal(() => CountUsageHandler.Decide(Counting with { On = Today.AddDays(1) }, new(), Structure, null, Today)));
        Assert.Equal("usage.not_member", Refusal(() => CountUsageHandler.Decide(Counting with { On = new(2021, 12, 31) }, new(), Structure, null, Today)));
        Assert.Equal("usage.not_member", Refusal(() => CountUsageHandler.Decide(Counting, new(), null, null, Today)));
        Assert.Equal("usage.count_refused", Refusal(() => CountUsageHandler.Decide(Counting with { Count = 0 }, new(), Structure, null, Today)));
    }

    [Fact]
    public void A_wrong_count_is_kept_and_counts_no_more()
    {
        var ledger = new UsageLedger().Evolve(CountUsageHandler.Decide(Counting, new(), Structure, null, Today)!);
        var cancelled = ledger.Evolve(CancelUsageHandler.Decide(new(StructureId, 2023, UsageId, UsageFault.CountedTwice), ledger, Today)!);

        Assert.Equal(UsageFault.CountedTwice, Assert.Single(cancelled.Usages).Cancelled);
        Assert.Empty(cancelled.Between(new(2023, 1, 1), Today));
        Assert.Null(CancelUsageHandler.Decide(new(StructureId, 2023, UsageId, UsageFault.TypingError), cancelled, Today));
        Assert.Equal("usage.unknown", Refusal(() => CancelUsageHandler.Decide(new(StructureId, 2023, StructureId, UsageFault.TypingError), ledger, Today)));
        Assert.Equal("usage.unknown", Refusal(() => CancelUsageHandler.Decide(new(StructureId, 2023, UsageId, UsageFault.TypingError), null, Today)));
    }
}
