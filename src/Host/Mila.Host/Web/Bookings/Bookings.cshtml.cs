using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;
using Mila.Kernel;

namespace Mila.Host.Web.Bookings;

/// <summary>A week of a space that is booked by the hour: what is taken, what one books, and what one's structures have ahead (réservations).</summary>
public sealed class BookingsModel(PageGraph graph, RequestScope request, Frame frame) : MilaPage
{
    public static readonly string[] Fields = ["structureId", "day", "from", "until", "purpose", "repeat", "last", "waiver"];

    /// <summary>Which space; the first when none is said.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Espace { get; set; }

    /// <summary>Any day of the week that is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Semaine { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public TimeOnly? From { get; set; }

    [BindProperty]
    public TimeOnly? Until { get; set; }

    [BindProperty]
    public Guid? StructureId { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    /// <summary>How it is repeated; nothing for a single booking.</summary>
    [BindProperty]
    public string? Repeat { get; set; }

    [BindProperty]
    public DateOnly? Last { get; set; }

    /// <summary>Why the office passes the notice and the limits; nothing when it keeps them.</summary>
    [BindProperty]
    public string? Waiver { get; set; }

    /// <summary>A part of the name of the structure that the office books for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Pour { get; set; }

    /// <summary>What the office looked for; none before it looked.</summary>
    public IReadOnlyList<Structure>? Found { get; private set; }

    /// <summary>The hours that were asked are another's: one may wait for them.</summary>
    public bool MayWait { get; private set; }

    public IReadOnlyList<Awaited> MyWaits { get; private set; } = [];

    public bool ReadsUse => Access.Allows("incubation.read_spaces", request.Actor);

    private string? Waived => IsOffice && !string.IsNullOrEmpty(Waiver) ? Waiver : null;

    /// <summary>The days of a series that is to be confirmed.</summary>
    public IReadOnlyList<Occurrence> Occurrences { get; private set; } = [];

    public IReadOnlyList<Space> Spaces { get; private set; } = [];

    public Space? Current { get; private set; }

    public IReadOnlyList<Mine> MyBookings { get; private set; } = [];

    public IReadOnlyList<Structure> MyStructures { get; private set; } = [];

    public IReadOnlyList<Feed> Feeds { get; private set; } = [];

    /// <summary>The address that was just opened: it is shown this once.</summary>
    public string? Opened { get; private set; }

    private bool MayBook => Access.Allows("incubation.book", request.Actor);

    public bool Books => MayBook && (IsOffice || MyStructures.Count > 0);

    /// <summary>The office also books sessions of the association, and takes bookings back.</summary>
    public bool IsOffice => request.Actor.Is("coordinator", "president", "secretary");

    public DateOnly Monday
    {
        get
        {
            var day = Semaine ?? Day ?? frame.Today;
            return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        }
    }

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, 7).Select(Monday.AddDays);

    public IEnumerable<Choice> For => MyStructures.Concat(Found ?? []).DistinctBy(structure => structure.Id).Select(structure => new Choice($"{structure.Id}", structure.Name ?? "Structure effacée"))
        .Concat(IsOffice ? [new Choice("", "Séance de l’association")] : []);

    /// <summary>What an agenda may follow: this space, each structure, and all that one books.</summary>
    public IEnumerable<(string Kind, Guid? Id, string Label)> ToFollow =>
    [
        ("SPACE", Current!.Id, $"Suivre : {Current.Name}"),
        .. MyStructures.Take(5).Select(structure => ("STRUCTURE", (Guid?)structure.Id, $"Suivre : {structure.Name ?? "structure effacée"}")),
        .. MyStructures.Count > 1 ? [("PERSON", null, "Suivre toutes vos réservations")] : Array.Empty<(string, Guid?, string)>(),
    ];

    public async Task OnGet(DateOnly? jour, CancellationToken cancellation)
    {
        (Day, Semaine) = (jour, Semaine ?? jour);
        await Load(cancellation);
        StructureId = Found is [var found, ..] ? found.Id : MyStructures is [var only, ..] ? only.Id : null;
    }

