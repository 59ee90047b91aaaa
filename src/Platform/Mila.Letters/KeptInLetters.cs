using Marten;
using Mila.Kernel;

namespace Mila.Letters;

/// <summary>Letters to a person or about one: the words and the address go, that something was written stays.</summary>
internal static class KeptInLetters
{
    public static async Task<IReadOnlyList<object>> Export(IQuerySession session, Guid personId, CancellationToken cancellation) =>
        await session.Query<Letter>().Where(letter => letter.ToPersonId == personId).ToListAsync(cancellation);

    public static async Task Erase(IDocumentSession session, Guid personId, Moment moment, CancellationToken cancellation)
    {
        foreach (var letter in await session.Query<Letter>().Where(letter => letter.About.Contains(personId)).ToListAsync(cancellation))
            session.Store(letter.Erased(moment.Now));
    }
}
