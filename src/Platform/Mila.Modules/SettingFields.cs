using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;

namespace Mila.Modules;

/// <summary>A setting as one association has it (réglage): what Mila ships, what was chosen, what holds.</summary>
/// <param name="Shipped">Its meaning, its kind and what holds until something is chosen.</param>
/// <param name="Book">What the association has chosen; none when it never chose anything.</param>
public sealed record ChosenSetting(Setting Shipped, SettingsBook? Book)
{
    public string InForce(DateOnly day) => Book?.On(Shipped.Key, day) ?? Shipped.Default;

    /// <summary>Its changes, in the order of the days they take effect.</summary>
    public IEnumerable<SettingChanged> Changes => (Book?.Changes ?? []).Where(change => change.Key == Shipped.Key).OrderBy(change => change.On);
}

public sealed class SettingType : ObjectGraphType<ChosenSetting>
{
    public SettingType()
    {
        Name = "Setting";
        Description = "A value that an association may choose (réglage).";
        Field<NonNullGraphType<StringGraphType>>("key").Resolve(context => context.Source.Shipped.Key);
        Field<NonNullGraphType<EnumerationGraphType<SettingKind>>>("kind").Resolve(context => context.Source.Shipped.Kind)
            .Description("What it holds: days, a number, cents, yes or no, a text.");
        Field<NonNullGraphType<StringGraphType>>("meaning").Resolve(context => context.Source.Shipped.Meaning).Description("In French.");
        Field<NonNullGraphType<StringGraphType>>("default").Resolve(context => context.Source.Shipped.Default).Description("What Mila ships.");
        Field<NonNullGraphType<StringGraphType>>("inForce").Description("What holds on a day, today unless said otherwise.")
            .Argument<DateOnlyGraphType>("asOf")
            .Resolve(context => context.Source.InForce(context.GetArgument<DateOnly?>("asOf") ?? context.Today()));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<SettingChangeType>>>>("changes").Resolve(context => context.Source.Changes)
            .Description("All that was chosen, by the day it takes effect; to come too.");
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<SettingType>>>>("settings")
            .Description("Every setting that the parts of Mila ship, as this association has it.")
            .AuthorizeWithPolicy("platform.read_settings")
            .ResolveAsync(async context =>
            {
                var book = await Book(context.QuerySession(), context.CancellationToken);
                return context.Service<SettingList>().All.Values.Select(shipped => new ChosenSetting(shipped, book));
            });
        query.Field<SettingType>("setting")
            .Description("One setting; null when no part ships it.")
            .Argument<NonNullGraphType<StringGraphType>>("key")
            .AuthorizeWithPolicy("platform.read_settings")
            .ResolveAsync(async context => context.Service<SettingList>().All.TryGetValue(context.GetArgument<string>("key"), out var shipped)
                ? new ChosenSetting(shipped, await Book(context.QuerySession(), context.CancellationToken))
                : null);
    }

    internal static Task<SettingsBook?> Book(IQuerySession session, CancellationToken cancellation) =>
        session.LoadAsync<SettingsBook>(SettingsBook.StreamId, cancellation);
}

public sealed class SettingChangeType : ObjectGraphType<SettingChanged>
{
    public SettingChangeType()
    {
        Name = "SettingChange";
        Field(change => change.Value);
        Field(change => change.On).Description("The day from which it holds.");
    }
}

public static class ChangeSettingField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<ChangeSetting, SettingChangeType>("changeSetting", "platform.change_settings")
        .Describe("Chooses a value from a day on; what was in force before stays so.")
        .Argument<NonNullGraphType<StringGraphType>>("key")
        .Argument<NonNullGraphType<StringGraphType>>("value")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on", "The day from which it holds: today or later.")
        .Send(context => new ChangeSetting(context.GetArgument<string>("key"), context.GetArgument<string>("value"), context.GetArgument<DateOnly>("on")))
        .Return<SettingChanged>(async (command, session, cancellation) =>
            (await SettingType.Book(session, cancellation))?.Changes.LastOrDefault(change => change.Key == command.Key && change.On == command.On));
}
