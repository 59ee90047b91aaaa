using CsCheck;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Xunit;

namespace Mila.Incubation.Tests.Tenures;

/// <summary>
/// What holds however spaces are asked for, left, exchanged and prolonged: no two holders of a space on a day, no two workplaces of a
/// structure, no tenure over its cap, no notice twice or missing.
/// </summary>
public class RandomHistoryTests
{
    private const int Structures = 4;
    private const int Rooms = 3;
    private static readonly DateOnly Start = new(2020, 1, 6);
    private static readonly TenureLimits Limits = new(24, 36, DesksCount: true);
    private static readonly TenureNotices Notices = new(new Dictionary<TenureNotice, int>
    {
        [TenureNotice.Twelve] = 12, [TenureNotice.Six] = 6, [TenureNotice.Three] = 3, [TenureNotice.One] = 1,
    });

    /// <summary>After so many days, somebody tries something.</summary>
    private sealed record Try(int Days, int What, int Who, int Where, int HowLong);

    private static readonly Gen<Try[]> Histories = Gen.Select(Gen.Int[0, 120], Gen.Int[0, 6], Gen.Int[0, Structures - 1], Gen.Int[0, Rooms - 1], Gen.Int[0, 900])
        .Select(each => new Try(each.Item1, each.Item2, each.Item3, each.Item4, each.Item5)).Array[0, 40];

    [Fact]
    public void Nothing_that_may_be_tried_breaks_what_must_hold() => Histories.Sample(tries =>
    {
        var world = new World();
        foreach (var each in tries)
            world.Do(each);
        world.Reach(world.Today.AddYears(4));
        world.MustHold();
    }, iter: 1_500);

    /// <summary>Some structures and rooms; rules decide, what they refuse does not happen.</summary>
    private sealed class World
    {
        private readonly Space[] rooms = [.. Enumerable.Range(0, Rooms).Select(n =>
            new Space().Evolve(new SpaceRegistered(NamedId.Of("room", $"{n}"), NamedId.Of("site"), n == 2 ? SpaceKind.Desk : SpaceKind.Office, $"{n}", 1000, n, Start)))];

        private readonly Tenure[] tenures = [.. Enumerable.Range(0, Structures).Select(n => new Tenure { Id = NamedId.Of("tenure", $"{n}"), StructureId = NamedId.Of("structure", $"{n}") })];
        private readonly List<(Guid Stay, OwedNotice Notice, DateOnly On)> written = [];
        private int ids;

        public DateOnly Today { get; private set; } = Start;

        public void Do(Try each)
        {
            Reach(Today.AddDays(each.Days));
            try
            {
                Decide(each);
            }
            catch (RuleViolation)
            {
                // Refused: nothing has happened.
            }
        }

        /// <summary>Day by day through what is due: each notice is written on its day.</summary>
        public void Reach(DateOnly day)
        {
            Today = day;
            for (var n = 0; n < Structures; n++)
                while (tenures[n].Workplace is { } stay && Notices.NextOf(stay) is { } owed && owed.DueOn <= day)
                {
                    var given = WriteTenureNoticeHandler.Decide(new(tenures[n].StructureId, stay.Id, owed.Notice, owed.DueOn), tenures[n], stay, owed, day)!;
                    written.Add((stay.Id, owed, owed.DueOn));
                    tenures[n] = tenures[n].Evolve(given);
                }
        }

        public void MustHold()
        {
            var stays = tenures.SelectMany(tenure => tenure.Allocations.Select(stay => (tenure.StructureId, stay))).ToList();
            foreach (var (one, other) in from a in stays from b in stays where a.stay.Id != b.stay.Id select (a, b))
            {
                Assert.False(one.stay.SpaceId == other.stay.SpaceId && one.stay.Days.Overlaps(other.stay.Days), "two holders of a space");
                Assert.False(one.StructureId == other.StructureId && one.stay.Days.Overlaps(other.stay.Days), "two workplaces of a structure");
            }
            foreach (var tenure in tenures.Where(tenure => tenure.Allocations.Count > 0))
            {
                // Who keeps the keys stays longer than it may: what counts is what it was given.
                var given = tenure.Allocations.Select(stay => new Span(stay.From, stay.LeftUntil is { } left && left < stay.PlannedUntil ? left : stay.PlannedUntil)).ToList();
                var first = given.Min(span => span.From);
                Assert.True(new TenureClock(given).DaysUsed(DateOnly.MaxValue) <= first.AddMonths(36).DayNumber - first.DayNumber, "a tenure over its cap");
            }
            Assert.Equal(written.Count, written.Select(each => (each.Stay, each.Notice)).Distinct().Count());
            foreach (var (_, stay) in stays.Where(each => each.stay.State is AllocationState.Here))
                foreach (var (notice, months) in Notices.Months)
                    if (stay.PlannedUntil.AddMonths(-months) is var due && due >= stay.EndSetOn && due >= stay.From && due <= Today)
                        Assert.Contains(stay.Notices, each => each.Notice == notice && each.DueOn == due);
            foreach (var room in rooms)
                Assert.Equal(
                    stays.Where(each => each.stay.SpaceId == room.Id).Select(each => (each.stay.Id, each.stay.From, each.stay.Days.Until!.Value)).Order(),
                    room.Takings.Select(taking => (taking.AllocationId, taking.From, taking.Until)).Order());
        }

