namespace Mila.Files;

/// <summary>
/// A file kept for somebody (fichier, pièce jointe). The row comes after the bytes and goes before them: a row always has its bytes,
/// and bytes without a row are swept.
/// </summary>
public sealed record StoredFile
{
    public required Guid Id { get; init; }

    /// <summary>As its sender named it, cleaned; the extension is the media type's.</summary>
    public required string Name { get; init; }

    /// <summary>What the bytes are, not what the sender said they are.</summary>
    public required string MediaType { get; init; }

    public required long Size { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Who sent it; nobody for an upload without an account.</summary>
    public Guid? UploadedBy { get; init; }

    /// <summary>What it belongs to; nothing until a command takes it, and what nothing takes is swept after a day.</summary>
    public string? OwnerKind { get; init; }

    public Guid? OwnerId { get; init; }

    /// <summary>The people it is about; it goes with any of them.</summary>
    public IReadOnlyList<Guid> About { get; init; } = [];
}
