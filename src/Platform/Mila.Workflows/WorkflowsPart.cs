using Mila.Modules;

namespace Mila.Workflows;

/// <summary>Definitions as data, and what runs them.</summary>
public sealed class WorkflowsPart : MilaPart
{
    public override string Name => "workflows";
}
