namespace Mila.Incubation.Contracts;

/// <summary>Asks the module to announce every tenure again.</summary>
public sealed record RestateTenures;
