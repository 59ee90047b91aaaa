using System.Buffers.Binary;
using Marten;
using Mila.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Mila.Modules;

/// <summary>Lets transactions about one thing take turns, on every host of the database: they are decided one after the other, instead of in vain and again.</summary>
public static class Turns
{
    /// <summary>Waits for the turn; it ends with the session's transaction.</summary>
    /// <param name="about">What it is about, of this association: a kind and an id.</param>
    public static async Task TakeTurn(this IDocumentSession session, CancellationToken cancellation, params string[] about)
    {
        var name = NamedId.Of(["turn", session.TenantId, .. about]);
        await session.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = BinaryPrimitives.ReadInt64BigEndian(name.ToByteArray()), NpgsqlDbType = NpgsqlDbType.Bigint });
        await using var _ = await session.ExecuteReaderAsync(command, cancellation);
    }
}