        private void Decide(Try each)
        {
            var (n, r) = (each.Who, each.Where);
            var (tenure, room, stay) = (tenures[n], rooms[r], tenures[n].Workplace);
            switch (each.What)
            {
                case 0:
                case 1:
                    var id = NamedId.Of("stay", $"{ids++}");
                    var member = new KnownStructure(tenure.StructureId, 1, [new MemberPeriod(new(2000, 1, 1), null, null, [], false)], [], []);
                    var from = each.What == 0 ? Today : Today.AddDays(-Math.Min(each.HowLong, 300));
                    var (taken, allocated) = AllocateSpaceHandler.Decide(
                        new(id, room.Id, tenure.StructureId, from, each.HowLong > 100 ? from.AddDays(each.HowLong) : null, ContractKind.OccupancyAgreement, AlreadyThere: true),
                        room, tenure, Past(tenure), Limits, member, Today);
                    rooms[r] = room.Evolve(taken);
                    tenures[n] = tenure.Evolve(allocated).Evolve(new MovedIn(tenure.Id, id, Today));
                    break;
                case 2 when stay is not null:
                    if (AnnounceDepartureHandler.Decide(new(tenure.StructureId, stay.Id, Today.AddDays(each.HowLong)), tenure, stay, Today) is not { } early)
                        break;
                    tenures[n] = tenure.Evolve(early);
                    Change(stay, room => room.Evolve(new SpaceTakenUntil(room.Id, stay.Id, early.Until, Today)));
                    break;
                case 3 or 4 when stay is not null:
                    if (MoveOutHandler.Decide(new(tenure.StructureId, stay.Id, Today.AddDays(-each.HowLong % 9), DepartureCause.Term), tenure, stay, RoomOf(stay), Today) is not { } left)
                        break;
                    tenures[n] = tenure.Evolve(left);
                    Change(stay, room => room.Evolve(new SpaceHandedBack(room.Id, stay.Id, left.Until, Today)));
                    break;
                case 5 when stay is not null:
                    var ask = new TransferStructure(tenure.StructureId, stay.Id, NamedId.Of("stay", $"{ids++}"), room.Id, Today);
                    var (moved, into, there) = TransferStructureHandler.Decide(ask, tenure, stay, room, Today);
                    tenures[n] = tenure.Evolve(moved).Evolve(into).Evolve(there);
                    Change(stay, before => before.Evolve(new SpaceHandedBack(before.Id, stay.Id, moved.Until, Today)));
                    rooms[r] = rooms[r].Evolve(new SpaceTaken(room.Id, into.AllocationId, into.StructureId, into.From, into.Until, Today));
                    break;
                case 6 when stay is { State: AllocationState.Here }:
                    Prolong(n, stay, each.HowLong);
                    break;
            }
        }

        /// <summary>The board grants what was asked; the cap and the space's next holder may still forbid it.</summary>
        private void Prolong(int n, Allocation stay, int days)
        {
            var vote = NamedId.Of("vote", $"{ids++}");
            var asked = tenures[n].Evolve(new ExtensionAsked(tenures[n].Id, stay.Id, vote, stay.PlannedUntil.AddDays(days), Today))
                .Evolve(new ExtensionPutToVote(tenures[n].Id, stay.Id, vote, stay.PlannedUntil.AddDays(days), Today, Today));
            var until = stay.PlannedUntil.AddDays(days);
            var cap = new TenureClock([.. asked.CountedDays(true, stay.Id)]).LatestEnd(stay.From, 36);
            var closed = new DeliberationClosed(vote, "structure", asked.StructureId, 1, "tenure.extension", "granted", 3, 0, 3, 0, new Dictionary<string, int>(), false, Today);
            var verdict = HearExtensionVerdictHandler.Decide(closed, asked, asked[stay.Id]!, RoomOf(stay).IsFree(new(stay.From, until), stay.Id), cap)!;
            tenures[n] = asked.Evolve(verdict);
            if (verdict is ExtensionGranted granted)
                Change(stay, room => room.Evolve(new SpaceTakenUntil(room.Id, stay.Id, granted.Until, Today)));
        }

        private static TenureClock Past(Tenure tenure) => new([.. tenure.CountedDays(true)]);

        private Space RoomOf(Allocation stay) => rooms.Single(room => room.Id == stay.SpaceId);

        private void Change(Allocation stay, Func<Space, Space> change)
        {
            var r = Array.FindIndex(rooms, room => room.Id == stay.SpaceId);
            rooms[r] = change(rooms[r]);
        }
    }
}
