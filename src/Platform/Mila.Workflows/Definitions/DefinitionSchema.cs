using System.Text.Json;
using System.Text.Json.Serialization;
using Mila.Modules;

namespace Mila.Workflows.Definitions;

/// <summary>
/// What a definition may say, as a JSON Schema for text editors (schéma): each kind of step with its members, and the closed words
/// this host knows — roles, announcements, requests, settings in days — so that an editor completes them. Validation says the rest.
/// </summary>
public static class DefinitionSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(WorkflowList words, SettingList settings)
    {
        var days = OneOf([.. settings.All.Values.Where(setting => setting.Kind is SettingKind.Days).Select(setting => setting.Key)]);
        var announcement = OneOf([.. words.Announcements.Keys]);
        var request = OneOf([.. words.Requests.Keys]);
        var hearing = Object(["announcement", "to"], new() { ["announcement"] = announcement, ["outcome"] = Text(), ["to"] = Text(), ["label"] = Text() });
        var answer = Object(["outcome", "to"], new() { ["outcome"] = Text(), ["to"] = Text(), ["label"] = Text() });
        var branch = Object(["to"], new() { ["to"] = Text(), ["label"] = Text() });
        var @case = Object(["when", "to"], new() { ["when"] = Text("path == 'hosted', path != 'hosted', path in ('desk', 'shop')"), ["to"] = Text(), ["label"] = Text() });
        var deadline = Object(["to"], new()
        {
            ["after"] = days, ["before"] = days, ["of"] = OneOf([.. words.Values.Select(value => value.Name).Distinct()], closed: false), ["to"] = Text(),
        });
        var reminder = Object(["request"], new() { ["after"] = days, ["beforeDeadline"] = days, ["request"] = request });

        return JsonSerializer.Serialize(
            Object(["key", "version", "title", "subject", "start", "steps"], new()
            {
                ["key"] = Text(), ["version"] = new { type = "integer", minimum = 1 }, ["title"] = Text(), ["start"] = Text(),
                ["subject"] = OneOf([.. words.Announcements.Values.Select(each => each.SubjectKind).Distinct()]),
                ["steps"] = ListOf(new
                {
                    oneOf = new object[]
                    {
                        Lasting("user", ["role", "command", "page", "on"], new() { ["role"] = OneOf([.. words.Roles]), ["command"] = Text(), ["page"] = Text("/candidatures/{subject}"), ["on"] = ListOf(hearing) }),
                        Lasting("question", ["role", "on"], new() { ["role"] = OneOf([.. words.Roles]), ["on"] = ListOf(answer), ["interruptions"] = ListOf(hearing) }),
                        Lasting("wait", ["on"], new() { ["on"] = ListOf(hearing) }),
                        Lasting("service", ["request", "on"], new() { ["request"] = request, ["on"] = ListOf(answer) }),
                        Lasting("parallel", ["branches", "on"], new() { ["join"] = OneOf(["all", "first"]), ["branches"] = ListOf(branch), ["on"] = ListOf(answer), ["interruptions"] = ListOf(hearing) }),
                        Lasting("call", ["definition", "on"], new() { ["definition"] = Text(), ["on"] = ListOf(answer), ["interruptions"] = ListOf(hearing) }),
                        Step("decision", ["cases", "otherwise"], new() { ["cases"] = ListOf(@case), ["otherwise"] = Text() }),
                        Step("end", ["outcome"], new() { ["outcome"] = Text() }),
                    },
                }),
            }, "http://json-schema.org/draft-07/schema#"),
            Indented);

        object Lasting(string kind, string[] required, Dictionary<string, object> members)
        {
            members["deadline"] = deadline;
            members["reminders"] = ListOf(reminder);
            return Step(kind, required, members);
        }
    }

    private static Dictionary<string, object> Step(string kind, string[] required, Dictionary<string, object> members)
    {
        var (key, label) = (Text("Its name, lower-case letters and underscores."), Text("In French, for tasks, journal and picture."));
        return Object(["key", "kind", "label", .. required], new(members) { ["key"] = key, ["kind"] = OneOf([kind]), ["label"] = label });
    }

    private static Dictionary<string, object> Object(string[] required, Dictionary<string, object> members, string? schema = null)
    {
        var whole = new Dictionary<string, object> { ["type"] = "object", ["required"] = required, ["additionalProperties"] = false, ["properties"] = members };
        return schema is null ? whole : new(whole) { ["$schema"] = schema };
    }

    private static object ListOf(object items) => new { type = "array", items };

    private static object Text(string? example = null) => new { type = "string", description = example };

    /// <param name="closed">Whether nothing else is a word; else the words are only offered.</param>
    private static object OneOf(string[] words, bool closed = true)
    {
        Array.Sort(words, StringComparer.Ordinal);
        return closed ? new { type = "string", @enum = words } : new { type = "string", examples = words };
    }
}
