using System.Globalization;
using Mila.Kernel;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Mila.Letters;

/// <summary>
/// A text with blanks, in a small part of Scriban's language: print a value, choose with <c>if</c>, repeat over lines, and the functions of
/// <see cref="LetterFunctions"/>. Nothing in it can grow, call itself or run for ever, so it costs what its size and its values cost.
/// </summary>
/// <remarks>
/// A template is never trusted, whoever wrote it: some that overflow the stack end the process and cannot be caught. Hence the order:
/// size, then nesting, then parsing on a stack of its own, then a closed list of what may stand in the tree, and only then running it.
/// </remarks>
internal sealed class TemplateText
{
    public const int Longest = 32 * 1024;
    private const int Deepest = 24;
    private const int MostNested = 200;

    private readonly int firstLine;

    private TemplateText(Template template, Names names, int firstLine) =>
        (Template, Asked, Blanks, this.firstLine) = (template, names.Asked, names.Blanks, firstLine);

    public Template Template { get; }

    /// <summary>The values that conditions ask for: they may be left out.</summary>
    public IReadOnlySet<string> Asked { get; }

    /// <summary>Every value that it names: <c>recipient</c> for <c>recipient.name</c>.</summary>
    public IReadOnlySet<string> Blanks { get; }

    /// <exception cref="RuleViolation">When it is larger, deeper or freer than a template may be.</exception>
    /// <param name="firstLine">Where it begins in what a person wrote, for an error to say the line.</param>
    public static TemplateText Parse(string name, string text, int firstLine = 1)
    {
        Rule.That(text.Length <= Longest, "template.too_long", $"The template '{name}' is too long.", "template");
        Rule.That(Nesting(text) <= MostNested, "template.too_deep", $"The template '{name}' is too deep.", "template");
        return OwnStack.Run(() => Read(name, text, firstLine));
    }

    private static TemplateText Read(string name, string text, int firstLine)
    {
        var template = Template.Parse(text, name, new ParserOptions { ExpressionDepthLimit = Deepest });
        if (template.HasErrors)
            throw new RuleViolation("template.malformed", $"The template '{name}' cannot be read: {string.Join(' ', template.Messages)}", "template")
            {
                Values = new Dictionary<string, string> { ["line"] = Line(template.Messages[0].Span, firstLine) },
            };
        return new(template, Walk(name, template.Page!), firstLine);
    }

    /// <summary>The line of what a person wrote where something begins, counted from 1.</summary>
    public string LineOf(SourceSpan span) => Line(span, firstLine);

    private static string Line(SourceSpan span, int firstLine) => (span.Start.Line + firstLine).ToString(CultureInfo.InvariantCulture);

    /// <summary>Without recursion: the tree may still be deeper than a stack.</summary>
    private static Names Walk(string name, ScriptNode page)
    {
        var (asked, blanks, own) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var waiting = new Stack<(ScriptNode Node, int Depth, bool InCondition, bool IsMember)>([(page, 0, false, false)]);
        while (waiting.TryPop(out var next))
        {
            var (node, depth, inCondition, isMember) = next;
            Rule.That(depth <= 4 * Deepest, "template.too_deep", $"The template '{name}' is too deep.", "template");
            Rule.That(IsAllowed(node), "template.not_allowed", $"The template '{name}' uses {node.GetType().Name}, which letters have not.", "template");
            if (node is ScriptVariableGlobal variable && !isMember)
                (inCondition ? asked : blanks).Add(variable.BaseName);
            if (node is ScriptForStatement { Variable: ScriptVariableGlobal each })
                own.Add(each.BaseName);
            for (var i = 0; i < node.ChildrenCount; i++)
                if (node.GetChildren(i) is { } child)
                    waiting.Push((child, depth + 1, inCondition || (node is ScriptIfStatement choice && ReferenceEquals(child, choice.Condition)),
                        node is ScriptMemberExpression whole && ReferenceEquals(child, whole.Member)));
        }
        blanks.UnionWith(asked);
        blanks.ExceptWith(own);
        blanks.ExceptWith(LetterFunctions.Names);
        return new(asked, blanks);
    }

    private sealed record Names(IReadOnlySet<string> Asked, IReadOnlySet<string> Blanks);

    private static bool IsAllowed(ScriptNode node) => node switch
    {
        ScriptPage or ScriptBlockStatement or ScriptRawStatement or ScriptEscapeStatement or ScriptExpressionStatement or ScriptNopStatement => true,
        ScriptIfStatement or ScriptElseStatement or ScriptForStatement or ScriptEndStatement => true,
        ScriptVariableGlobal or ScriptMemberExpression or ScriptNestedExpression or ScriptPipeCall or ScriptFunctionCall => true,
        ScriptLiteral { Value: null or string or bool or int or long } => true,
        ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not } => true,
        ScriptBinaryExpression { Operator: ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual
            or ScriptBinaryOperator.And or ScriptBinaryOperator.Or } => true,
        ScriptToken or ScriptKeyword or ScriptIdentifier or ScriptList => true,
        _ => false,
    };

    /// <summary>At least as deep as any reader could nest it: a bound that is cheap and never too low.</summary>
    private static int Nesting(string text)
    {
        int depth = 0, deepest = 0, run = 0, longestRun = 0;
        foreach (var character in text)
        {
            depth += character is '(' or '[' or '{' ? 1 : character is ')' or ']' or '}' && depth > 0 ? -1 : 0;
            deepest = Math.Max(deepest, depth);
            run = character is '!' or '-' or '+' or '^' or '@' or '~' or '?' ? run + 1 : char.IsWhiteSpace(character) ? run : 0;
            longestRun = Math.Max(longestRun, run);
        }
        return Math.Max(deepest, longestRun);
    }
}
