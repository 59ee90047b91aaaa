using GraphQLParser.AST;

namespace Mila.Host.Graph;

/// <summary>
/// Documents that were read and found valid, so that they are read once. Bounded by two generations: what was not asked for
/// while one generation filled up is forgotten. Who asks and with which variables is looked at every time.
/// </summary>
public sealed class DocumentCache
{
    private const int MostDocuments = 500;
    private const int MostCharacters = 2_000_000;

    private readonly Lock gate = new();
    private Dictionary<string, GraphQLDocument> young = new(StringComparer.Ordinal);
    private Dictionary<string, GraphQLDocument> old = new(StringComparer.Ordinal);
    private int characters;

    public GraphQLDocument? Find(string text)
    {
        lock (gate)
        {
            if (young.TryGetValue(text, out var document))
                return document;
            if (old.TryGetValue(text, out document))
                Keep(text, document);
            return document;
        }
    }

    public void Add(string text, GraphQLDocument document)
    {
        lock (gate)
            Keep(text, document);
    }

    private void Keep(string text, GraphQLDocument document)
    {
        if (!young.TryAdd(text, document))
            return;
        characters += text.Length;
        if (young.Count <= MostDocuments && characters <= MostCharacters)
            return;
        (young, old, characters) = (new(StringComparer.Ordinal), young, 0);
    }
}
