using GraphQL.Types;
using Mila.Workflows.Definitions;
using Mila.Workflows.Pictures;

namespace Mila.Workflows.Instances;

/// <summary>A step where an instance stands, as it is shown (position).</summary>
/// <param name="Token">Names this stay: who skips a step names it.</param>
/// <param name="Call">The token of the call it is in; none in the instance's own definition.</param>
public sealed record Standing(Guid Token, Step Step, DateOnly? On, Guid? Call)
{
    internal static IReadOnlyList<Standing> AllOf(DefinitionSet definitions, Instance instance) =>
        [.. instance.Stays.Select(stay => new Standing(stay.Token, definitions[instance.PinOf(stay.Call)][stay.Step], stay.On, stay.Call))];
}

public sealed class StandingType : ObjectGraphType<Standing>
{
    public StandingType()
    {
        Name = "WorkflowStanding";
        Description = "A step where an instance stands (position).";
        Field(standing => standing.Token).Description("Names this stay at the step.");
        Field<NonNullGraphType<StepType>>("step").Resolve(context => context.Source.Step);
        Field(standing => standing.On, nullable: true).Description("The day its durations count from: that it was entered, or that of the deadline which led to it.");
        Field(standing => standing.Call, nullable: true).Description("The call it is in; null in the instance's own definition.");
    }
}

/// <summary>A definition that an instance has called, as it is shown (appel).</summary>
public sealed record Call(Guid Token, Definition Definition, bool Running, string Picture)
{
    internal static IReadOnlyList<Call> AllOf(DefinitionSet definitions, Instance instance) =>
        [.. instance.Calls.Select(call => new Call(
            call.Token, definitions[call.Pin], instance.Stays.Any(stay => stay.Call == call.Token), Pictures.Picture.Of(definitions[call.Pin], instance, call.Token)))];
}

public sealed class CallType : ObjectGraphType<Call>
{
    public CallType()
    {
        Name = "WorkflowCall";
        Description = "A definition that an instance has called (appel).";
        Field(call => call.Token).Description("The stay at the step that calls.");
        Field<NonNullGraphType<DefinitionType>>("definition").Resolve(context => context.Source.Definition);
        Field(call => call.Running).Description("Whether it still goes on.");
        Field(call => call.Picture).Description("The called definition drawn with the path taken in it, as SVG.");
    }
}
