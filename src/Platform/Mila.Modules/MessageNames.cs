namespace Mila.Modules;

/// <summary>The stored names of messages: a message may wait in the store across a release, so its name outlives its type's.</summary>
public sealed class MessageNames
{
    private readonly Dictionary<Type, string> names = [];

    public IReadOnlyDictionary<Type, string> All => names;

    /// <param name="storedName"><c>part.what_happened.v1</c>, unique and never changed.</param>
    public MessageNames Add<TMessage>(string storedName) where TMessage : class
    {
        if (names.ContainsValue(storedName))
            throw new ArgumentException($"Two messages are named '{storedName}'.", nameof(storedName));
        names.Add(typeof(TMessage), storedName);
        return this;
    }
}
