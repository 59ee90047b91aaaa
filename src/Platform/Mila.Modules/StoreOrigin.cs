using Marten.Schema;

namespace Mila.Modules;

/// <summary>What a store was created as; written once, with its first row, and never switched later.</summary>
[SingleTenanted]
public sealed record StoreOrigin
{
    public const string Only = "origin";

    public string Id { get; init; } = Only;

    /// <summary>Whether this store holds invented data and a clock that people may move.</summary>
    public required bool Demonstration { get; init; }

    /// <summary>How far the domain's clock is from real time, in ticks; a demonstration's only.</summary>
    public long ClockOffset { get; init; }

    /// <summary>Whether the demonstration's history is loaded to its end.</summary>
    public bool Loaded { get; init; }
}
