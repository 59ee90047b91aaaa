using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Workflows.Definitions;
using Mila.Workflows.Pictures;

namespace Mila.Workflows.Drafts;

public sealed class OwnDefinitionType : ObjectGraphType<OwnDefinition>
{
    public OwnDefinitionType()
    {
        Name = "OwnWorkflow";
        Description = "What an association has made of a definition: its draft, and what it has published.";
        Field(own => own.Key);
        Field<IntGraphType>("publishedVersion").Description("The association's version in force; null when the shipped one is.")
            .Resolve(context => context.Source.Published?.Version);
        Field<StringGraphType>("draft").Description("The draft's text, as JSON; null when there is none.").Resolve(context => context.Source.Draft?.Text);
        Field<IntGraphType>("basedOn").Description("The version the draft was begun from.").Resolve(context => context.Source.Draft?.BasedOn);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DefinitionErrorType>>>>("errors").Description("Why the draft cannot be published yet.")
            .ResolveAsync(async context => (await Read(context)).Errors);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ChangeType>>>>("changes").Description("What the draft changes in the version in force; nothing while it has errors.")
            .ResolveAsync(async context => (await Read(context)).Definition is { } draft ? Change.Between((await InForce(context))[draft.Key], draft) : []);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StepType>>>>("steps").Description("The draft's steps; none while it has errors.")
            .ResolveAsync(async context => (await Read(context)).Definition?.Steps ?? []);
        Field<StringGraphType>("picture").Description("The draft drawn, as SVG; null while it has errors.")
            .ResolveAsync(async context => (await Read(context)).Definition is { } draft ? Picture.Of(draft) : null);
    }

    private static async Task<Reading> Read(IResolveFieldContext<OwnDefinition> context) => context.Source.Draft is { } draft
        ? context.Service<Checking>().Read(draft.Text, await InForce(context))
        : new(null, []);

    private static Task<IReadOnlyDictionary<string, Definition>> InForce(IResolveFieldContext context) =>
        context.Service<PublishedDefinitions>().InForce(context.QuerySession(), context.CancellationToken);
}

public sealed class DefinitionErrorType : ObjectGraphType<DefinitionError>
{
    public DefinitionErrorType()
    {
        Name = "WorkflowDefinitionError";
        Field(error => error.Step, nullable: true).Description("The step at fault; null when it is the whole.");
        Field(error => error.Line, nullable: true).Description("The line of the text where that step begins, or where the text ends to be JSON.");
        Field<NonNullGraphType<StringGraphType>>("message").Description("In French.").Resolve(context => context.Source.ToString());
    }
}

public sealed class ChangeType : ObjectGraphType<Change>
{
    public ChangeType()
    {
        Name = "WorkflowChange";
        Field(change => change.Kind);
        Field(change => change.Step, nullable: true).Description("The step it is about; null when it is the whole.");
        Field(change => change.Text).Description("In French.");
    }
}
