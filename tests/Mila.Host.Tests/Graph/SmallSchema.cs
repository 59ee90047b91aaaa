using GraphQL;
using GraphQL.Types;
using Mila.Kernel;

namespace Mila.Host.Tests.Graph;

/// <summary>A schema that is large enough for every way the transport can answer, and keeps count of what ran.</summary>
public sealed class SmallSchema : Schema
{
    public SmallSchema(IServiceProvider services) : base(services)
    {
        var query = new ObjectGraphType { Name = "Query" };
        query.Field<NonNullGraphType<StringGraphType>>("hello")
            .Argument<StringGraphType>("name")
            .Argument<DateOnlyGraphType>("on")
            .AuthorizeWithPolicy("platform.see_itself")
            .Resolve(context => Ran($"Bonjour {context.GetArgument<string?>("name") ?? "le monde"}"));
        query.Field<DateOnlyGraphType>("day").Argument<NonNullGraphType<DateOnlyGraphType>>("of")
            .AuthorizeWithPolicy("platform.see_itself").Resolve(context => context.GetArgument<DateOnly>("of"));
        query.Field<DateTimeOffsetGraphType>("instant").Argument<NonNullGraphType<DateTimeOffsetGraphType>>("of")
            .AuthorizeWithPolicy("platform.see_itself").Resolve(context => context.GetArgument<DateTimeOffset>("of"));
        query.Field<StringGraphType>("secret").AuthorizeWithPolicy("platform.operate").Resolve(_ => Ran("le secret"));
        query.Field<BoxType>("box").Argument<IntGraphType>("first").AuthorizeWithPolicy("platform.see_itself").Resolve(_ => Ran(new Box("carton")));
        query.Field<ListGraphType<BoxType>>("boxes").Argument<IntGraphType>("first")
            .AuthorizeWithPolicy("platform.see_itself").Resolve(context => Enumerable.Range(0, Math.Min(context.GetArgument("first", 3), 100)).Select(i => new Box($"carton {i}")));
        query.Field<ThingType>("thing").AuthorizeWithPolicy("platform.see_itself").Resolve(_ => Ran(new Box("carton")));
        query.Field<VaultType>("vault").AuthorizeWithPolicy("platform.see_itself").Resolve(_ => Ran(new Vault("coffre")));
        query.Field<StringGraphType>("broken").AuthorizeWithPolicy("platform.see_itself")
            .Resolve(_ => throw new InvalidOperationException("SELECT password FROM people"));
        query.Field<StringGraphType>("raced").AuthorizeWithPolicy("platform.see_itself")
            .Resolve(_ => throw new JasperFx.ConcurrencyException(typeof(Box), Guid.Empty));
        query.Field<StringGraphType>("refused").AuthorizeWithPolicy("platform.see_itself")
            .Resolve(_ => throw new Kernel.RuleViolation("import.not_base64", "The file is not in Base64.", "file"));
        query.Field<StringGraphType>("slow").AuthorizeWithPolicy("platform.see_itself").ResolveAsync(async context =>
        {
            await new TaskCompletionSource().Task.WaitAsync(context.CancellationToken);
            return null;
        });
        Query = query;

        var mutation = new ObjectGraphType { Name = "Mutation" };
        mutation.Field<StringGraphType>("write").AuthorizeWithPolicy("platform.see_itself").Resolve(_ => Ran("écrit"));
        mutation.Field<NonNullGraphType<RefusalType>>("refuse").AuthorizeWithPolicy("platform.see_itself").Resolve(_ => new Refusal());
        Mutation = mutation;

        var subscription = new ObjectGraphType { Name = "Subscription" };
        subscription.Field<IntGraphType>("count").AuthorizeWithPolicy("platform.see_itself")
            .Resolve(context => (int)context.Source!).ResolveStream(_ => new Told([1, 2, 3]));
        subscription.Field<IntGraphType>("silence").AuthorizeWithPolicy("platform.see_itself")
            .Resolve(context => (int)context.Source!).ResolveStream(_ => new Told(null));
        subscription.Field<IntGraphType>("whispers").AuthorizeWithPolicy("platform.operate")
            .Resolve(context => (int)context.Source!).ResolveStream(_ => new Told([1]));
        Subscription = subscription;
        RegisterType(new BoxType());
        RegisterType(new VaultType());
    }

    /// <summary>How many resolvers ran: a refused document runs none.</summary>
    public int Runs { get; private set; }

    private T Ran<T>(T answer)
    {
        Runs++;
        return answer;
    }
}

public sealed record Box(string Label);

public sealed record Vault(string Label);

public sealed record Refusal;

public sealed class ThingType : InterfaceGraphType
{
    public ThingType()
    {
        Name = "Thing";
        Field<StringGraphType>("label");
        Field<StringGraphType>("content");
    }
}

public sealed class BoxType : ObjectGraphType<Box>
{
    public BoxType()
    {
        Name = "Box";
        Interface<ThingType>();
        IsTypeOf = value => value is Box;
        Field<StringGraphType>("label").Resolve(context => context.Source.Label);
        Field<StringGraphType>("content").AuthorizeWithPolicy("platform.operate").Resolve(_ => "de l’or");
        Field<BoxType>("inner").Resolve(context => new Box(context.Source.Label + " intérieur"));
        Field<ListGraphType<BoxType>>("boxes").Argument<IntGraphType>("first").Resolve(context => Array.Empty<Box>());
    }
}

/// <summary>A type that only an operator may see, wherever it is reached from.</summary>
public sealed class VaultType : ObjectGraphType<Vault>
{
    public VaultType()
    {
        Name = "Vault";
        IsTypeOf = value => value is Vault;
        this.AuthorizeWithPolicy("platform.operate");
        Field<StringGraphType>("label").Resolve(context => context.Source.Label);
    }
}

public sealed class RefusalType : ObjectGraphType<Refusal>
{
    public RefusalType()
    {
        Name = "WritePayload";
        Field<ListGraphType<Mila.Graph.UserErrorType>>("userErrors")
            .Resolve(_ => new[] { new Mila.Graph.UserError("box.closed", "label", French.Typeset("Le carton est fermé : ouvrez-le.")) });
    }
}

/// <summary>Tells its numbers and ends; tells nothing and never ends when there are none.</summary>
public sealed class Told(int[]? numbers) : IObservable<object?>
{
    public IDisposable Subscribe(IObserver<object?> observer)
    {
        foreach (var number in numbers ?? [])
            observer.OnNext(number);
        if (numbers is not null)
            observer.OnCompleted();
        return new MemoryStream();
    }
}
