using CsCheck;
using Mila.Membership.Structures;
using Mila.Modules;
using Xunit;
using static Mila.Membership.Tests.Structures.Given;

namespace Mila.Membership.Tests.Structures;

public class MembershipPeriodTests
{
    private static readonly DateTimeOffset Start = new(2022, 1, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Histories with the instant of each fact; several are recorded at one instant.</summary>
    private static Gen<(IReadOnlyList<StructureFact> Facts, DateTimeOffset[] At)> Recorded =>
        Histories.SelectMany(facts => Gen.Int[0, 2].Array[facts.Count].Select(waits =>
        {
            var at = Start;
            return (facts, waits.Select(hours => at = at.AddHours(hours)).ToArray());
        }));

    [Fact]
    public void Rows_at_a_day_and_an_instant_are_the_fold_of_the_facts_known_then() => Recorded.Sample(history =>
    {
        var rows = Rows(history.Facts, history.At);
        foreach (var instant in history.At.Distinct())
        {
            var known = Structure(history.Facts.Where((_, i) => history.At[i] <= instant));
            for (var day = new DateOnly(2021, 12, 20); day < new DateOnly(2023, 4, 1); day = day.AddDays(11))
            {
                var expected = known.MemberStretches().Where(stretch => stretch.Days.Covers(day)).Select(Line);
                Assert.Equal(expected, rows.Where(row => row.IsKnownAt(instant) && row.Covers(day)).Select(Line));
            }
        }
    });

    [Fact]
    public void Rows_are_the_same_however_the_facts_were_grouped_into_commits() =>
        Recorded.SelectMany(history => Gen.Bool.Array[history.Facts.Count].Select(cuts => (history, cuts))).Sample((history, cuts) =>
        {
            var (facts, at) = history;
            List<MembershipPeriod> kept = [];
            var structure = new Structure();
            for (var i = 0; i < facts.Count;)
            {
                var first = at[i];
                var ledger = new PeriodLedger<MembershipPeriod>(kept.Where(row => row.RecordedUntil >= first));
                do
                {
                    structure = structure.Evolve(facts[i]);
                    ledger.Hold(at[i], Wanted(structure));
                }
                while (++i < facts.Count && !cuts[i]);
                var (changed, vanished) = (ledger.Changed.ToList(), ledger.Vanished.ToHashSet());
                kept = [.. kept.Where(row => !vanished.Contains(row.Id) && changed.All(each => each.Id != row.Id)), .. changed];
            }

            Assert.Equal(Canonical(Rows(facts, at)), Canonical(kept));
        });

    [Fact]
    public void A_closed_row_keeps_what_it_said()
    {
        StructureFact[] facts = [Registered, new MembershipBegun(Id, 2, Day(2, 1), null), new MembershipEnded(Id, 3, Day(6, 1), EndingCause.Removal)];
        var rows = Rows(facts, [Start, Start, Start.AddHours(1)]);

        Assert.Equal(
            [(Day(6, 1), Start.AddHours(1), DateTimeOffset.MaxValue), (DateOnly.MaxValue, Start, Start.AddHours(1))],
            rows.Select(row => (row.Until, row.RecordedFrom, row.RecordedUntil)).Order());
    }

    private static List<MembershipPeriod> Rows(IReadOnlyList<StructureFact> facts, DateTimeOffset[] at)
    {
        var ledger = new PeriodLedger<MembershipPeriod>([]);
        var structure = new Structure();
        foreach (var (i, fact) in facts.Index())
        {
            structure = structure.Evolve(fact);
            ledger.Hold(at[i], Wanted(structure));
        }
        return [.. ledger.All];
    }

    private static IEnumerable<MembershipPeriod> Wanted(Structure structure) => MembershipPeriod.Of(structure).Select(row => row with { SourceId = Id });

    private static IEnumerable<string> Canonical(IEnumerable<MembershipPeriod> rows) =>
        rows.Select(row => $"{row.Id} {row.Since:O} {row.Until:O} {Line(row)} {row.RecordedFrom:O} {row.RecordedUntil:O}").Order();

    private static string Line(MemberStretch stretch) => $"{stretch.Affiliation} {string.Join(',', stretch.Activities)} {stretch.InQpv}";

    private static string Line(MembershipPeriod row) => row.Words();
}
