using System.Buffers.Binary;
using Marten;
using Mila.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Mila.Workflows.Engine;

/// <summary>
/// Lets transactions about one thing take turns, on every host of the database.
/// A subject's turn: without it an announcement could look for instances just before one is committed, be looked for by it
/// just before being committed itself, and be heard by nobody. An instance's turn: what reaches it at once is decided one
/// after the other, instead of being decided in vain and again.
/// </summary>
internal static class Turn
{
    public static Task OfSubject(IDocumentSession session, string subjectKind, Guid subjectId, CancellationToken cancellation) =>
        Take(session, NamedId.Of("turn of subject", session.TenantId, subjectKind, subjectId.ToString()), cancellation);

    public static Task OfInstance(IDocumentSession session, Guid instanceId, CancellationToken cancellation) =>
        Take(session, NamedId.Of("turn of instance", session.TenantId, instanceId.ToString()), cancellation);

    /// <summary>Waits for the turn; it ends with the session's transaction.</summary>
    private static async Task Take(IDocumentSession session, Guid name, CancellationToken cancellation)
    {
        await session.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = BinaryPrimitives.ReadInt64BigEndian(name.ToByteArray()), NpgsqlDbType = NpgsqlDbType.Bigint });
        await using var _ = await session.ExecuteReaderAsync(command, cancellation);
    }
}
