using System.Security.Cryptography;
using System.Text;
using JasperFx;
using Marten;
using Microsoft.AspNetCore.WebUtilities;
using Mila.Kernel;

namespace Mila.Host.Account;

/// <summary>A link that signs a person in once, within a quarter of an hour of real time (lien de connexion). Its secret is in the mail alone.</summary>
public sealed record SignInLink
{
    /// <summary>The SHA-256 of the secret.</summary>
    public required string Id { get; init; }

    public required Guid PersonId { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>That a link was used: inserted, so that of two who use it at once one is refused by the store.</summary>
public sealed record SignInUse
{
    public required string Id { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

public static class SignInLinks
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>A new link for a person, instead of those not used yet; returns its path, to be shown to that person alone.</summary>
    public static string Mint(IDocumentSession session, Guid personId, DateTimeOffset now)
    {
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        session.DeleteWhere<SignInLink>(link => link.PersonId == personId || link.ExpiresAt < now);
        session.DeleteWhere<SignInUse>(use => use.ExpiresAt < now);
        session.Store(new SignInLink { Id = HashOf(secret), PersonId = personId, ExpiresAt = now + Life });
        return $"/connexion/lien?secret={secret}";
    }

    /// <summary>The person of a link that is good, which it is no more afterwards; null when it is not.</summary>
    public static async Task<Guid?> Use(IDocumentSession session, string secret, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await session.LoadAsync<SignInLink>(HashOf(secret), cancellation) is not { } link || link.ExpiresAt < now)
            return null;
        session.Insert(new SignInUse { Id = link.Id, ExpiresAt = link.ExpiresAt });
        session.Delete(link);
        try
        {
            await session.SaveChangesAsync(cancellation);
            return link.PersonId;
        }
        catch (DocumentAlreadyExistsException)
        {
            return null; // somebody was faster
        }
    }

    internal static Task<IReadOnlyList<object>> None(IQuerySession session, Guid personId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<object>>([]);

    internal static Task Erase(IDocumentSession session, Guid personId, Moment moment, CancellationToken cancellation)
    {
        session.DeleteWhere<SignInLink>(link => link.PersonId == personId);
        return Task.CompletedTask;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
