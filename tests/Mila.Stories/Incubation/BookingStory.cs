using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Mila.Incubation.Bookings;
using Mila.Incubation.Contracts;
using Mila.Incubation.Figures;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.Modules.Figures;
using Mila.People;
using Mila.Testing;
using Npgsql;
using Xunit;

namespace Mila.Stories.Incubation;

/// <summary>Spaces are booked by the hour, never twice, by who is entitled on the day; in two associations.</summary>
public sealed class BookingStory : IAsyncLifetime
{
    private static readonly Guid Coordinator = NamedId.Of("booking", "coordinator");

    private MilaApp app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        app = await MilaApp.Begin();
        await app.Send(new RecordPerson(Coordinator, "Camille", "Roux"));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_member_books_sees_its_own_gives_it_up_and_gives_way_to_the_house_in_time()
    {
        var (structure, leader) = await Member("Les Réservées");
        var (_, stranger) = await Member("Les Voisines");
        var room = await Space("Salle", SpaceKind.MeetingRoom);
        var day = Worked(app.Today.AddDays(20));

        Assert.Null(await Run(Booking(room, structure, day), leader, "member"));
        Assert.Equal("booking.taken", await Run(Booking(room, structure, day, "15:00", "17:00"), leader, "member"));
        Assert.Equal("booking.not_yours", await Run(Booking(room, structure, day, "17:00", "18:00"), stranger, "member"));
        Assert.Equal("booking.not_bookable", await Run(Booking(room, structure, day), leader, "member", MilaApp.Other));
        Assert.True((await app.Graph($"mutation {{ it: {Booking(room, structure, day)} {{ userErrors {{ code }} }} }}", null, MilaApp.Mila, leader, "expert")).TryGetProperty("errors", out _));

        const string Mine = "{ myBookings { id structureName from until } }";
        var mine = Assert.Single((await Ask(Mine, leader, "member")).GetProperty("myBookings").EnumerateArray());
        Assert.Equal(("Les Réservées", "14:00", "16:00"), (mine.GetProperty("structureName").GetString(), mine.GetProperty("from").GetString()![..5], mine.GetProperty("until").GetString()![..5]));
        Assert.Empty((await Ask(Mine, stranger, "member")).GetProperty("myBookings").EnumerateArray());
        var week = $$"""{ bookableSpaces { name bookings(from: "{{day:O}}", lastDay: "{{day:O}}") { structureName purpose } } }""";
        Assert.Contains("Les Réservées", (await Ask(week, Coordinator, "coordinator")).ToString(), StringComparison.Ordinal);
        Assert.Contains("\"structureName\":null", (await Ask(week, stranger, "member")).ToString().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal); // taken, but by whom is not told
        Assert.DoesNotContain("Salle", (await Ask(week, stranger, "member", MilaApp.Other)).ToString(), StringComparison.Ordinal);

        Assert.Null(await Run(Booking(room, null, day, "10:00", "20:00"), Coordinator, "coordinator")); // a session of the house takes its place, and it is told
        await app.Quiet();
        Assert.Contains("y tient une séance", Assert.Single(await Written(structure)).Text, StringComparison.Ordinal);
        Assert.Empty((await Ask(Mine, leader, "member")).GetProperty("myBookings").EnumerateArray());
        var soon = Worked(app.Today.AddDays(3));
        Assert.Null(await Run(Booking(room, structure, soon), leader, "member"));
        Assert.Equal("booking.house_too_late", await Run(Booking(room, null, soon), Coordinator, "coordinator"));

        var id = (await Ask(Mine, leader, "member")).GetProperty("myBookings")[0].GetProperty("id").GetGuid();
        Assert.Equal("booking.not_yours", await Run($"""cancelBooking(id: "{id}", reason: NOT_NEEDED)""", stranger, "member"));
        Assert.Null(await Run($"""cancelBooking(id: "{id}", reason: NOT_NEEDED)""", leader, "member"));
        await app.Quiet();
        Assert.Single(await Written(structure)); // who gave it up is told nothing
        Assert.Null(await Run(Booking(room, null, soon), Coordinator, "coordinator"));
    }

