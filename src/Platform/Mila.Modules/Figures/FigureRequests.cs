namespace Mila.Modules.Figures;

/// <summary>A number that a part can prove (chiffre prouvé).</summary>
/// <param name="Key">Its stable name, <c>membership.members</c>.</param>
/// <param name="Unit">What is counted: <c>structures</c>, <c>candidacies</c>, <c>days</c>.</param>
/// <param name="Base">Among what, in French.</param>
/// <param name="Meaning">How it is counted, in French, to be printed beside it.</param>
/// <param name="OverPeriod">Whether it is of a period; else it is of its last day.</param>
public sealed record FigureName(string Key, string Unit, string Base, string Meaning, bool OverPeriod = false);

/// <summary>Asks for many figures in one message; answered by <see cref="FiguresResolved"/>.</summary>
/// <param name="From">The first day of the period, for figures of a period.</param>
/// <param name="Day">The day, or the last day of the period.</param>
/// <param name="KnownAt">As it was known at that instant; null for what is known now.</param>
public sealed record ResolveFigures(IReadOnlyList<string> Keys, DateOnly From, DateOnly Day, DateTimeOffset? KnownAt);

/// <param name="Unknown">Keys that name no figure of any part.</param>
public sealed record FiguresResolved(IReadOnlyList<ProvenFigure> Figures, IReadOnlyList<string> Unknown);

/// <param name="Value">Null when there is nothing to count among, as a median of none.</param>
public sealed record ProvenFigure(string Key, decimal? Value, string Unit, DateOnly From, DateOnly Day, DateTimeOffset? KnownAt);

/// <summary>Asks for what proves one figure, some at a time; answered by <see cref="EvidenceListed"/>.</summary>
/// <param name="After">The last id of the answer before.</param>
public sealed record ListEvidence(string Key, DateOnly From, DateOnly Day, DateTimeOffset? KnownAt, int First, Guid? After);

/// <param name="Ids">Of what was counted, in order of id.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record EvidenceListed(string Key, IReadOnlyList<Guid> Ids, int Total, bool HasMore);
