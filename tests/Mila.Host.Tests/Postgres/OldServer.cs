using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mila.Host.Tests.Postgres;

/// <summary>
/// A server that greets in PostgreSQL's protocol as an old version would, and knows no more: a version as old is not to be had
/// beside the one that Mila needs.
/// </summary>
internal sealed class OldServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public OldServer(string version)
    {
        listener.Start();
        _ = Greet(version);
    }

    /// <summary>How a client that reads no catalogue reaches it.</summary>
    public string ConnectionString =>
        $"Host=127.0.0.1;Port={((IPEndPoint)listener.LocalEndpoint).Port};Username=mila;Password=x;Database=mila;Pooling=false;SSL Mode=Disable;GSS Encryption Mode=Disable;Server Compatibility Mode=NoTypeLoading";

    public void Dispose() => listener.Dispose();

    private async Task Greet(string version)
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            var length = new byte[4];
            await stream.ReadExactlyAsync(length);
            await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(length) - 4]);
            await stream.WriteAsync((byte[])
            [
                .. Message('R', 0, 0, 0, 0), // no password is asked
                .. Message('S', [.. Encoding.ASCII.GetBytes($"server_version\0{version}\0")]),
                .. Message('S', [.. "client_encoding\0UTF8\0"u8]),
                .. Message('K', 0, 0, 0, 1, 0, 0, 0, 1),
                .. Message('Z', (byte)'I'), // ready
            ]);
            _ = await stream.ReadAtLeastAsync(new byte[512], minimumBytes: 1, throwOnEndOfStream: false); // the client leaves
        }
    }

    private static byte[] Message(char kind, params byte[] body)
    {
        var message = new byte[body.Length + 5];
        message[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), body.Length + 4);
        body.CopyTo(message, 5);
        return message;
    }
}
