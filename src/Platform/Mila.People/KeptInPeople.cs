using Marten;
using Mila.Kernel;

namespace Mila.People;

/// <summary>What this part itself keeps about a person, besides the person: texts, the sheet of a one-person structure, roles.</summary>
internal static class KeptInPeople
{
    public static async Task<IReadOnlyList<object>> Texts(IQuerySession session, Guid personId, CancellationToken cancellation) =>
        await session.Query<ErasableText>().Where(text => text.About.Contains(personId)).ToListAsync(cancellation);

    /// <summary>A text under a legal hold stays until the law lets it go.</summary>
    public static Task EraseTexts(IDocumentSession session, Guid personId, Moment moment, CancellationToken cancellation)
    {
        var today = moment.Today;
        session.DeleteWhere<ErasableText>(text => text.About.Contains(personId) && (text.HeldUntil == null || text.HeldUntil <= today));
        return Task.CompletedTask;
    }

    public static async Task<IReadOnlyList<object>> Sheets(IQuerySession session, Guid personId, CancellationToken cancellation) =>
        await session.Query<IdentitySheet>().Where(sheet => sheet.PersonId == personId).ToListAsync(cancellation);

    public static async Task EraseSheets(IDocumentSession session, Guid personId, Moment moment, CancellationToken cancellation)
    {
        foreach (var sheet in await session.Query<IdentitySheet>().Where(sheet => sheet.PersonId == personId).ToListAsync(cancellation))
            session.Store(sheet.Erased(moment.Now));
    }

    public static async Task<IReadOnlyList<object>> Roles(IQuerySession session, Guid personId, CancellationToken cancellation) =>
        await session.Query<RoleGrant>().Where(grant => grant.PersonId == personId).ToListAsync(cancellation);

    public static async Task EraseRoles(IDocumentSession session, Guid personId, Moment moment, CancellationToken cancellation)
    {
        foreach (var grant in await session.Query<RoleGrant>().Where(grant => grant.PersonId == personId).ToListAsync(cancellation))
            session.Delete(grant);
    }
}
