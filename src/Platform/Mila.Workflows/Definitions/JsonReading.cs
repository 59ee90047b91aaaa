using System.Text.Json;

namespace Mila.Workflows.Definitions;

/// <summary>One object of a definition's JSON while it is read: what is missing or wrong is noted, under the step it is in.</summary>
internal sealed class JsonReading(JsonElement element, string? step, string place, List<DefinitionError> errors)
{
    public JsonReading Named(string key) => new(element, key, place, errors);

    public void Refuse(string message) => errors.Add(new(step, place + message));

    /// <summary>Every other member is unknown.</summary>
    public void Only(params ReadOnlySpan<string> members)
    {
        if (element.ValueKind is not JsonValueKind.Object)
            return;
        foreach (var member in element.EnumerateObject())
            if (!members.Contains(member.Name))
                Refuse($"« {member.Name} » n’a pas de sens ici ; retirez-le.");
    }

    public string Text(string name)
    {
        if (OptionalText(name) is { Length: > 0 } text)
            return text;
        if (!Has(name, out var value) || value.ValueKind is JsonValueKind.String)
            Refuse($"« {name} » manque.");
        return "";
    }

    public string? OptionalText(string name)
    {
        if (!Has(name, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.String)
            return value.GetString();
        Refuse($"« {name} » doit être un texte.");
        return null;
    }

    public int Number(string name)
    {
        if (Has(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0)
            return number;
        Refuse($"« {name} » doit être un nombre entier à partir de 1.");
        return 0;
    }

    public JsonReading? Optional(string name)
    {
        if (!Has(name, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.Object)
            return new(value, step, $"{place}« {name} » : ", errors);
        Refuse($"« {name} » doit être un objet.");
        return null;
    }

    public IReadOnlyList<JsonReading> List(string name)
    {
        if (!Has(name, out _))
            Refuse($"« {name} » manque.");
        return OptionalList(name);
    }

    public IReadOnlyList<JsonReading> OptionalList(string name)
    {
        if (!Has(name, out var value))
            return [];
        if (value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(each => each.ValueKind is JsonValueKind.Object))
            return [.. value.EnumerateArray().Select((each, i) => new JsonReading(each, step, name == "steps" ? "" : $"{place}« {name} » n° {i + 1} : ", errors))];
        Refuse($"« {name} » doit être une liste d’objets.");
        return [];
    }

    private bool Has(string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind is not JsonValueKind.Null;
    }
}
