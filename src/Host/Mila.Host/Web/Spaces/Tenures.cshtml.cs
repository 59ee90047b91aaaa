using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Spaces;

/// <summary>Who is hosted until when, one bar each (frise des hébergements).</summary>
public sealed class TenuresModel(PageGraph graph, RequestScope request, Frame frame) : MilaPage
{
    public bool Allocates => Access.Allows("incubation.allocate", request.Actor);

    /// <summary>Those with an end, the nearest first.</summary>
    public IReadOnlyList<Occupation> Timed { get; private set; } = [];

    /// <summary>Shops, whose lease is their own.</summary>
    public IReadOnlyList<Occupation> Others { get; private set; } = [];

    /// <summary>From the first start that is shown to the last end.</summary>
    public (DateOnly From, DateOnly Until) Years { get; private set; }

    /// <summary>How many places will be free on the first of each coming month.</summary>
    public IReadOnlyList<Month> Months { get; private set; } = [];

    /// <summary>What can be proved of the last twelve months.</summary>
    public IReadOnlyList<Figure> Figures { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, "Show", new { day = frame.Today, from = frame.Today.AddYears(-1).AddDays(1) }, cancellation)).Data<Shown>();
        (Months, Figures) = (shown.FreePlaces, shown.Figures);
        var found = shown.Occupations.Nodes;
        Timed = [.. found.Where(each => each.PlannedLastDay is not null).OrderBy(each => each.PlannedLastDay)];
        Others = [.. found.Where(each => each.PlannedLastDay is null).OrderBy(each => each.StructureName)];
        var first = Timed.Select(each => each.From).Append(frame.Today).Min();
        var last = Timed.Select(each => each.PlannedLastDay!.Value).Append(frame.Today).Max();
        Years = (new(first.Year, 1, 1), new(last.Year + 1, 1, 1));
    }

    /// <summary>How soon the end is, as a badge says it.</summary>
    public Tags.Tone ToneOf(Occupation each) =>
        each.IsOverstaying ? Tags.Tone.Late : each.PlannedLastDay < frame.Today.AddMonths(3) ? Tags.Tone.Soon : Tags.Tone.Calm;

    private sealed record Shown(IReadOnlyList<Month> FreePlaces, IReadOnlyList<Figure> Figures, Some Occupations);

    public sealed record Month([property: System.Text.Json.Serialization.JsonPropertyName("month")] DateOnly First, int Free, int Places);

    public sealed record Figure(string Key, decimal? Value, string Unit, string Meaning)
    {
        public string Label => Key switch
        {
            "incubation.occupancy_rate" => "Taux d’occupation",
            "incubation.vacant_days" => "Jours vacants",
            "incubation.income_not_called" => "Redevances non appelées",
            "incubation.turn_over" => "Rotation",
            "incubation.stays.average" => "Séjour moyen",
            _ => Key,
        };

        public string Text => Value is not { } value ? "–" : Unit switch
        {
            "percent" => $"{value.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',')}{Mila.Kernel.French.NarrowNoBreakSpace}%",
            "euros" => Mila.Kernel.French.Amount(Mila.Kernel.Money.Euros(value)),
            _ => Mila.Kernel.French.Count((long)value, "jour", "jours"),
        };
    }

    private sealed record Some(int TotalCount, IReadOnlyList<Occupation> Nodes);

    public sealed record Occupation(Guid TenureId, string? StructureName, string Kind, Named Space, DateOnly From, DateOnly? PlannedLastDay, bool IsOverstaying)
    {
        public string Called => StructureName ?? "Structure effacée";
    }

    public sealed record Named(string Name);
}
