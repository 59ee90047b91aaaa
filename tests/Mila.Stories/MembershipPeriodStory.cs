using Marten;
using Mila.Membership.Structures;
using Mila.Testing;
using Xunit;

namespace Mila.Stories;

/// <summary>What is known of members, on any day and at any instant, in the store itself.</summary>
public sealed class MembershipPeriodStory
{
    private static readonly string[] Associations = [MilaApp.Mila, MilaApp.Other];

    [Fact]
    public async Task Rows_are_the_fold_of_the_facts_known_at_each_instant_and_a_rebuild_gives_the_same()
    {
        await using var app = await MilaApp.Begin();
        var random = new Random(1802);
        var structures = Enumerable.Range(0, 12).Select(_ => Guid.CreateVersion7()).ToList();
        for (var commit = 0; commit < 80; commit++)
            await Record(app.Store, Associations[random.Next(2)], structures[random.Next(structures.Count)], random);

        var kept = await AllRows(app.Store);
        foreach (var association in Associations)
            await AssertRowsAreTheFold(app.Store, association, structures);

        using (var daemon = await app.Store.BuildProjectionDaemonAsync())
            await daemon.RebuildProjectionAsync(nameof(MembershipPeriod), CancellationToken.None);

        Assert.Equal(kept, await AllRows(app.Store));
        Assert.NotEmpty(kept);
    }

    /// <summary>One commit of one to four random facts, whatever the aggregate knows already.</summary>
    private static async Task Record(IDocumentStore store, string association, Guid id, Random random)
    {
        await using var session = store.LightweightSession(association);
        var stream = await session.Events.FetchForWriting<Structure>(id);
        var known = stream.Aggregate?.Facts ?? 0;
        for (var more = random.Next(1, 5); more > 0; more--)
            stream.AppendOne(Fact(id, ++known, new DateOnly(2022, 1, 1).AddDays(random.Next(500)), random));
        await session.SaveChangesAsync();
    }

    private static StructureFact Fact(Guid id, int number, DateOnly on, Random random) => number == 1
        ? new StructureRegistered(id, 1, on, StructureKind.Association, [Activity.Label], true, null)
        : random.Next(9) switch
        {
            0 or 1 or 2 => new MembershipBegun(id, number, on, null),
            3 or 4 => new MembershipEnded(id, number, on, EndingCause.Resignation),
            5 => new AffiliationSet(id, number, on, (Affiliation)random.Next(3)),
            6 => new ActivitiesChanged(id, number, on, [(Activity)random.Next(7)]),
            7 => new DayCorrected(id, number, on, random.Next(1, number), CorrectionReason.LateNotice, null),
            _ => new FactCancelled(id, number, on, random.Next(1, number), CorrectionReason.Duplicate, null),
        };

    private static async Task AssertRowsAreTheFold(IDocumentStore store, string association, IEnumerable<Guid> structures)
    {
        await using var session = store.QuerySession(association);
        foreach (var id in structures)
        {
            var facts = await session.Events.FetchStreamAsync(id);
            foreach (var instant in facts.Select(fact => fact.Timestamp).Distinct())
            {
                var known = facts.Where(fact => fact.Timestamp <= instant).Aggregate(new Structure(), (structure, fact) => structure.Evolve(fact.Data));
                var rows = await session.Query<MembershipPeriod>()
                    .Where(row => row.StructureId == id && row.RecordedFrom <= instant && row.RecordedUntil > instant)
                    .OrderBy(row => row.Since).ToListAsync();
                Assert.Equal(
                    known.MemberStretches().Select(stretch => (stretch.Days.From, stretch.Days.Until ?? DateOnly.MaxValue, stretch.Affiliation)),
                    rows.Select(row => (row.Since, row.Until, row.Affiliation)));
            }
        }
    }

    private static async Task<List<string>> AllRows(IDocumentStore store)
    {
        List<string> all = [];
        foreach (var association in Associations)
        {
            await using var session = store.QuerySession(association);
            all.AddRange((await session.Query<MembershipPeriod>().OrderBy(row => row.Id).ToListAsync()).Select(row =>
                $"{association} {row.Id} {row.Since:O} {row.Until:O} {row.Words()} {row.RecordedFrom:O} {row.RecordedUntil:O}"));
        }
        return all;
    }
}
