using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Incubation.Spaces;

/// <summary>The association has a place (ouverture d’un site).</summary>
public sealed record OpenSite(Guid SiteId, string Name, string? Address, int Position);

public static class OpenSiteHandler
{
    public static SiteOpened Decide(OpenSite command, DateOnly today)
    {
        Rule.That(command.Name.Trim().Length is >= 1 and <= 80, "site.name_refused", "A site has a name.", "name");
        return new(command.SiteId, command.Name.Trim(), string.IsNullOrWhiteSpace(command.Address) ? null : command.Address.Trim(), command.Position, today);
    }

    public static async Task Handle(OpenSite command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Site>(command.SiteId, cancellation);
        if (stream.Aggregate is null)
            stream.AppendOne(Decide(command, moment.Today));
    }
}

/// <summary>A site has a space of some kind (enregistrement d’un espace).</summary>
public sealed record RegisterSpace(Guid SpaceId, Guid SiteId, SpaceKind Kind, string Name, int? SquareDecimetres, int Position);

public static class RegisterSpaceHandler
{
    private const int LargestSquareDecimetres = 1_000_000;

    /// <param name="others">The spaces of the site.</param>
    public static SpaceRegistered Decide(RegisterSpace command, Site? site, IEnumerable<Space> others, DateOnly today)
    {
        Rule.That(site is not null, "site.unknown", "There is no such site.", "siteId");
        var name = command.Name.Trim();
        Rule.That(name.Length is >= 1 and <= 80, "space.name_refused", "A space has a name.", "name");
        Rule.That(others.All(other => !string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)), "space.name_taken", "Another space of the site has that name.", "name");
        Rule.That(command.SquareDecimetres is null or (> 0 and <= LargestSquareDecimetres), "space.area_refused", "A floor has some square metres.", "squareMetres");
        return new(command.SpaceId, site.Id, command.Kind, name, command.SquareDecimetres, command.Position, today);
    }

    public static async Task Handle(RegisterSpace command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Space>(command.SpaceId, cancellation);
        if (stream.Aggregate is not null)
            return;
        var others = await session.Query<Space>().Where(space => space.SiteId == command.SiteId).ToListAsync(cancellation);
        stream.AppendOne(Decide(command, await session.LoadAsync<Site>(command.SiteId, cancellation), others, moment.Today));
    }
}

/// <summary>From a day on a space can be used, is under works, or is none of the association's any more (état d’un espace).</summary>
public sealed record SetSpaceState(Guid SpaceId, SpaceState State, DateOnly On);

public static class SetSpaceStateHandler
{
    /// <returns>None when it is so already.</returns>
    public static SpaceStateSet? Decide(SetSpaceState command, Space space)
    {
        if (space.StateOn(command.On) == command.State)
            return null;
        Rule.That(command.State is not SpaceState.Withdrawn || space.IsFree(new(command.On)), "space.still_taken", "Somebody has it on that day or later.", "on");
        return new(space.Id, command.State, command.On);
    }

    public static async Task Handle(SetSpaceState command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.SpaceToWrite(command.SpaceId, cancellation);
        if (Decide(command, stream.Aggregate!) is { } set)
            stream.AppendOne(set);
    }
}

/// <summary>From a year on, a month in the space costs so much (grille des redevances), without tax.</summary>
public sealed record SetOccupancyFee(Guid SpaceId, int Year, Money Monthly);

public static class SetOccupancyFeeHandler
{
    private static readonly Money Most = Money.Euros(10_000);

    /// <returns>None when it is so already.</returns>
    public static OccupancyFeeSet? Decide(SetOccupancyFee command, Space space, DateOnly today)
    {
        Rule.That(space.Kind.IsAllocated(), "fee.not_allocated", "It is booked by the hour.", "spaceId");
        Rule.That(command.Year >= 2000 && command.Year <= today.Year + 2, "fee.year_refused", "A fee is of a year by the one after next.", "year");
        Rule.That(command.Monthly >= Money.Zero && command.Monthly <= Most, "fee.amount_refused", "A month costs something reasonable.", "monthlyCents");
        return space.Fees.Any(fee => fee.Year == command.Year && fee.MonthlyCents == command.Monthly.Cents) ? null : new(space.Id, command.Year, command.Monthly.Cents, today);
    }

    public static async Task Handle(SetOccupancyFee command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.SpaceToWrite(command.SpaceId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is { } set)
            stream.AppendOne(set);
    }
}

public static class SpaceCommands
{
    private const string Policy = "incubation.keep_spaces";

    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<OpenSite, SiteType>("openSite", Policy)
            .Describe("The association has a place.")
            .Argument<NonNullGraphType<StringGraphType>>("name")
            .Argument<StringGraphType>("address")
            .Argument<IntGraphType>("position", "Its rank in lists.")
            .Send(context => new OpenSite(Guid.CreateVersion7(), context.GetArgument<string>("name"), context.GetArgument<string?>("address"), context.GetArgument("position", 0)))
            .Return<Site>(command => command.SiteId);
        mutation.Command<RegisterSpace, SpaceType>("registerSpace", Policy)
            .Describe("A site has a space of some kind.")
            .Argument<NonNullGraphType<GuidGraphType>>("siteId")
            .Argument<NonNullGraphType<EnumerationGraphType<SpaceKind>>>("kind")
            .Argument<NonNullGraphType<StringGraphType>>("name")
            .Argument<DecimalGraphType>("squareMetres", "To the hundredth.")
            .Argument<IntGraphType>("position", "Its rank on the site.")
            .Send(context => new RegisterSpace(
                Guid.CreateVersion7(), context.GetArgument<Guid>("siteId"), context.GetArgument<SpaceKind>("kind"), context.GetArgument<string>("name"),
                context.GetArgument<decimal?>("squareMetres") is { } metres ? (int)decimal.Round(decimal.Clamp(metres, -1, 100_000) * 100) : null,
                context.GetArgument("position", 0)))
            .Return<Space>(command => command.SpaceId);
        mutation.Command<SetSpaceState, SpaceType>("setSpaceState", Policy)
            .Describe("From a day on a space can be used, is under works, or is none of the association's any more.")
            .Argument<NonNullGraphType<GuidGraphType>>("spaceId")
            .Argument<NonNullGraphType<EnumerationGraphType<SpaceState>>>("state")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
            .Send(context => new SetSpaceState(context.GetArgument<Guid>("spaceId"), context.GetArgument<SpaceState>("state"), context.GetArgument<DateOnly>("on")))
            .Return<Space>(command => command.SpaceId);
        mutation.Command<SetOccupancyFee, SpaceType>("setOccupancyFee", Policy)
            .Describe("From a year on, a month in the space costs so much, without tax.")
            .Argument<NonNullGraphType<GuidGraphType>>("spaceId")
            .Argument<NonNullGraphType<IntGraphType>>("year")
            .Argument<NonNullGraphType<LongGraphType>>("monthlyCents")
            .Send(context => new SetOccupancyFee(context.GetArgument<Guid>("spaceId"), context.GetArgument<int>("year"), new Money(context.GetArgument<long>("monthlyCents"))))
            .Return<Space>(command => command.SpaceId);
    }
}
