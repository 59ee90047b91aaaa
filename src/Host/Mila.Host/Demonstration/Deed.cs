namespace Mila.Host.Demonstration;

/// <summary>What somebody does on a day of the demonstration's history.</summary>
/// <param name="Actor">Who; none for what the host or an import does.</param>
/// <param name="Hour">The hour of the day, so that a day keeps its order.</param>
public sealed record Deed(DateOnly Day, object Command, Guid? Actor = null, int Hour = 9);
