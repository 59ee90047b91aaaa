using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;
using Marten;
using Mila.Kernel;
using Wolverine.Persistence;

namespace Mila.Graph;

/// <summary>What a mutation answers: the view as it stands after the commit, or the rules that refused.</summary>
public sealed record Payload<TView>(TView? View, IReadOnlyList<UserError> UserErrors) where TView : class;

/// <summary>Declares a mutation that sends one command and shows one view.</summary>
public static class CommandFields
{
    /// <summary>The field <paramref name="name"/>, which sends a <typeparamref name="TCommand"/> and answers with <c>{ view userErrors }</c>.</summary>
    /// <typeparam name="TGraph">The view's GraphQL type, named <c>XType</c>; the payload's field is <c>x</c>.</typeparam>
    /// <param name="policy">Who may send it, <c>part.verb</c>.</param>
    public static CommandField<TCommand, TGraph> Command<TCommand, TGraph>(this IObjectGraphType mutation, string name, string policy)
        where TCommand : class
        where TGraph : class, IGraphType =>
        new(mutation, name, policy);
}

public sealed class CommandField<TCommand, TGraph>(IObjectGraphType mutation, string name, string policy)
    where TCommand : class
    where TGraph : class, IGraphType
{
    private readonly List<QueryArgument> arguments = [];
    private Func<IResolveFieldContext, TCommand>? read;
    private string? description;
    private bool demonstrationOnly;

    public CommandField<TCommand, TGraph> Describe(string description)
    {
        this.description = description;
        return this;
    }

    /// <summary>The field is there in a demonstration only.</summary>
    public CommandField<TCommand, TGraph> DemonstrationOnly()
    {
        demonstrationOnly = true;
        return this;
    }

    public CommandField<TCommand, TGraph> Argument<TArgument>(string name, string? description = null) where TArgument : IGraphType
    {
        arguments.Add(new QueryArgument<TArgument> { Name = name, Description = description });
        return this;
    }

    /// <summary>Reads the command from the arguments; ids of what is begun are minted here.</summary>
    public CommandField<TCommand, TGraph> Send(Func<IResolveFieldContext, TCommand> read)
    {
        this.read = read;
        return this;
    }

    /// <summary>Shows the document of that id, read in a fresh session after the commit.</summary>
    public void Return<TView>(Func<TCommand, Guid> id) where TView : class =>
        Return<TView>((command, session, cancellation) => session.LoadAsync<TView>(id(command), cancellation));

    /// <summary>Shows what <paramref name="view"/> reads in a fresh session after the commit.</summary>
    public void Return<TView>(Func<TCommand, IQuerySession, CancellationToken, Task<TView?>> view) where TView : class
    {
        var builder = FieldBuilder<object, Payload<TView>>.Create(name, typeof(NonNullGraphType<PayloadType<TCommand, TView, TGraph>>))
            .AuthorizeWithPolicy(policy)
            .ResolveAsync(async context => await Answer(context, view));
        builder.FieldType.Description = description;
        builder.FieldType.Arguments = new QueryArguments(arguments);
        if (demonstrationOnly)
            builder.DemonstrationOnly();
        mutation.AddField(builder.FieldType);
    }

    private async Task<Payload<TView>?> Answer<TView>(
        IResolveFieldContext context, Func<TCommand, IQuerySession, CancellationToken, Task<TView?>> view) where TView : class
    {
        var request = context.Request();
        try
        {
            var command = (read ?? throw new InvalidOperationException($"The field '{name}' sends nothing."))(context);
            await request.Send(command, context.CancellationToken);
            return new(await view(command, request.Session, context.CancellationToken), []);
        }
        catch (RuleViolation violation)
        {
            return new(null, [context.Service<Sentences>().Of(violation)]);
        }
        catch (RequiredDataMissingException)
        {
            return new(null, [context.Service<Sentences>().Of(new RuleViolation("id.unknown", "There is nothing under that id."))]);
        }
    }
}

/// <summary>The payload of one command.</summary>
public sealed class PayloadType<TCommand, TView, TGraph> : ObjectGraphType<Payload<TView>>
    where TView : class
    where TGraph : class, IGraphType
{
    public PayloadType()
    {
        Name = typeof(TCommand).Name + "Payload";
        Field<TGraph>(NameOf(typeof(TGraph))).Resolve(context => context.Source.View)
            .Description("As it stands after the command; null when a rule refused it.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<UserErrorType>>>>("userErrors").Resolve(context => context.Source.UserErrors)
            .Description("The rules that refused; empty when the command was recorded.");
    }

    private static string NameOf(Type graphType)
    {
        var name = graphType.Name.EndsWith("Type", StringComparison.Ordinal) ? graphType.Name[..^4] : graphType.Name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
