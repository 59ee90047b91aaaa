using Mila.Kernel;

namespace Mila.Letters;

/// <summary>Where a letter stands.</summary>
public enum LetterStatus
{
    /// <summary>Waits for the mail relay (à envoyer).</summary>
    ToSend,

    /// <summary>The relay took it (envoyé).</summary>
    Sent,

    /// <summary>Kept to be read or printed: the host has no relay, or the person no address (conservé).</summary>
    Kept,

    /// <summary>It could not be written, or the relay could not be had, several times (en échec).</summary>
    Failed,

    /// <summary>The relay does not want it (refusé).</summary>
    Refused,
}

/// <summary>A letter as it was written to one person (courrier), kept word for word until it is erased.</summary>
public sealed record Letter
{
    public required Guid Id { get; init; }

    public required string Template { get; init; }
    public required Guid ToPersonId { get; init; }

    /// <summary>What was asked, while it could not be written yet; none once it is.</summary>
    public SendLetter? Order { get; init; }

    /// <summary>What its blanks were filled with, names and texts as references: to see how another wording of it would read. None once erased.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    public string? ToName { get; init; }
    public string? ToEmail { get; init; }

    /// <summary>The people whose data is in it, the reader too: it is erased with any of them.</summary>
    public IReadOnlyList<Guid> About { get; init; } = [];

    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }

    public string Subject { get; init; } = "";
    public string Text { get; init; } = "";
    public string Html { get; init; } = "";

    public required DateTimeOffset WrittenAt { get; init; }
    public required LetterStatus Status { get; init; }

    /// <summary>How often the relay was asked.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The one Message-ID under which it is sent, however often it has to be.</summary>
    public string? MessageId { get; init; }

    /// <summary>Why it was not sent, a closed word: <c>not_written</c>, <c>not_fitting</c>, <c>no_relay</c>, <c>no_address</c>, <c>relay_unreachable</c>, <c>relay_refused</c>.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? ErasedAt { get; init; }

    internal Letter Erased(DateTimeOffset at) => this with
    {
        ToName = null,
        Order = null,
        Values = null,
        ToEmail = null,
        Subject = "",
        Text = "",
        Html = "",
        ErasedAt = at,
        Status = Status is LetterStatus.ToSend ? LetterStatus.Kept : Status,
    };

    /// <summary>The id of one reader's letter among those of one <see cref="SendLetter"/>.</summary>
    public static Guid IdFor(Guid letterId, Guid personId) => NamedId.Of("letter", letterId.ToString(), personId.ToString());
}