    [Fact]
    public async Task Of_a_hundred_who_ask_for_the_same_hours_exactly_one_is_served_and_the_database_itself_refuses_two()
    {
        var (structure, _) = await Member("Les Pressées");
        var room = await Space("Salle", SpaceKind.MeetingRoom);
        var day = Worked(app.Today.AddDays(10));
        BookSpace At(int hour) => new(Guid.CreateVersion7(), room, structure, day, new(hour, 0), new(hour + 2, 0), BookingPurpose.Meeting, ByStaff: true);

        var asked = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Try(At(14 + (n % 2)))));

        Assert.Single(asked, code => code is null);
        Assert.All(asked.Where(code => code is not null), code => Assert.Equal("booking.taken", code));
        await using var session = app.Query();
        var booked = await session.Query<Booking>().SingleAsync(booking => booking.SpaceId == room, Cancellation);
        var refused = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var writing = app.Services.GetRequiredService<IDocumentStore>().LightweightSession(MilaApp.Mila);
            BookedHours.Table.Hold(writing, NamedId.Of("other"), [room], booked.Start.AddMinutes(30), booked.End);
            await writing.SaveChangesAsync(Cancellation);
        });
        Assert.Equal(PostgresErrorCodes.ExclusionViolation, (refused as PostgresException ?? refused.InnerException as PostgresException)?.SqlState);
        Assert.Null(await Try(At(CivilCalendar.Paris.LocalTimeOf(booked.End).Hour))); // what begins when another ends overlaps with nothing
    }

    [Fact]
    public async Task When_a_tenure_ends_what_was_booked_of_reserved_spaces_after_it_is_cancelled_with_a_letter_and_nothing_else()
    {
        var (structure, leader) = await Member("Les Hébergées");
        var (room, radio, office) = (await Space("Salle", SpaceKind.MeetingRoom), await Space("Webradio", SpaceKind.WebRadio), await Space("Bureau", SpaceKind.Office));
        var day = Worked(app.Today.AddDays(40));
        Assert.Equal("booking.not_hosted", await Run(Booking(radio, structure, day), leader, "member"));
        var stay = Guid.CreateVersion7();
        await app.Send(new AllocateSpace(stay, office, structure, app.Today.AddDays(-30), null, ContractKind.OccupancyAgreement, AlreadyThere: true));
        await app.Quiet();
        foreach (var space in new[] { radio, room })
            Assert.Null(await Run(Booking(space, structure, day), leader, "member"));

        await app.Send(new AnnounceDeparture(structure, stay, app.Today.AddDays(20)));
        await app.Quiet();

        await using var session = app.Query();
        var bookings = await session.Query<Booking>().Where(booking => booking.StructureId == structure).ToListAsync(Cancellation);
        Assert.Equal((BookingEnd.TenureOver, null), (bookings.Single(booking => booking.SpaceId == radio).Cancelled, bookings.Single(booking => booking.SpaceId == room).Cancelled));
        Assert.Contains("l’hébergement de la vôtre est terminé", Assert.Single(await Written(structure)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agenda_follows_a_space_a_structure_or_a_person_by_a_secret_address_until_it_is_revoked_or_the_person_erased()
    {
        var (structure, leader) = await Member("Les Agendas");
        var (other, stranger) = await Member("Les Discrètes");
        var room = await Space("Salle", SpaceKind.MeetingRoom);
        var day = Worked(app.Today.AddDays(12));
        Assert.Null(await Run(Booking(room, structure, day), leader, "member"));
        Assert.Null(await Run(Booking(room, other, day, "17:00", "18:00"), stranger, "member"));

        Assert.Equal("calendar_feed.not_yours", await Run($"""openCalendarFeed(kind: STRUCTURE, subjectId: "{other}")""", leader, "member"));
        var ofStructure = await Follow($"""kind: STRUCTURE, subjectId: "{structure}" """, leader);
        var ofSpace = await Follow($"""kind: SPACE, subjectId: "{room}" """, leader);
        var ofPerson = await Follow("kind: PERSON", leader);

        var shown = Assert.Single((await Agenda(ofStructure))!.Events);
        var start = CivilCalendar.Paris.At(day, new(14, 0));
        Assert.Equal((start.UtcDateTime, start.AddHours(2).UtcDateTime, "Salle, Les Agendas"), (shown.DtStart!.AsUtc, shown.DtEnd!.AsUtc, shown.Summary));
        Assert.Equal(shown.Uid, Assert.Single((await Agenda(ofPerson))!.Events).Uid);
        Assert.Equal(["Salle, Les Agendas", "Salle, réservé"], (await Agenda(ofSpace))!.Events.Select(each => each.Summary).Order(StringComparer.Ordinal));
        Assert.Null(await Agenda("/agenda/autre.ics"));
        Assert.Null(await Agenda(ofStructure, MilaApp.Other));

        var id = (await Ask("{ myCalendarFeeds { id kind } }", leader, "member")).GetProperty("myCalendarFeeds").EnumerateArray().Single(feed => feed.GetProperty("kind").GetString() == "STRUCTURE").GetProperty("id").GetGuid();
        Assert.Equal("calendar_feed.unknown", await Run($"""closeCalendarFeed(id: "{id}")""", stranger, "member"));
        Assert.Null(await Run($"""closeCalendarFeed(id: "{id}")""", leader, "member"));
        Assert.Null(await Agenda(ofStructure));

        await app.Send(new CancelBooking((await Ask("{ myBookings { id } }", leader, "member")).GetProperty("myBookings")[0].GetProperty("id").GetGuid(), BookingEnd.Closed, ByStaff: true));
        Assert.Empty((await Agenda(ofPerson))!.Events);
        await app.Send(new ErasePerson(leader));
        Assert.Null(await Agenda(ofPerson));
        Assert.Null(await Agenda(ofSpace));
    }

    [Fact]
    public async Task A_series_names_its_conflicts_before_anything_is_booked_and_books_all_its_days_or_none()
    {
        var (structure, leader) = await Member("Les Régulières");
        var (other, stranger) = await Member("Les Ponctuelles");
        var room = await Space("Salle", SpaceKind.MeetingRoom);
        var first = new DateOnly(2023, 6, 20);
        Assert.Null(await Run(Booking(room, other, first.AddDays(7)), stranger, "member"));

        var what = $"""spaceId: "{room}", structureId: "{structure}", from: "14:00:00", until: "16:00:00", purpose: MEETING""";
        var plan = (await Ask($$"""{ bookingOccurrences({{what}}, day: "{{first:O}}", rule: "FREQ=WEEKLY;COUNT=4") { day refusal } }""", leader, "member")).GetProperty("bookingOccurrences").EnumerateArray()
            .Select(each => (Day: DateOnly.Parse(each.GetProperty("day").GetString()!, System.Globalization.CultureInfo.InvariantCulture), Refusal: each.GetProperty("refusal").GetString())).ToList();
        Assert.Equal([null, "Cet espace est déjà réservé à ce moment-là. Choisissez une autre heure.", null, null], plan.Select(each => each.Refusal));
        Assert.Contains("SERIES_REFUSED", (await app.Graph($$"""{ bookingOccurrences({{what}}, day: "{{first:O}}", rule: "FREQ=WEEKLY") { day } }""", null, MilaApp.Mila, leader, "member")).ToString(), StringComparison.Ordinal);

        string Of(IEnumerable<DateOnly> days) => $"""bookSeries({what}, days: [{string.Join(", ", days.Select(day => $"\"{day:O}\""))}])""";
        Assert.Equal("booking.taken", await Run(Of(plan.Select(each => each.Day)), leader, "member"));
        Assert.Empty((await Ask("{ myBookings { id } }", leader, "member")).GetProperty("myBookings").EnumerateArray());
        Assert.Null(await Run(Of(plan.Where(each => each.Refusal is null).Select(each => each.Day)), leader, "member"));
        Assert.Equal(3, (await Ask("{ myBookings { id } }", leader, "member")).GetProperty("myBookings").GetArrayLength());
        Assert.Equal("booking.not_yours", await Run(Of([first.AddDays(70)]), stranger, "member"));
        Assert.Equal("booking.not_bookable", await Run(Of([first.AddDays(70)]), leader, "member", MilaApp.Other));
    }

    [Fact]
    public async Task Who_asked_first_for_taken_hours_gets_them_when_they_are_freed_with_a_letter_and_nobody_comes_between()
    {
        var (holder, held) = await Member("Les Occupées");
        var (first, one) = await Member("Les Premières");
        var (second, two) = await Member("Les Secondes");
        var room = await Space("Salle", SpaceKind.MeetingRoom);
        var day = Worked(app.Today.AddDays(15));
        string Waiting(Guid structure, string from = "14:00", string until = "16:00") => Booking(room, structure, day, from, until).Replace("bookSpace", "waitForHours", StringComparison.Ordinal);
        Assert.Equal("booking_wait.free", await Run(Waiting(first), one, "member"));
        Assert.Null(await Run(Booking(room, holder, day), held, "member"));
        Assert.Equal("booking_wait.own", await Run(Waiting(holder), held, "member"));
        Assert.Equal("booking.not_yours", await Run(Waiting(first), two, "member"));
        Assert.Equal("booking.not_bookable", await Run(Waiting(first), one, "member", MilaApp.Other));

        Assert.Null(await Run(Waiting(first), one, "member"));
        Assert.Equal("booking_wait.already", await Run(Waiting(first, "15:00", "17:00"), one, "member"));
        Assert.Null(await Run(Waiting(second, "15:00", "16:00"), two, "member"));
        const string Lines = "{ myBookingWaits { id rank structureName from } }";
        var behind = Assert.Single((await Ask(Lines, two, "member")).GetProperty("myBookingWaits").EnumerateArray());
        Assert.Equal((2, "Les Secondes"), (behind.GetProperty("rank").GetInt32(), behind.GetProperty("structureName").GetString()));
        Assert.Empty((await Ask(Lines, one, "member", MilaApp.Other)).GetProperty("myBookingWaits").EnumerateArray());
        var seen = (await Ask($$"""{ bookableSpaces { waits(from: "{{day:O}}", lastDay: "{{day:O}}") { structureName } } }""", two, "member")).ToString();
        Assert.DoesNotContain("Les Premières", seen, StringComparison.Ordinal);

        var taken = (await Ask("{ myBookings { id } }", held, "member")).GetProperty("myBookings")[0].GetProperty("id").GetGuid();
        var freed = await Task.WhenAll(Try(new CancelBooking(taken, BookingEnd.NotNeeded, ByStaff: true)), Try(Of(room, holder, day, 14)), Try(Of(room, holder, day, 15)));
        await app.Quiet();

        Assert.Equal([null, "booking.taken", "booking.taken"], freed); // freed and given in one transaction
        var mine = Assert.Single((await Ask("{ myBookings { from until } }", one, "member")).GetProperty("myBookings").EnumerateArray());
        Assert.Equal("14:00", mine.GetProperty("from").GetString()![..5]);
        Assert.Contains("14 h à 16 h", Assert.Single(await Written(first, "booking_from_line")).Text.Replace(' ', ' ').Replace(' ', ' '), StringComparison.Ordinal);
        Assert.Empty((await Ask(Lines, one, "member")).GetProperty("myBookingWaits").EnumerateArray());
        behind = Assert.Single((await Ask(Lines, two, "member")).GetProperty("myBookingWaits").EnumerateArray());
        Assert.Equal(1, behind.GetProperty("rank").GetInt32()); // it kept its place, and is next

        var wait = behind.GetProperty("id").GetGuid();
        Assert.Equal("booking.not_yours", await Run($"""leaveBookingLine(id: "{wait}")""", one, "member"));
        Assert.Equal("booking_wait.unknown", await Run($"""leaveBookingLine(id: "{wait}")""", Coordinator, "coordinator", MilaApp.Other));
        Assert.Null(await Run($"""leaveBookingLine(id: "{wait}")""", two, "member"));
        Assert.Null(await Run(Waiting(second), two, "member"));

        await using var session = app.Query();
        var figures = (await ShippedFigures.Handle(new ResolveFigures([.. new BookingFigures().Names.Select(name => name.Key)], day, day, null), session, Cancellation)).Figures.ToDictionary(each => each.Key, each => each.Value);
        Assert.Equal((2m, 2m, 1m, 1m, 2m, 1m), (
            figures[BookingFigureKeys.Hours], figures[BookingFigureKeys.HoursOf("meeting_room")], figures[BookingFigureKeys.Structures],
            figures[BookingFigureKeys.Unmet], figures[BookingFigureKeys.UnmetHours], figures[BookingFigureKeys.Met]));
        Assert.Equal((0m, 14.3m), (figures[BookingFigureKeys.HouseHours], figures[BookingFigureKeys.RateOf("meeting_room")])); // 2 of 14 hours
        Assert.Null(figures[BookingFigureKeys.RateOf("web_radio")]);
        var use = $$"""{ bookingUse(from: "{{day:O}}", lastDay: "{{day:O}}") { spaces { name hours rate } structures { name hours } unmet } }""";
        Assert.Equal(0, (await Ask(use, Coordinator, "coordinator")).GetProperty("bookingUse").GetProperty("unmet").GetInt32()); // the hours are to come
        Assert.Contains("Les Premières", (await Ask(use, Coordinator, "coordinator")).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Salle", (await Ask(use, Coordinator, "coordinator", MilaApp.Other)).ToString(), StringComparison.Ordinal);
        Assert.True((await app.Graph(use, null, MilaApp.Mila, one, "member")).TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task A_series_is_given_up_from_a_day_on_with_one_letter_and_the_office_books_by_the_same_rules_or_with_a_reason()
    {
        var (structure, leader) = await Member("Les Suivies");
        var (other, _) = await Member("Les Tardives");
        var room = await Space("Salle", SpaceKind.MeetingRoom);
        var first = new DateOnly(2023, 6, 20);
        var days = string.Join(", ", Enumerable.Range(0, 4).Select(n => $"\"{first.AddDays(7 * n):O}\""));
        Assert.Null(await Run($"""bookSeries(spaceId: "{room}", structureId: "{structure}", from: "14:00:00", until: "16:00:00", purpose: MEETING, days: [{days}])""", leader, "member"));
        var series = (await Ask("{ myBookings { seriesId } }", leader, "member")).GetProperty("myBookings")[0].GetProperty("seriesId").GetGuid();

        Assert.Equal("booking.not_yours", await Run($"""cancelBookingSeries(seriesId: "{series}", reason: NOT_NEEDED)""", NamedId.Of("booking", "Les Tardives", "leader"), "member"));
        Assert.Equal("booking.unknown", await Run($"""cancelBookingSeries(seriesId: "{series}", reason: NOT_NEEDED)""", Coordinator, "coordinator", MilaApp.Other));
        Assert.Null(await Run($"""cancelBookingSeries(seriesId: "{series}", from: "{first.AddDays(7):O}", reason: CLOSED)""", Coordinator, "coordinator"));
        await app.Quiet();
        Assert.Single((await Ask("{ myBookings { id } }", leader, "member")).GetProperty("myBookings").EnumerateArray());
        var told = Assert.Single(await Written(structure)).Text.Replace('\u00a0', ' ');
        Assert.All(["27 juin 2023", "4 juillet 2023", "11 juillet 2023"], day => Assert.Contains(day, told, StringComparison.Ordinal));
        Assert.DoesNotContain("20 juin", told, StringComparison.Ordinal);
        Assert.Equal("series.nothing_left", await Run($"""cancelBookingSeries(seriesId: "{series}", from: "{first.AddDays(7):O}", reason: CLOSED)""", Coordinator, "coordinator"));

        var far = Booking(room, other, Worked(app.Today.AddDays(120)));
        Assert.Equal("booking.too_early", await Run(far, Coordinator, "coordinator"));
        Assert.Null(await Run(far.Replace("purpose: MEETING", "purpose: MEETING, waiver: PUBLIC_EVENT", StringComparison.Ordinal), Coordinator, "coordinator"));
        var evening = Booking(room, other, new(2023, 7, 4), "20:00", "21:00");
        await app.Send(new ChangeSetting("booking.closes_at", "20", new(2023, 7, 1)));
        Assert.Equal("booking.closed_hours", await Run(evening, Coordinator, "coordinator")); // by the hours of its own day, which are not today's
        Assert.Null(await Run(Booking(room, other, new(2023, 6, 27), "20:00", "21:00"), Coordinator, "coordinator"));
    }

    private static BookSpace Of(Guid room, Guid structure, DateOnly day, int hour) => new(Guid.CreateVersion7(), room, structure, day, new(hour, 0), new(hour + 1, 0), BookingPurpose.Meeting, ByStaff: true);

    private async Task<string> Follow(string what, Guid person) =>
        (await Ask($"mutation {{ openCalendarFeed({what}) {{ openedCalendarFeed {{ path }} userErrors {{ code }} }} }}", person, "member"))
            .GetProperty("openCalendarFeed").GetProperty("openedCalendarFeed").GetProperty("path").GetString()!;

    /// <summary>As an agenda reads it, by the parser that agendas of .NET have; none when the address opens nothing.</summary>
    private async Task<Ical.Net.Calendar?> Agenda(string path, string tenant = MilaApp.Mila)
    {
        using var client = app.Client(tenant);
        using var answer = await client.GetAsync(path, Cancellation);
        if (!answer.IsSuccessStatusCode)
            return null;
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        return Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static string Booking(Guid space, Guid? structure, DateOnly day, string from = "14:00", string until = "16:00") =>
        $"""bookSpace(spaceId: "{space}", {(structure is null ? "" : $"""structureId: "{structure}", """)}day: "{day:O}", from: "{from}:00", until: "{until}:00", purpose: MEETING)""";

    private static DateOnly Worked(DateOnly day) => CivilCalendar.NextWorked(day);

    private async Task<string?> Try(object command)
    {
        try
        {
            await app.Send(command);
            return null;
        }
        catch (RuleViolation refused)
        {
            return refused.Code;
        }
    }

    private async Task<(Guid Structure, Guid Leader)> Member(string name)
    {
        var (id, leader) = (NamedId.Of("booking", name), NamedId.Of("booking", name, "leader"));
        await app.Send(new RecordPerson(leader, "Ada", name, $"{id:N}@exemple.fr"));
        await app.Send(new RegisterStructure(id, StructureKind.Company, name, null, null, null, [Activity.Label], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)));
        await app.Send(new BeginMembership(id, new DateOnly(2022, 1, 3), null));
        await app.Quiet();
        return (id, leader);
    }

    private async Task<Guid> Space(string name, SpaceKind kind)
    {
        var (site, space) = (NamedId.Of("booking", "site"), NamedId.Of("booking", "space", name));
        await app.Send(new OpenSite(site, "Pôle", null, 1));
        await app.Send(new RegisterSpace(space, site, kind, name, 1800, 1));
        return space;
    }

    private async Task<JsonElement> Ask(string document, Guid person, string role, string tenant = MilaApp.Mila)
    {
        var answer = await app.Graph(document, null, tenant, person, role);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind is JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data");
    }

    private async Task<string?> Run(string mutation, Guid person, string role, string tenant = MilaApp.Mila) =>
        (await Ask($"mutation {{ it: {mutation} {{ userErrors {{ code }} }} }}", person, role, tenant))
            .GetProperty("it").GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();

    private async Task<IReadOnlyList<Letter>> Written(Guid structure, string template = "booking_cancelled")
    {
        await using var session = app.Query();
        return await session.Query<Letter>().Where(letter => letter.Template == template && letter.SubjectId == structure).ToListAsync(Cancellation);
    }
}
