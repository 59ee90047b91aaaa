using GraphQL.DataLoader;

namespace Mila.Graph;

/// <summary>A part of what a batch loads, so that several fields show one loaded thing.</summary>
public static class BatchedPart
{
    public static IDataLoaderResult<TPart> Then<TWhole, TPart>(this IDataLoaderResult<TWhole> whole, Func<TWhole, TPart> part) => new Part<TWhole, TPart>(whole, part);

    private sealed class Part<TWhole, TPart>(IDataLoaderResult<TWhole> whole, Func<TWhole, TPart> part) : IDataLoaderResult<TPart>
    {
        public async Task<TPart> GetResultAsync(CancellationToken cancellationToken = default) => part(await whole.GetResultAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
