using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mila.Workflows.Definitions;

/// <summary>A definition's JSON as its author wrote it: where its steps stand, and how one of them or its version is written anew without touching the rest.</summary>
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
        foreach (var (place, number) in PlacesIn(bytes).Select((place, i) => (place, i + 1)))
        {
            var line = bytes.AsSpan(0, place.Start).Count((byte)'\n') + 1;
            lines.TryAdd($"n° {number}", line);
            if (place.Key is { } key)
                lines.TryAdd(key, line);
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

    /// <summary>The same text with one step changed, and nothing around it touched; none when the text has no such step, or breaks off in it.</summary>
    public static string? WithStep(string text, string key, Action<JsonObject> change)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (Whole(bytes, key) is not { } range)
            return null;
        var step = JsonNode.Parse(bytes.AsSpan(range))!.AsObject();
        change(step);
        return Spliced(bytes, range, Shown(step, IndentOf(bytes, range)));
    }

    /// <summary>The same text with one more step behind another; none when it has no such other.</summary>
    public static string? WithStepAfter(string text, string key, JsonObject step)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (Whole(bytes, key) is not { } range)
            return null;
        var indent = IndentOf(bytes, range);
        return Spliced(bytes, range.End..range.End, $",\n{indent}{Shown(step, indent)}");
    }

    /// <summary>The same text without a step, every way into it leading to another; none when it has no such step.</summary>
    public static string? WithoutStep(string text, string key, string instead)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var places = PlacesIn(bytes);
        var at = places.FindIndex(place => place.Key == key);
        if (at < 0 || places.Any(place => place.End is null))
            return null;
        // With the comma that parts it from a neighbour: the one behind, or the one before when it is the last.
        var range = at + 1 < places.Count ? places[at].Start..places[at + 1].Start : (at > 0 ? places[at - 1].End!.Value : places[at].Start)..places[at].End!.Value;
        return places.Where(place => place.Key is not null && place.Key != key && Mentions(bytes, place, key)).Aggregate(
            Spliced(bytes, range, ""), (shorter, place) => WithStep(shorter, place.Key!, step => Redirect(step, key, instead))!);
    }

    private static bool Mentions(byte[] bytes, Place place, string key) =>
        bytes.AsSpan(place.Start..place.End!.Value).IndexOf(JsonSerializer.SerializeToUtf8Bytes(key, Written)) >= 0;

    /// <summary>What leads to a step names it as <c>to</c> or <c>otherwise</c>.</summary>
    private static void Redirect(JsonNode? node, string key, string instead)
    {
        if (node is JsonArray list)
            foreach (var each in list)
                Redirect(each, key, instead);
        else if (node is JsonObject members)
            foreach (var (name, member) in members.ToList())
                if (name is "to" or "otherwise" && member is JsonValue word && word.TryGetValue<string>(out var to) && to == key)
                    members[name] = instead;
                else
                    Redirect(member, key, instead);
    }

    private static string Shown(JsonObject step, string indent) => step.ToJsonString(Written).ReplaceLineEndings($"\n{indent}");

    private static string IndentOf(byte[] bytes, Range range) =>
        new(' ', range.Start.Value - bytes.AsSpan(0, range.Start.Value).LastIndexOf((byte)'\n') - 1);

    private static string Spliced(byte[] bytes, Range range, string text) =>
        Encoding.UTF8.GetString(bytes.AsSpan(0, range.Start.Value)) + text + Encoding.UTF8.GetString(bytes.AsSpan(range.End.Value));

    private static Range? Whole(byte[] bytes, string key) =>
        PlacesIn(bytes).FirstOrDefault(place => place.Key == key) is { End: { } end } place ? place.Start..end : null;

    /// <summary>Where a step's object stands among the bytes.</summary>
    /// <param name="Key">None when it has none, or the text breaks off before it.</param>
    /// <param name="End">Behind it; none when the text breaks off within.</param>
    private sealed record Place(string? Key, int Start, int? End);

    private static List<Place> PlacesIn(byte[] bytes)
    {
        var places = new List<Place>();
        var reader = new Utf8JsonReader(bytes);
        try
        {
            var (member, inSteps) = ("", false);
            while (reader.Read())
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        member = reader.GetString()!;
                        inSteps = reader.CurrentDepth == InDefinition ? member == "steps" : inSteps;
                        break;
                    case JsonTokenType.StartObject when inSteps && reader.CurrentDepth == InSteps:
                        places.Add(new(null, (int)reader.TokenStartIndex, null));
                        break;
                    case JsonTokenType.String when inSteps && reader.CurrentDepth == InStep && member == "key":
                        places[^1] = places[^1] with { Key = reader.GetString() };
                        break;
                    case JsonTokenType.EndObject when inSteps && reader.CurrentDepth == InSteps:
                        places[^1] = places[^1] with { End = (int)reader.BytesConsumed };
                        break;
                }
        }
        catch (JsonException)
        {
            // No JSON from here on: reading it has said so, with the line.
        }
        return places;
    }
}
