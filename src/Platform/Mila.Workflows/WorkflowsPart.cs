using Mila.Modules;

namespace Mila.Workflows;

/// <summary>Definitions as data, and what runs them.</summary>
public sealed class WorkflowsPart : MilaPart
{
    public override string Name => "workflows";

    public override void Messages(MessageNames messages) => messages
        .Add<Happened>("workflows.happened.v1")
        .Add<StartInstance>("workflows.start_instance.v1");
}
