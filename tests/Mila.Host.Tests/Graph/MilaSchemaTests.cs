using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Mila.Host.Composition;
using Mila.Host.Graph;
using Xunit;

namespace Mila.Host.Tests.Graph;

/// <summary>What holds of the whole API, whichever part a field is of.</summary>
public sealed class MilaSchemaTests
{
    private const string AsGraphiqlAsks = """
        query IntrospectionQuery { __schema { queryType { name kind } mutationType { name kind } subscriptionType { name kind } types { ...FullType } directives { name description locations args { ...InputValue } } } }
        fragment FullType on __Type { kind name description fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason } inputFields { ...InputValue } interfaces { ...TypeRef } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type { kind name ofType { name kind ofType { name kind ofType { name kind ofType { name kind ofType { name kind ofType { name kind ofType { name kind ofType { name kind ofType { name kind } } } } } } } } } }
        """;

    private static readonly IServiceProvider Services = new ServiceCollection()
        .AddMilaGraph()
        .AddMilaPolicies()
        .AddLogging()
        .AddSingleton(new GraphSettings(Introspection: true, Demonstration: true, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)))
        .BuildServiceProvider();

    /// <summary>With what belongs to a demonstration, so that nothing escapes.</summary>
    private static readonly ISchema Schema = Build();

    public static TheoryData<string, string> RootFields
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var root in new[] { Schema.Query, Schema.Mutation, Schema.Subscription })
                foreach (var each in root?.Fields ?? [])
                    all.Add(root!.Name, each.Name);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(RootFields))]
    public void Every_root_field_has_one_policy_and_the_policy_is_known(string root, string field)
    {
        var policies = Declared(root, field).GetPolicies();

        Assert.Contains(Assert.Single(policies ?? []), Access.Policies.Keys);
    }

    [Theory]
    [MemberData(nameof(RootFields))]
    public void Every_root_field_is_described(string root, string field) =>
        Assert.False(string.IsNullOrWhiteSpace(Declared(root, field).Description), $"{root}.{field} says nothing of itself.");

    [Fact]
    public void Every_policy_named_anywhere_is_known()
    {
        var named = Schema.AllTypes
            .SelectMany(type => (type.GetPolicies() ?? []).Concat((type as IComplexGraphType)?.Fields.SelectMany(each => each.GetPolicies() ?? []) ?? []))
            .Distinct();

        Assert.Empty(named.Except(Access.Policies.Keys));
    }

    /// <summary>The rule reads policies; a role or a bare demand on a field would look like a guard and be none.</summary>
    [Fact]
    public void Nothing_is_guarded_in_a_way_the_rule_does_not_read()
    {
        var unread = Schema.AllTypes
            .Where(type => type.GetRoles() is { Count: > 0 })
            .Select(type => type.Name)
            .Concat(Schema.AllTypes.OfType<IComplexGraphType>()
                .SelectMany(type => type.Fields.Where(each => each.GetRoles() is { Count: > 0 }).Select(each => $"{type.Name}.{each.Name}")));

        Assert.Empty(unread);
    }

    [Theory]
    [MemberData(nameof(RootFields))]
    public async Task What_is_not_public_is_refused_to_who_is_not_signed_in(string root, string field)
    {
        var policy = Declared(root, field).GetPolicies()!.Single();
        if (Access.Policies[policy].Contains(Access.Public))
            return;

        var answer = await Services.GetRequiredService<GraphExecution>().Answer(
            new GraphRequest(ExampleDocument.Of(Schema, root, field)) { MayStream = true }, Services, new(), TestContext.Current.CancellationToken);

        Assert.False(answer.Executed);
        Assert.Equal(GraphCodes.Unauthenticated, Assert.Single(answer.Errors!.Select(error => error.Code).Distinct()));
    }

    [Fact]
    public async Task The_whole_schema_can_be_asked_for_as_tools_do()
    {
        var answer = await Services.GetRequiredService<GraphExecution>().Answer(
            new GraphRequest(AsGraphiqlAsks), Services, new(), TestContext.Current.CancellationToken);

        Assert.Empty(answer.Errors?.Select(error => error.Message) ?? []);
    }

    [Fact]
    public void The_published_schema_is_the_one_in_docs()
    {
        var file = Path.Combine(Root(), "docs", "schema.graphql");
        var published = PublishedSchema.Text();

        Assert.True(File.Exists(file) && File.ReadAllText(file) == published,
            "docs/schema.graphql is not the running schema. If the change is meant, write it anew: ./mila schema > docs/schema.graphql");
    }

    private static FieldType Declared(string root, string field) => ((IObjectGraphType)Schema.AllTypes[root]!).Fields.First(each => each.Name == field);

    private static ISchema Build()
    {
        var schema = Services.GetRequiredService<ISchema>();
        schema.Initialize();
        return schema;
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
