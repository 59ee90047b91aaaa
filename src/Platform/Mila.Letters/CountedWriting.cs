using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Mila.Letters;

/// <summary>
/// One writing of a template, its work counted in steps: each value, choice and repetition is one. What a template costs is
/// then the same on a busy machine as on an idle one; the time is looked at as well, for what no count foresees.
/// </summary>
internal sealed class CountedWriting : TemplateContext
{
    /// <summary>Far more than a letter of many pages takes.</summary>
    private const int Most = 100_000;

    private int steps;

    public CountedWriting(ScriptObject functions, CancellationToken time) : base(functions) => CancellationToken = time;

    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        CheckAbort();
        return ++steps <= Most
            ? base.Evaluate(scriptNode, aliasReturnedFunction)
            : throw new ScriptRuntimeException(scriptNode?.Span ?? default, $"it takes more than {Most} steps.");
    }
}