    public async Task<IActionResult> OnPostBook(CancellationToken cancellation)
    {
        if (Day is null)
            ModelState.AddModelError("day", "Choisissez un jour.");
        if (From is null)
            ModelState.AddModelError("from", "Indiquez l’heure de début.");
        if (Until is null)
            ModelState.AddModelError("until", "Indiquez l’heure de fin.");
        if (!string.IsNullOrEmpty(Repeat))
            return await Plan(cancellation);
        if (ModelState.IsValid)
        {
            var answer = await graph.Run(this, "Book", new { space = Espace, structure = StructureId, day = Day, from = From, until = Until, purpose = Purpose ?? "MEETING", waiver = Waived }, cancellation);
            MayWait = StructureId is not null && answer.UserErrors.Any(error => error.Code == "booking.taken");
            if (!Refused(answer.UserErrors))
                return Done($"C’est réservé, le {French.Day(Day!.Value)}, de {BookingLabels.Hours(From!.Value, Until!.Value)}.", $"/reservations?espace={Espace}&semaine={Day:O}");
        }
        await Load(cancellation);
        return Again();
    }

    /// <summary>The series day by day, with what is in its way: nothing is booked yet.</summary>
    private async Task<IActionResult> Plan(CancellationToken cancellation)
    {
        if (!BookingLabels.Repeats.Any(choice => choice.Value == Repeat))
            ModelState.AddModelError("repeat", "Choisissez comment la réservation se répète.");
        if (Last is null || Last < Day)
            ModelState.AddModelError("last", "Choisissez le dernier jour de la série.");
        if (ModelState.IsValid)
        {
            var answer = await graph.Run(this, "Plan", new { space = Espace, structure = StructureId, day = Day, rule = $"{Repeat};UNTIL={Last:yyyyMMdd}", from = From, until = Until, purpose = Purpose ?? "MEETING", waiver = Waived }, cancellation);
            if (answer.Errors.FirstOrDefault(error => error.Code == "SERIES_REFUSED") is { } refused)
                ModelState.AddModelError("last", refused.Message);
            else
                Occurrences = answer.Data<Planned>().BookingOccurrences;
        }
        await Load(cancellation);
        return Occurrences.Count > 0 ? Page() : Again();
    }

    /// <param name="days">Those that were free when they were shown.</param>
    public async Task<IActionResult> OnPostSeries(List<DateOnly> days, CancellationToken cancellation)
    {
        if (ModelState.IsValid && days.Count > 0)
        {
            var answer = await graph.Run(this, "BookSeries", new { space = Espace, structure = StructureId, days, from = From, until = Until, purpose = Purpose ?? "MEETING", waiver = Waived }, cancellation);
            if (!Refused(answer.UserErrors))
                return Done($"C’est réservé : {French.Count(days.Count, "jour", "jours")}, de {BookingLabels.Hours(From!.Value, Until!.Value)}.", $"/reservations?espace={Espace}&semaine={days[0]:O}");
        }
        await Load(cancellation);
        return Again();
    }

    /// <param name="scope">One day of a series, that day and the next ones, or all that are to come.</param>
    /// <param name="series">None for a single booking.</param>
    /// <param name="since">The booking's day.</param>
    public async Task<IActionResult> OnPostCancel(Guid booking, string reason, string? scope, Guid? series, DateOnly? since, CancellationToken cancellation)
    {
        ModelState.Clear(); // the other form's fields
        var whole = series is not null && scope is "onward" or "all";
        var answer = whole
            ? await graph.Run(this, "CancelSeries", new { id = series, from = scope == "onward" ? since : null, reason }, cancellation)
            : await graph.Run(this, "Cancel", new { id = booking, reason }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(whole ? "La série est annulée." : "La réservation est annulée.", $"/reservations?espace={Espace}&semaine={Monday:O}");
        await Load(cancellation);
        return Again();
    }

    public async Task<IActionResult> OnPostWait(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Wait", new { space = Espace, structure = StructureId, day = Day, from = From, until = Until, purpose = Purpose ?? "MEETING" }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Votre structure attend ces heures : un courrier vous dira si elles se libèrent.", $"/reservations?espace={Espace}&semaine={Day:O}");
        await Load(cancellation);
        return Again();
    }

