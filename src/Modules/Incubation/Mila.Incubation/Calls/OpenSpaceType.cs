using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Spaces;
using Mila.Modules;

namespace Mila.Incubation.Calls;

/// <summary>A space that one may ask for, as a stranger sees it beforehand (espace bientôt libre): what it is, when, at what fee; nothing of who has it or asks for it.</summary>
public sealed class OpenSpaceType : ObjectGraphType<SpaceCall>
{
    public OpenSpaceType()
    {
        Name = "OpenSpace";
        Description = "A space that one may ask for, as a stranger sees it (espace bientôt libre).";
        Field("callId", call => call.Id);
        Field(call => call.FreeFrom).Description("The first day that the space is nobody's.");
        Field(call => call.ClosesOn).Description("The last day to ask for it.");
        Field<DescribedSpaceType>("space").Resolve(context => context.SpaceOf(context.Source.SpaceId));
    }

    public static void AddTo(ObjectGraphType query) => query.ListOf<SpaceCall, OpenSpaceType>("openSpaces", "incubation.see_open_spaces")
        .Describe("The spaces that one may ask for today, the first to close first.")
        .OrderedBy((context, session) => Open(session, context.Today()), call => call.ClosesOn, call => call.Id);

    private static IQueryable<SpaceCall> Open(IQuerySession session, DateOnly today) =>
        session.Query<SpaceCall>().Where(call => call.State == SpaceCallState.Open && call.ClosesOn >= today);
}

public sealed class DescribedSpaceType : ObjectGraphType<Space>
{
    public DescribedSpaceType()
    {
        Name = "DescribedSpace";
        Description = "What a space is and costs, without anybody's name.";
        Field<NonNullGraphType<EnumerationGraphType<SpaceKind>>>("kind").Resolve(context => context.Source.Kind);
        Field<DecimalGraphType>("squareMetres").Description("Null when nobody measured it.").Resolve(context => context.Source.SquareDecimetres / 100m);
        Field<MoneyType>("monthlyFee").Description("What a month costs this year, without tax; null when none was set.")
            .Resolve(context => context.Source.MonthlyFee(context.Today().Year));
    }
}
