namespace Mila.Host.Graph;

/// <summary>What the host decides about its API.</summary>
/// <param name="Introspection">Whether the schema may be asked about itself.</param>
/// <param name="Demonstration">Whether the fields of a demonstration are there, and the page to try the API on.</param>
/// <param name="Patience">How long the answer to a question may take.</param>
/// <param name="Heartbeat">How often a quiet stream says that it is there, so that nothing in between closes it.</param>
public sealed record GraphSettings(bool Introspection, bool Demonstration, TimeSpan Patience, TimeSpan Heartbeat)
{
    public static GraphSettings Of(IConfiguration configuration, bool demonstration) => new(
        configuration.GetValue("Mila:Graph:Introspection", demonstration),
        demonstration,
        TimeSpan.FromSeconds(configuration.GetValue("Mila:Graph:PatienceSeconds", 20d)),
        TimeSpan.FromSeconds(configuration.GetValue("Mila:Graph:HeartbeatSeconds", 12d)));
}
