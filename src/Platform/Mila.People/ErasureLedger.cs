using Marten;
using Marten.Services;
using Mila.Modules;

namespace Mila.People;

/// <summary>
/// Who was erased (registre des effacements), as ids in a file beside the store: a backup that is restored knows nothing of later erasures and
/// would bring erased people back.
/// </summary>
public sealed class ErasureLedger(DataFolder data)
{
    private readonly Lock gate = new();

    public IReadOnlySet<Guid> Of(string tenant)
    {
        lock (gate)
            return File.Exists(PathOf(tenant)) ? File.ReadAllLines(PathOf(tenant)).Where(line => line.Length > 0).Select(Guid.Parse).ToHashSet() : [];
    }

    /// <summary>Writes ids down that are not there yet, through to the disk.</summary>
    public void Keep(string tenant, IEnumerable<Guid> personIds)
    {
        var missing = personIds.Except(Of(tenant)).ToList();
        if (missing.Count == 0)
            return;
        lock (gate)
        {
            using var file = new FileStream(PathOf(tenant), FileMode.Append, FileAccess.Write, FileShare.Read);
            using (var writer = new StreamWriter(file, leaveOpen: true))
                foreach (var id in missing)
                    writer.WriteLine(id);
            file.Flush(flushToDisk: true);
        }
    }

    private string PathOf(string tenant) => Path.Combine(data.Sub("erasures"), $"{tenant}.txt");

    /// <summary>An erasure is written down right after its commit; one that a crash kept from it is found at the next start.</summary>
    internal sealed class WritesAfterCommit(ErasureLedger ledger) : DocumentSessionListenerBase
    {
        public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
        {
            ledger.Keep(session.TenantId, commit.Updated.OfType<Person>().Where(person => person.ErasedAt is not null).Select(person => person.Id));
            return Task.CompletedTask;
        }
    }
}
