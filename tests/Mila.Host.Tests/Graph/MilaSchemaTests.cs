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

    [Fact]
    public void The_published_schema_is_the_one_in_docs()
    {
        var file = Path.Combine(Root(), "docs", "schema.graphql");
        var published = PublishedSchema.Text();

        Assert.True(File.Exists(file) && File.ReadAllText(file) == published,
            "docs/schema.graphql is not the running schema. If the change is meant, write it anew: ./mila schema > docs/schema.graphql");
    }

    private static FieldType Declared(string root, string field) => ((IObjectGraphType)Schema.AllTypes[root]!).Fields.First(each => each.Name == field);

    /// <summary>With what belongs to a demonstration, so that nothing escapes.</summary>
    private static ISchema Build()
    {
        var services = new ServiceCollection().AddMilaGraph().AddSingleton(new GraphSettings(true, true, TimeSpan.Zero, TimeSpan.Zero));
        var schema = services.BuildServiceProvider().GetRequiredService<ISchema>();
        schema.Initialize();
        return schema;
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
