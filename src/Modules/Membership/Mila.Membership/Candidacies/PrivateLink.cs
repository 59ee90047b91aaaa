using Marten;
using Microsoft.AspNetCore.DataProtection;
using Mila.Kernel;

namespace Mila.Membership.Candidacies;

/// <summary>A private address that opens one candidacy without an account (lien privé).</summary>
/// <param name="Id">The SHA-256 of the secret: who reads the store cannot follow the link.</param>
/// <param name="Sealed">The owner's secret under the host's keys, so that letters can repeat the link; none for a shared one.</param>
public sealed record PrivateLink(string Id, Guid CandidacyId, LinkKind Kind, string? Sealed, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

/// <summary>The owner decides; whom the link was shared with completes the file.</summary>
public enum LinkKind { Owner, Shared }

public static class PrivateLinks
{
    /// <summary>A new secret: 256 bits that nobody guesses, in letters that an address takes.</summary>
    public static string NewSecret() => Secrets.New();

    /// <summary>What is kept and compared of a secret.</summary>
    public static string KeyOf(string secret) => Secrets.KeyOf(secret);

    /// <summary>The link of that key while it is in force.</summary>
    public static async Task<PrivateLink?> LinkBehind(this IQuerySession session, string key, CancellationToken cancellation) =>
        await session.LoadAsync<PrivateLink>(key, cancellation) is { RevokedAt: null } link ? link : null;
}

/// <summary>Seals secrets under the host's keys, which are kept apart from the store.</summary>
public sealed class LinkSeal(IDataProtectionProvider keys)
{
    private readonly IDataProtector protector = keys.CreateProtector("Mila.Membership.PrivateLink");

    public string Seal(string secret) => protector.Protect(secret);

    public string Unseal(string text) => protector.Unprotect(text);
}
