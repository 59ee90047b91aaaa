using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Mila.Kernel;

namespace Mila.Host.Web.Bookings;

/// <summary>What was made of the spaces that are booked by the hour, over a period: hours had by space and by structure, and hours waited for in vain (usage et demande).</summary>
public sealed class BookingUseModel(PageGraph graph, Frame frame) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? Du { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Au { get; set; }

    public Use Shown { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancellation)
    {
        Du ??= new DateOnly(frame.Today.Year, 1, 1);
        Au ??= frame.Today;
        Shown = (await graph.Run(this, variables: new { from = Du, lastDay = Au }, cancellation: cancellation)).Data<Answer>().BookingUse;
    }

    /// <summary>« 12,5 h », « 12,5 % ».</summary>
    public static string Number(decimal value, string unit) => $"{value.ToString("0.#", CultureInfo.InvariantCulture).Replace('.', ',')}{French.NarrowNoBreakSpace}{unit}";

    private sealed record Answer(Use BookingUse);

    public sealed record Use(IReadOnlyList<Space> Spaces, IReadOnlyList<Structure> Structures, int StructureCount, int Unmet, decimal UnmetHours, int Met);

    public sealed record Space(Guid Id, string Name, decimal Hours, decimal HouseHours, int OpenHours, decimal? Rate);

    public sealed record Structure(Guid StructureId, string? Name, int Bookings, decimal Hours);
}
