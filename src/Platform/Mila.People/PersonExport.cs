using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.People;

/// <summary>Everything the association keeps about one person (droit d’accès), as JSON that the person can take away.</summary>
public static class PersonExport
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <exception cref="RuleViolation">When there is no such person.</exception>
    public static async Task<string> Of(IQuerySession session, ErasureList erasures, Guid personId, CancellationToken cancellation)
    {
        var person = await session.LoadAsync<Person>(personId, cancellation);
        Rule.That(person is not null, "person.unknown", "There is no such person.", "id");
        var export = new JsonObject { ["person"] = Node(person) };
        Guid[] records = [personId, .. (await session.MergedInto(personId, cancellation)).Select(merged => merged.Id)];
        foreach (var kept in erasures.All)
        {
            var lines = new JsonArray();
            foreach (var id in records)
                foreach (var line in await kept.Export(session, id, cancellation))
                    lines.Add(Node(line));
            export[kept.Name] = lines;
        }
        return export.ToJsonString(Readable);
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<NonNullGraphType<StringGraphType>>("personExport")
            .Description("Everything the association keeps about a person, as JSON (droit d’accès).")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("people.export")
            .ResolveAsync(async context => await Read(context, context.GetArgument<Guid>("id")));

        query.Field<NonNullGraphType<StringGraphType>>("myExport")
            .Description("Everything the association keeps about the person who asks, as JSON (droit d’accès).")
            .AuthorizeWithPolicy("people.read_self")
            .ResolveAsync(async context => await Read(context, context.Actor().PersonId ?? Guid.Empty));
    }

    private static async Task<string> Read(IResolveFieldContext context, Guid personId)
    {
        try
        {
            return await Of(context.QuerySession(), context.Service<ErasureList>(), personId, context.CancellationToken);
        }
        catch (RuleViolation violation)
        {
            throw new ExecutionError(context.Service<Sentences>().Of(violation).Message, violation) { Code = "PERSON_UNKNOWN" };
        }
    }

    private static JsonNode? Node(object kept) => JsonSerializer.SerializeToNode(kept, kept.GetType(), Readable);
}
