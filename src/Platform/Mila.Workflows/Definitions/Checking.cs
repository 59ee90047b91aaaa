using Mila.Modules;

namespace Mila.Workflows.Definitions;

/// <summary>Checks definitions against all that the parts of this host know.</summary>
public sealed class Checking(WorkflowList known, SettingList settings)
{
    /// <summary>Reads a text and validates it among the definitions in force; each error says its step and the line that begins it.</summary>
    public Reading Read(string text, IReadOnlyDictionary<string, Definition> inForce)
    {
        var reading = Validation.Check(text, known, settings, inForce.GetValueOrDefault);
        if (reading.Errors.Count == 0)
            return reading;
        var lines = DefinitionText.LinesOfSteps(text);
        return reading with { Errors = [.. reading.Errors.Select(error => error with { Line = error.Step is { } step && lines.TryGetValue(step, out var line) ? line : error.Line })] };
    }

    /// <summary>Whether the definitions that call one foresee every way it may end.</summary>
    public bool CallersAreRight(Definition called, IReadOnlyDictionary<string, Definition> inForce) => inForce.Values
        .Where(caller => caller.Key != called.Key && caller.Steps.OfType<CallStep>().Any(call => call.Definition == called.Key))
        .All(caller => Validation.Of(caller, known, settings, key => key == called.Key ? called : inForce.GetValueOrDefault(key)).Count == 0);
}
