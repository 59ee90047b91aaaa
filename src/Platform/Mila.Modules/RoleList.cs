namespace Mila.Modules;

/// <summary>The roles of the host, for parts that must know whether one exists; what a role may do is the host's alone to say.</summary>
public sealed record RoleList(IReadOnlyList<string> All);
