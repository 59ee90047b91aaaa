using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Mila.Testing;

/// <summary>A mail relay on this machine that takes mails over SMTP and keeps them for the test to read.</summary>
public sealed class MailCatcher : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ends = new();
    private readonly ConcurrentQueue<MimeMessage> caught = new();

    public MailCatcher()
    {
        listener.Start();
        _ = Listen();
    }

    /// <summary>What the relay answers to a recipient: 250, or a code such as 451 or 550.</summary>
    public int AnswerToRecipient { get; set; } = 250;

    public IReadOnlyCollection<MimeMessage> Caught => caught;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The host's configuration for this relay.</summary>
    public string[] Configuration => [$"--Smtp:Host=127.0.0.1", $"--Smtp:Port={Port}", "--Smtp:Tls=none", "--Smtp:From=bonjour@lemila.example"];

    public void Dispose()
    {
        ends.Cancel();
        listener.Stop();
        ends.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true)
                _ = Serve(await listener.AcceptTcpClientAsync(ends.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 catcher");
            while (await reader.ReadLineAsync(ends.Token) is { } line)
                if (!await Answer(line, reader, writer))
                    return;
        }
    }

    private async Task<bool> Answer(string line, StreamReader reader, StreamWriter writer)
    {
        var verb = line.Split(' ', ':')[0].ToUpperInvariant();
        if (verb == "DATA")
            await Catch(reader, writer);
        else
            await writer.WriteLineAsync(verb switch
            {
                "RCPT" => $"{AnswerToRecipient} recipient",
                "QUIT" => "221 bye",
                _ => "250 catcher",
            });
        return verb != "QUIT";
    }

    private async Task Catch(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        using var bytes = new MemoryStream();
        while (await reader.ReadLineAsync(ends.Token) is { } line && line != ".")
            bytes.Write(Encoding.Latin1.GetBytes((line.StartsWith('.') ? line[1..] : line) + "\r\n"));
        bytes.Position = 0;
        caught.Enqueue(await MimeMessage.LoadAsync(bytes, ends.Token));
        await writer.WriteLineAsync("250 taken");
    }
}
