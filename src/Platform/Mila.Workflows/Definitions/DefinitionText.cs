using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mila.Workflows.Definitions;

/// <summary>A definition's JSON as its author wrote it: where its steps begin, and how its version is written anew without touching the rest.</summary>
public static class DefinitionText
{
    private const int InDefinition = 1, InSteps = 2, InStep = 3;

    /// <summary>As a person writes it: indented, and its accents as they are. It is shown as text, never as HTML.</summary>
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line on which each step begins, by its key, or by its number when it has none.</summary>
    public static IReadOnlyDictionary<string, int> LinesOfSteps(string text)
    {
        var lines = new Dictionary<string, int>();
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        try
        {
            var (member, inSteps, number, line) = ("", false, 0, 0);
            while (reader.Read())
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        member = reader.GetString()!;
                        inSteps = reader.CurrentDepth == InDefinition ? member == "steps" : inSteps;
                        break;
                    case JsonTokenType.StartObject when inSteps && reader.CurrentDepth == InSteps:
                        line = bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
                        lines.TryAdd($"n° {++number}", line);
                        break;
                    case JsonTokenType.String when inSteps && reader.CurrentDepth == InStep && member == "key":
                        lines.TryAdd(reader.GetString()!, line);
                        break;
                }
        }
        catch (JsonException)
        {
            // No JSON from here on: reading it has said so, with the line.
        }
        return lines;
    }

    /// <summary>The same text under another version; as it is when it says none.</summary>
    public static string WithVersion(string text, int version)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        try
        {
            var member = "";
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.PropertyName)
                    member = reader.GetString();
                else if (reader.TokenType is JsonTokenType.Number && reader.CurrentDepth == InDefinition && member == "version")
                    return Encoding.UTF8.GetString(bytes.AsSpan(0, (int)reader.TokenStartIndex))
                        + version.ToString(CultureInfo.InvariantCulture) + Encoding.UTF8.GetString(bytes.AsSpan((int)reader.BytesConsumed));
        }
        catch (JsonException)
        {
            // No JSON: nothing to write in it, and reading it says so.
        }
        return text;
    }

    /// <summary>The same text with one step changed, and nothing around it touched; none when the text is no JSON or has no such step.</summary>
    public static string? WithStep(string text, string key, Action<JsonObject> change)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (RangeOf(bytes, key) is not { } range)
            return null;
        var step = JsonNode.Parse(bytes.AsSpan(range))!.AsObject();
        change(step);
        var indent = new string(' ', range.Start.Value - bytes.AsSpan(0, range.Start.Value).LastIndexOf((byte)'\n') - 1);
        var written = step.ToJsonString(Written).ReplaceLineEndings($"\n{indent}");
        return Encoding.UTF8.GetString(bytes.AsSpan(0, range.Start.Value)) + written + Encoding.UTF8.GetString(bytes.AsSpan(range.End.Value));
    }

    /// <summary>Where a step's object stands among the bytes.</summary>
    private static Range? RangeOf(byte[] bytes, string key)
    {
        var reader = new Utf8JsonReader(bytes);
        try
        {
            var (member, inSteps, start, found) = ("", false, 0, false);
            while (reader.Read())
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        member = reader.GetString()!;
                        inSteps = reader.CurrentDepth == InDefinition ? member == "steps" : inSteps;
                        break;
                    case JsonTokenType.StartObject when inSteps && reader.CurrentDepth == InSteps:
                        start = (int)reader.TokenStartIndex;
                        break;
                    case JsonTokenType.String when inSteps && reader.CurrentDepth == InStep && member == "key":
                        found = reader.GetString() == key;
                        break;
                    case JsonTokenType.EndObject when found && reader.CurrentDepth == InSteps:
                        return start..(int)reader.BytesConsumed;
                }
        }
        catch (JsonException)
        {
            // No JSON: reading it says so.
        }
        return null;
    }
}
