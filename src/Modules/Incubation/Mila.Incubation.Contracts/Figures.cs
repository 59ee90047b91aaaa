namespace Mila.Incubation.Contracts;

/// <summary>The keys of the figures about spaces and stays; each says more of itself in the catalogue.</summary>
public static class OccupancyFigureKeys
{
    public const string Places = "incubation.places";
    public const string Occupied = "incubation.places.occupied";
    public const string Shops = "incubation.shops.occupied";
    public const string Overstaying = "incubation.places.overstaying";
    public const string Rate = "incubation.occupancy_rate";
    public const string VacantDays = "incubation.vacant_days";
    public const string IncomeNotCalled = "incubation.income_not_called";
    public const string MarketAdvantage = "incubation.market_advantage";
    public const string Departures = "incubation.departures";
    public const string TurnOver = "incubation.turn_over";
    public const string AverageStay = "incubation.stays.average";
    public const string LongestStay = "incubation.stays.longest";
    public const string LeaversStillMembers = "incubation.leavers.still_members";
    public const string LeaversSatisfaction = "incubation.leavers.satisfaction";

    /// <param name="next">Where they went: own_premises, shared_premises, home, out_of_paris, none or stops.</param>
    public static string LeaversTo(string next) => $"incubation.leavers.to_{next}";

    /// <param name="months">twelve, six or three.</param>
    public static string EndingWithin(string months) => $"incubation.tenures.ending_within_{months}_months";
}

/// <summary>The keys of the figures about premises and works; each says more of itself in the catalogue.</summary>
public static class WorksFigureKeys
{
    public const string Surveyed = "incubation.premises.surveyed";
    public const string ElementsInNeed = "incubation.premises.elements_in_need";
    public const string Electricity = "incubation.premises.electricity_kwh";
    public const string LeasesSigned = "incubation.shops.leases_signed";
    public const string Blocked = "incubation.works.blocked";
    public const string Done = "incubation.works.done";
    public const string SavedKwh = "incubation.works.saved_kwh";
}

/// <summary>The keys of the figures about spaces that are booked by the hour; each says more of itself in the catalogue.</summary>
public static class BookingFigureKeys
{
    public const string Hours = "incubation.bookings.hours";
    public const string HouseHours = "incubation.bookings.house_hours";
    public const string Structures = "incubation.bookings.structures";
    public const string Unmet = "incubation.bookings.unmet";
    public const string UnmetHours = "incubation.bookings.unmet_hours";
    public const string Met = "incubation.bookings.met";

    /// <param name="kind">meeting_room, web_radio or editing_studio.</param>
    public static string HoursOf(string kind) => $"incubation.bookings.hours.{kind}";

    public static string RateOf(string kind) => $"incubation.bookings.rate.{kind}";
}

/// <summary>The keys of the figures about State aid; each says more of itself in the catalogue.</summary>
public static class AidFigureKeys
{
    public const string Reckoned = "incubation.aid.reckoned";
    public const string OverCeiling = "incubation.aid.over_ceiling";
    public const string Highest = "incubation.aid.highest";
}
