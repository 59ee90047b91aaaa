using System.Diagnostics;
using CsCheck;
using Mila.Kernel;
using Xunit;

namespace Mila.Letters.Tests;

/// <summary>Templates made to end the process, to fill its memory or to keep it busy: each is refused or written, soon, and the process lives.</summary>
public sealed class HostileTemplateTests
{
    private static readonly Uri Here = new("https://mila.exemple.fr");

    private static readonly Dictionary<string, object?> Values = new()
    {
        ["name"] = "Ada",
        ["lines_of_text"] = string.Join('\n', Enumerable.Range(0, 400)),
        ["recipient"] = new Dictionary<string, string?> { ["name"] = "Ada" },
    };

    private static readonly string[] Openers = ["(", "[", "{", "!", "-", "+", "@", "a.", "a|", "a?", "1+", "1*", "a ? b : ", "a ?? ", "f ", "a&&", "a==", "$'{", "'a' * ", "{{ ", "{%{", "if a; ", "for i in a; ", "while true; ", "func f; ", "do; ", "case 1; when 1; ", "with a; ", "capture a; ", "wrap f; ", "else if a; ", "a[", "a++ ", "^a ", "..", "1..", "# ", "\"", "`"];

    private static readonly string[] Atoms = ["1", "a", "name", "recipient", "recipient.name", "'x'", "999999999999999999999999999999", "1e308", "lines_of_text", "lines lines_of_text", "lines_of_text | lines", "regex.match 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!' '^(a+)+$'", "1..1000000000", "array.size (1..1000000000)", "string.pad_left 'x' 2000000000", "object.eval_template '{{ this }}'", "include 'x'", "import this", "this", "date.now", "f", "null"];

    private static readonly string[] Closers = [")", "]", "}", " end ", " end; ", " }} ", "}%}", "", "\n", "'", "\""];

    private static readonly string[] Whole =
    [
        "{{ func f; f; end; f }}",
        "{{ func f(n); f n + 1; f n + 1; end; f 0 }}",
        "{{ x = 'a'; for i in 1..100; x = x + x; end; x }}",
        "{{ while true; 'a'; end }}",
        "{{ for a in (lines_of_text | lines) }}{{ for b in (lines_of_text | lines) }}{{ for c in (lines_of_text | lines) }}x{{ end }}{{ end }}{{ end }}",
        "{{ for a in (lines_of_text | lines) }}{{ lines_of_text }}{{ end }}",
        "{{ a = {}; a.a = a; a }}",
        "{{ 'x' | string.replace 'x' 'xx' | string.replace 'x' 'xx' }}",
        "{{ (1..1000000) | array.sort }}",
        "{{ 1 << 100000000 }}",
        "{{ 9 ** 999999999 }}",
        "{{ math.pow 10 100000000 }}",
    ];

    [Fact]
    public void Every_way_to_nest_deeply_is_refused_and_the_process_lives()
    {
        foreach (var opener in Openers)
            foreach (var depth in (int[])[50, 500, 5_000, 30_000])
            {
                var many = string.Concat(Enumerable.Repeat(opener, Math.Min(depth, 32_000 / opener.Length)));
                Try($"{{{{ {many} 1 }}}}");
                Try($"{{{{ {many} 1 {string.Concat(Enumerable.Repeat(" end ", 1000))} }}}}");
                Try(string.Concat(Enumerable.Repeat($"{{{{ {opener} }}}}", Math.Min(depth, 3_000))));
            }
    }

    [Fact]
    public void A_thousand_hostile_templates_cost_little_and_the_process_lives()
    {
        var part = Gen.Select(Gen.OneOf(Openers), Gen.Int[1, 300], Gen.OneOf(Atoms), Gen.OneOf(Closers), Gen.Int[0, 300])
            .Select((opener, opened, atom, closer, closed) =>
                string.Concat(Enumerable.Repeat(opener, opened)) + atom + string.Concat(Enumerable.Repeat(closer, closed)));
        Gen.Select(part.Array[1, 6], Gen.OneOf(Whole), Gen.Bool, Gen.Bool).Sample((parts, whole, apart, alone) =>
        {
            var body = alone ? whole : apart ? string.Concat(parts.Select(each => $"{{{{ {each} }}}}")) : $"{{{{ {string.Join(' ', parts)} }}}}";
            var (time, bytes) = Try(body);
            Assert.True(time < TimeSpan.FromSeconds(2), $"{time} for {body[..Math.Min(200, body.Length)]}");
            Assert.True(bytes < 64 * 1024 * 1024, $"{bytes} bytes for {body[..Math.Min(200, body.Length)]}");
        }, iter: 1000, threads: 1);
    }

    /// <summary>Time of the processor, not of the wall: other tests run beside.</summary>
    private static (TimeSpan Time, long Bytes) Try(string body)
    {
        var time = Process.GetCurrentProcess().TotalProcessorTime;
        var bytes = GC.GetTotalAllocatedBytes();
        try
        {
            LetterTemplate.Parse("hostile", "Objet : x\n" + body).Write(Values, Here, TimeSpan.FromMinutes(5));
        }
        catch (RuleViolation refused)
        {
            Assert.StartsWith("template.", refused.Code, StringComparison.Ordinal);
        }
        return (Process.GetCurrentProcess().TotalProcessorTime - time, GC.GetTotalAllocatedBytes() - bytes);
    }
}
