using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Mila.Graph;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Host.Tests.Graph;

/// <summary>A subscription of the whole host: what one association commits wakes its own watchers, and nobody else's.</summary>
public sealed class WatchesTests : IAsyncLifetime
{
    private static readonly CancellationToken Ending = TestContext.Current.CancellationToken;
    private static readonly Guid Sheet = Guid.CreateVersion7();
    private MilaApp app = null!;

    public async ValueTask InitializeAsync() =>
        app = await MilaApp.Begin(builder => builder.Services.AddSingleton<ISchema, WatchedSchema>());

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_another_association_does_wakes_nobody_here()
    {
        using var here = await Watch(MilaApp.Mila, Sheet);
        using var there = await Watch(MilaApp.Other, Sheet);
        Assert.Equal(Shown(null), await here.Next(Ending));
        Assert.Equal(Shown(null), await there.Next(Ending));

        await Name(MilaApp.Other, Sheet, "Là-bas");
        Assert.Equal(Shown("Là-bas"), await there.Next(Ending));
        await Name(MilaApp.Mila, Sheet, "Ici");

        // Had the other's waking come here, there would have been an answer without a name before this one.
        Assert.Equal(Shown("Ici"), await here.Next(Ending));
    }

    [Fact]
    public async Task Who_watches_one_thing_is_not_woken_by_another()
    {
        using var events = await Watch(MilaApp.Mila, Sheet);
        await events.Next(Ending);

        await Name(MilaApp.Mila, Guid.CreateVersion7(), "Une autre");
        await Name(MilaApp.Mila, Sheet, "Celle-ci");

        Assert.Equal(Shown("Celle-ci"), await events.Next(Ending));
    }

    [Fact]
    public async Task What_is_not_committed_wakes_nobody()
    {
        using var events = await Watch(MilaApp.Mila, Sheet);
        await events.Next(Ending);

        await using (var given = app.Store.LightweightSession(MilaApp.Mila))
        {
            given.Wake(WatchedSchema.Topic, Sheet);
            given.QueueSqlCommand("select 1 / 0");
            await Assert.ThrowsAnyAsync<Exception>(() => given.SaveChangesAsync(Ending));
        }
        await Name(MilaApp.Mila, Sheet, "Enregistrée");

        Assert.Equal(Shown("Enregistrée"), await events.Next(Ending));
    }

    private async Task<EventsOverHttp> Watch(string tenant, Guid id)
    {
        var client = app.Client(tenant);
        return await EventsOverHttp.Open(client, new Uri(app.Address, "/graphql"), $$"""subscription { sheet(id: "{{id}}") { name } }""", Ending);
    }

    private async Task Name(string tenant, Guid id, string name)
    {
        await using var session = app.Store.LightweightSession(tenant);
        session.Store(new IdentitySheet { Id = id, Name = name });
        session.Wake(WatchedSchema.Topic, id);
        await session.SaveChangesAsync(Ending);
    }

    private static string Shown(string? name) =>
        """next {"data":{"sheet":""" + (name is null ? "null" : $$"""{"name":"{{name}}"}""") + "}}";

    private sealed class WatchedSchema : Schema
    {
        public const string Topic = "test.sheets";

        public WatchedSchema(IServiceProvider services) : base(services)
        {
            var query = new ObjectGraphType { Name = "Query" };
            query.Field<StringGraphType>("hello").AuthorizeWithPolicy("platform.see_itself").Resolve(_ => "Bonjour");
            Query = query;
            Subscription = new ObjectGraphType { Name = "Subscription" };
            Subscription.Watch<IdentitySheet, SheetType>("sheet", "platform.see_itself")
                .Argument<NonNullGraphType<GuidGraphType>>("id")
                .On(Topic, (context, session, cancellation) => session.LoadAsync<IdentitySheet>(context.GetArgument<Guid>("id"), cancellation), context => context.GetArgument<Guid>("id"));
            RegisterType(new SheetType());
        }
    }

    private sealed class SheetType : ObjectGraphType<IdentitySheet>
    {
        public SheetType()
        {
            Name = "Sheet";
            Field(sheet => sheet.Name);
        }
    }
}
