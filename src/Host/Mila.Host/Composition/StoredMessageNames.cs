using Mila.Modules;
using Wolverine.Util;

namespace Mila.Host.Composition;

/// <summary>
/// Names each message as its part does, wherever Wolverine writes one down. Registering the names alone does not do that: it tells
/// Wolverine what a stored name means, and it goes on writing the type's own.
/// </summary>
public sealed class StoredMessageNames : IMessageTypeNaming
{
    public static IReadOnlyDictionary<Type, string> All { get; } = OfParts();

    public bool TryDetermineName(Type messageType, out string messageTypeName)
    {
        messageTypeName = All.GetValueOrDefault(messageType, "");
        return messageTypeName.Length > 0;
    }

    private static IReadOnlyDictionary<Type, string> OfParts()
    {
        var names = new MessageNames();
        foreach (var part in Parts.All)
            part.Messages(names);
        return names.All;
    }
}
