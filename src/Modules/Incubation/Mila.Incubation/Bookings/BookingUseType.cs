using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Incubation.Bookings;

public sealed class BookingUseType : ObjectGraphType<BookingUse>
{
    /// <summary>As many structures as a page shows; a period is of three years at most.</summary>
    private const int MostStructures = 100, MostDays = 1_100;

    public BookingUseType()
    {
        Name = "BookingUse";
        Description = "What was made of the spaces that are booked by the hour, over a period (usage des espaces réservés).";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<SpaceUseType>>>>("spaces").Resolve(context => context.Source.Spaces);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StructureUseType>>>>("structures").Description("The hundred with the most hours, the most first.")
            .Resolve(context => context.Source.Structures.Take(MostStructures));
        Field<NonNullGraphType<IntGraphType>>("structureCount").Resolve(context => context.Source.Structures.Count);
        Field<NonNullGraphType<IntGraphType>>("unmet").Description("How often a structure waited for hours and was not given them.").Resolve(context => context.Source.Unmet.Count);
        Field(use => use.UnmetHours);
        Field<NonNullGraphType<IntGraphType>>("met").Description("How often it waited and was.").Resolve(context => context.Source.Met.Count);
    }

    public static void AddTo(ObjectGraphType query) => query
        .Field<NonNullGraphType<BookingUseType>>("bookingUse")
        .Description("Hours that were booked and hours that were waited for, over a period of three years at most.")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("from")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("lastDay")
        .AuthorizeWithPolicy("incubation.read_spaces")
        .ResolveAsync(async context =>
        {
            var (from, last) = (context.GetArgument<DateOnly>("from"), context.GetArgument<DateOnly>("lastDay"));
            return await BookingUse.Of(context.QuerySession(), from, last.DayNumber - from.DayNumber > MostDays ? from.AddDays(MostDays) : last, knownAt: null, context.Now(), context.CancellationToken);
        });
}

public sealed class SpaceUseType : ObjectGraphType<SpaceUse>
{
    public SpaceUseType()
    {
        Name = "SpaceUse";
        Description = "The hours of one space over a period.";
        Field<NonNullGraphType<GuidGraphType>>("id").Resolve(context => context.Source.Space.Id);
        Field<NonNullGraphType<StringGraphType>>("name").Resolve(context => context.Source.Space.Name);
        Field(use => use.Hours).Description("Of structures.");
        Field(use => use.HouseHours).Description("Of sessions of the association.");
        Field(use => use.OpenHours).Description("On which it could have been booked, by the hours in force on each day.");
        Field(use => use.Rate, nullable: true).Description("The part of them that was booked, in percent; null when it was never open.");
    }
}

public sealed class StructureUseType : ObjectGraphType<StructureUse>
{
    public StructureUseType()
    {
        Name = "StructureUse";
        Description = "The hours that a structure had over a period.";
        Field(use => use.StructureId);
        Field<StringGraphType>("name").Description("Null once erased.").Resolve(context => context.SheetOf(context.Source.StructureId).Then(sheet => sheet?.Name));
        Field(use => use.Bookings);
        Field(use => use.Hours);
    }
}