    public async Task<IActionResult> OnPostLeave(Guid wait, CancellationToken cancellation)
    {
        ModelState.Clear();
        var answer = await graph.Run(this, "LeaveLine", new { id = wait }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Votre structure n’attend plus ces heures.", $"/reservations?espace={Espace}&semaine={Monday:O}");
        await Load(cancellation);
        return Again();
    }

    /// <param name="follow">SPACE, STRUCTURE or PERSON, and for the first two an id.</param>
    public async Task<IActionResult> OnPostFollow(string follow, Guid? subject, CancellationToken cancellation)
    {
        ModelState.Clear(); // the other forms' fields
        var answer = await graph.Run(this, "Follow", new { kind = follow, subject }, cancellation);
        var refused = Refused(answer.UserErrors);
        if (!refused)
            Opened = $"{Request.Scheme}://{Request.Host}{answer.Data<Followed>().OpenCalendarFeed.OpenedCalendarFeed!.Path}";
        await Load(cancellation);
        return refused ? Again() : Page();
    }

    public async Task<IActionResult> OnPostRevoke(Guid feed, CancellationToken cancellation)
    {
        ModelState.Clear();
        var answer = await graph.Run(this, "Revoke", new { id = feed }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("L’adresse n’ouvre plus rien.", $"/reservations?espace={Espace}");
        await Load(cancellation);
        return Again();
    }

    private async Task Load(CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, "Show", new { from = Monday, lastDay = Monday.AddDays(6), asOf = Day ?? (Monday > frame.Today ? Monday : frame.Today), books = MayBook }, cancellation)).Data<Shown>();
        (Spaces, MyBookings, MyStructures) = (shown.BookableSpaces, shown.MyBookings, shown.MyStructures);
        Feeds = shown.MyCalendarFeeds ?? [];
        MyWaits = shown.MyBookingWaits;
        if (IsOffice && Pour is { Length: > 0 } search)
            Found = [.. (await graph.Run(this, "Find", new { search }, cancellation)).Data<Searched>().Structures.Nodes.Select(each => new Structure(each.Id, each.Identity?.Name))];
        Current = Spaces.FirstOrDefault(space => space.Id == Espace) ?? (Spaces is [var first, ..] ? first : null);
        Espace = Current?.Id;
    }

    private sealed record Shown(IReadOnlyList<Space> BookableSpaces, IReadOnlyList<Mine> MyBookings, IReadOnlyList<Awaited> MyBookingWaits, IReadOnlyList<Structure> MyStructures, IReadOnlyList<Feed>? MyCalendarFeeds);

    private sealed record Searched(Structures Structures);

    private sealed record Structures(IReadOnlyList<Known> Nodes);

    private sealed record Known(Guid Id, Identity? Identity);

    private sealed record Identity(string Name);

    public sealed record Awaited(Guid Id, string? SpaceName, string? StructureName, DateOnly Day, TimeOnly From, TimeOnly Until, int Rank);

    private sealed record Planned(IReadOnlyList<Occurrence> BookingOccurrences);

    public sealed record Occurrence(DateOnly Day, string? Refusal);

    private sealed record Followed(FollowPayload OpenCalendarFeed);

    private sealed record FollowPayload(OpenedFeed? OpenedCalendarFeed);

    private sealed record OpenedFeed(string Path);

    public sealed record Feed(Guid Id, string Kind, string? Name, DateOnly OpenedOn);

    public sealed record Space(
        Guid Id, string Name, string Kind, int OpensAt, int ClosesAt, int HoursPerWeek, int NoticeDays, int FurthestDays, bool IsReserved, bool MayWaive,
        IReadOnlyList<DateOnly> ClosedDays, IReadOnlyList<Booked> Bookings, IReadOnlyList<Awaited> Waits);

    public sealed record Booked(Guid Id, DateOnly Day, TimeOnly From, TimeOnly Until, string Purpose, bool IsOfHouse, string? StructureName, Guid? SeriesId)
    {
        /// <summary>Whose it is, for those who may know.</summary>
        public string Who => IsOfHouse ? "Séance de l’association" : StructureName ?? "Réservé";
    }

    public sealed record Mine(Guid Id, string SpaceName, string? StructureName, DateOnly Day, TimeOnly From, TimeOnly Until, string Purpose, Guid? SeriesId);

    public sealed record Structure(Guid Id, string? Name);
}
