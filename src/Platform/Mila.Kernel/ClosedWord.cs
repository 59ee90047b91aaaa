using System.Text.Json;

namespace Mila.Kernel;

/// <summary>The word under which a member of a closed list is told to others: <c>WaitingList</c> is <c>waiting_list</c>.</summary>
public static class ClosedWord
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The words of a whole list, in its order.</summary>
    public static string[] AllOf<TEnum>() where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(Of)];
}
