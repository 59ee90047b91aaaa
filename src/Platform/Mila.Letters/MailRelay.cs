using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using MimeKit;
using MimeKit.Text;

namespace Mila.Letters;

/// <summary>A mail as it is handed to the relay.</summary>
/// <param name="MessageId">The one under which it is sent, however often it has to be.</param>
public sealed record Mail(string MessageId, string FromName, string ToName, string ToEmail, DateTimeOffset Date, WrittenLetter Written);

/// <summary>What came of handing a mail over.</summary>
public enum Delivery { Taken, TryLater, Refused }

/// <summary>The mail relay of this host (relais de messagerie): <c>Smtp:Host</c> and <c>Smtp:From</c>; without them nothing is sent.</summary>
public sealed class MailRelay(IConfiguration configuration)
{
    public bool IsConfigured => !string.IsNullOrEmpty(configuration["Smtp:Host"]) && !string.IsNullOrEmpty(configuration["Smtp:From"]);

    /// <summary>How long to wait after each attempt that failed; after the last, a person is asked.</summary>
    public IReadOnlyList<TimeSpan> Waits { get; } =
        [.. (configuration["Smtp:RetrySeconds"] ?? "60,300,1800,7200,28800").Split(',').Select(text => TimeSpan.FromSeconds(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)))];

    /// <summary>A Message-ID of this host for what has that id.</summary>
    public string MessageIdOf(Guid id) => $"{id:N}@{Sender.Domain}";

    /// <summary>Hands a mail over. That the relay cannot be had, or refuses, is an answer; what is wrong here throws.</summary>
    public async Task<Delivery> Send(Mail mail, CancellationToken cancellation)
    {
        using var message = MessageOf(mail);
        using var client = new SmtpClient { Timeout = 30_000 };
        try
        {
            await client.ConnectAsync(configuration["Smtp:Host"]!, Port, Security, cancellation);
            if (configuration["Smtp:User"] is { Length: > 0 } user)
                await client.AuthenticateAsync(user, configuration["Smtp:Password"] ?? "", cancellation);
            await client.SendAsync(message, cancellation);
            await client.DisconnectAsync(quit: true, cancellation);
            return Delivery.Taken;
        }
        catch (SmtpCommandException refusal)
        {
            return (int)refusal.StatusCode >= 500 ? Delivery.Refused : Delivery.TryLater;
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or AuthenticationException
            or SslHandshakeException or TimeoutException or ServiceNotConnectedException)
        {
            return Delivery.TryLater;
        }
    }

    private MailboxAddress Sender => MailboxAddress.Parse(configuration["Smtp:From"]!);

    private int Port => int.Parse(configuration["Smtp:Port"] ?? "587", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary><c>Smtp:Tls</c>: <c>starttls</c> unless said otherwise, <c>ssl</c>, or <c>none</c> for a relay on this machine.</summary>
    private SecureSocketOptions Security => configuration["Smtp:Tls"] switch
    {
        null or "starttls" => SecureSocketOptions.StartTls,
        "ssl" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        var other => throw new InvalidOperationException($"Smtp:Tls is '{other}': it is starttls, ssl or none."),
    };

    private MimeMessage MessageOf(Mail mail)
    {
        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Date = mail.Date,
            Subject = LetterText.OneLine(mail.Written.Subject, 200),
            Body = new Multipart("alternative")
            {
                new TextPart(TextFormat.Plain) { Text = mail.Written.Text },
                new TextPart(TextFormat.Html) { Text = mail.Written.Html },
            },
        };
        message.From.Add(new MailboxAddress(LetterText.OneLine(mail.FromName, 100), Sender.Address));
        message.To.Add(new MailboxAddress(LetterText.OneLine(mail.ToName, 200), mail.ToEmail));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
