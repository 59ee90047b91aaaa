using Mila.Kernel;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Mila.Letters;

/// <summary>A letter with blanks (modèle de courrier): its first line is « Objet : … », the rest its paragraphs.</summary>
public sealed class LetterTemplate
{
    private const string SubjectMark = "Objet :";
    private const int LongestSubject = 200;
    private const int LongestLetter = 200 * 1024;
    private const int MostLoops = 1000;
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(5);

    /// <summary>The values that every letter has, whatever it is about.</summary>
    public static readonly IReadOnlySet<string> Standing = new HashSet<string>(StringComparer.Ordinal) { "recipient", "association", "today" };

    private readonly TemplateText subject;
    private readonly TemplateText body;

    private LetterTemplate(string name, TemplateText subject, TemplateText body, IReadOnlySet<string> optional)
    {
        (Name, this.subject, this.body) = (name, subject, body);
        Optional = optional.Union(subject.Asked).Union(body.Asked).ToHashSet(StringComparer.Ordinal);
        Blanks = subject.Blanks.Union(body.Blanks).ToHashSet(StringComparer.Ordinal);
    }

    public string Name { get; }

    /// <summary>The values that it names.</summary>
    public IReadOnlySet<string> Blanks { get; }

    /// <summary>The values that a letter may come without.</summary>
    public IReadOnlySet<string> Optional { get; }

    /// <exception cref="RuleViolation">When it is not one that letters allow.</exception>
    public static LetterTemplate Parse(string name, string text) => Parse(name, text, new HashSet<string>());

    /// <summary>A template that stands in another's place.</summary>
    /// <param name="optional">The values that the other one can do without.</param>
    /// <exception cref="RuleViolation">When it is not one that letters allow.</exception>
    public static LetterTemplate Parse(string name, string text, IReadOnlySet<string> optional)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n', 2);
        Rule.That(lines.Length == 2 && lines[0].StartsWith(SubjectMark, StringComparison.Ordinal),
            "template.no_subject", $"The template '{name}' does not begin with a line « {SubjectMark} … ».", "template");
        return new(name, TemplateText.Parse(name, lines[0][SubjectMark.Length..]), TemplateText.Parse(name, lines[1], firstLine: 2), optional);
    }

    /// <param name="values">What it may print: texts, and objects of texts such as <c>recipient</c>.</param>
    /// <param name="address">Where the association's pages are, for <c>url</c>.</param>
    /// <param name="patience">How long each of its two texts may take; five seconds when left out.</param>
    /// <exception cref="RuleViolation">When a value it prints is missing, or it runs or grows beyond the limits.</exception>
    /// <exception cref="TimeoutException">When the machine is too busy to write it in time: later it may not be.</exception>
    public WrittenLetter Write(IReadOnlyDictionary<string, object?> values, Uri address, TimeSpan? patience = null)
    {
        var longest = patience ?? UsualPatience;
        var (title, text) = OwnStack.Run(() => (Run(subject, values, address, longest), Run(body, values, address, longest)));
        var written = LetterText.Typeset(text);
        return new(LetterText.OneLine(title, LongestSubject), written, LetterHtml.Of(written, address));
    }

    private string Run(TemplateText text, IReadOnlyDictionary<string, object?> values, Uri address, TimeSpan longest)
    {
        using var time = new CancellationTokenSource(longest);
        // The object of built-in functions is ours and small: Scriban's own (regular expressions, evaluation, inclusion…) are not there to be called.
        var context = new CountedWriting(LetterFunctions.Of(address), time.Token)
        {
            StrictVariables = true,
            LoopLimit = MostLoops,
            RecursiveLimit = 20,
            ObjectRecursionLimit = 5,
            LimitToString = LongestLetter,
            OnStringLimit = ScriptLimitBehavior.Throw,
            OutputLimit = LongestLetter,
            OnOutputLimit = ScriptLimitBehavior.Throw,
            MemberFilter = _ => false,
            EnableRelaxedMemberAccess = false,
        };
        context.PushGlobal(Plain(values));
        try
        {
            return text.Template.Render(context);
        }
        catch (Exception e) when (e is ScriptRuntimeException or OperationCanceledException && time.IsCancellationRequested)
        {
            throw new TimeoutException($"The template '{Name}' was not written in time.", e);
        }
        catch (ScriptRuntimeException e)
        {
            throw new RuleViolation("template.not_written", $"The template '{Name}' stopped: {e.OriginalMessage}", "template")
            {
                Values = new Dictionary<string, string> { ["line"] = text.LineOf(e.Span) },
            };
        }
    }

    /// <summary>Plain values only: a text, or one level of named texts.</summary>
    private ScriptObject Plain(IReadOnlyDictionary<string, object?> values)
    {
        var plain = new ScriptObject();
        foreach (var name in Optional)
            plain[name] = null;
        foreach (var (name, value) in values)
            plain[name] = value switch
            {
                null or string => value,
                IReadOnlyDictionary<string, string?> named => Named(named),
                _ => throw new ArgumentException($"The value '{name}' is not plain text.", nameof(values)),
            };
        return plain;
    }

    private static ScriptObject Named(IReadOnlyDictionary<string, string?> named)
    {
        var plain = new ScriptObject();
        foreach (var (name, value) in named)
            plain[name] = value;
        return plain;
    }
}

/// <summary>A letter as it was written: one line of subject, and the same text plain and in HTML.</summary>
public sealed record WrittenLetter(string Subject, string Text, string Html);
