using Marten;
using Mila.Modules;

namespace Mila.Membership.Volunteering;

/// <summary>The volunteers' part of the module's table of contents.</summary>
internal static class VolunteerDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<VolunteerLedger>()
        .Document<VolunteerLedger>(ledgers => ledgers.Duplicate(ledger => ledger.PersonId).Duplicate(ledger => ledger.Year).Duplicate(ledger => ledger.Minutes))
        .Fact<HoursDeclared>("membership.hours_declared.v1")
        .Fact<HoursCorrected>("membership.hours_corrected.v1")
        .Fact<HoursCancelled>("membership.hours_cancelled.v1");

    /// <summary>The hours hold the person's id alone and stay, so that the accounts of the year do; the words go with the person.</summary>
    public static void Erasures(ErasureList erasures) => erasures.Kept(
        "volunteer_hours",
        async (session, person, cancellation) => await session.Query<VolunteerLedger>().Where(ledger => ledger.PersonId == person).ToListAsync(cancellation),
        (_, _, _, _) => Task.CompletedTask);

    public static void Graph(GraphRoots graph)
    {
        VolunteerLedgerType.AddTo(graph.Query);
        HoursFields.AddTo(graph.Mutation);
    }
}
