using Mila.Incubation.Bookings;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules;
using Xunit;

namespace Mila.Incubation.Tests.Bookings;

public sealed class CalendarFeedTests
{
    private static readonly Guid Ada = NamedId.Of("ada");
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Moment Now = new(new(2023, 6, 15, 7, 0, 0, TimeSpan.Zero), CivilCalendar.Paris, "mila", Ada);
    private static readonly KnownStructure Known = new(StructureId, 1, [], [], []) { Speakers = [Ada] };
    private static readonly OpenCalendarFeed OfStructure = new(NamedId.Of("feed"), CalendarFeedKind.Structure, StructureId, "secret", ByOffice: false);

    private static Space Space(SpaceKind kind) => new Space().Evolve(new SpaceRegistered(NamedId.Of("space"), NamedId.Of("site"), kind, "Salle", null, 1, new(2020, 1, 1)));

    private static string Refusal(OpenCalendarFeed command, Space? space = null, KnownStructure? structure = null, int open = 0, Moment? moment = null) =>
        Assert.Throws<RuleViolation>(() => OpenCalendarFeedHandler.Decide(command, space, structure, open, moment ?? Now)).Code;

    [Fact]
    public void Who_speaks_for_a_structure_follows_it_everybody_a_space_and_one_s_own()
    {
        var opened = OpenCalendarFeedHandler.Decide(OfStructure, null, Known, 0, Now);
        Assert.Equal((StructureId, Ada, Secrets.KeyOf("secret")), (opened.SubjectId, opened.By, opened.Key));
        Assert.DoesNotContain("secret", opened.ToString() + OfStructure, StringComparison.Ordinal);
        Assert.Equal(Ada, OpenCalendarFeedHandler.Decide(OfStructure with { Kind = CalendarFeedKind.Person, SubjectId = null }, null, null, 0, Now).SubjectId);
        Assert.NotNull(OpenCalendarFeedHandler.Decide(OfStructure with { Kind = CalendarFeedKind.Space, SubjectId = NamedId.Of("space") }, Space(SpaceKind.WebRadio), null, 0, Now));
        Assert.NotNull(OpenCalendarFeedHandler.Decide(OfStructure with { ByOffice = true }, null, Known with { Speakers = [] }, 0, Now));

        Assert.Equal("calendar_feed.not_yours", Refusal(OfStructure, structure: Known with { Speakers = [] }));
        Assert.Equal("calendar_feed.unknown", Refusal(OfStructure with { ByOffice = true }));
        Assert.Equal("calendar_feed.unknown", Refusal(OfStructure with { Kind = CalendarFeedKind.Space }, Space(SpaceKind.Office)));
        Assert.Equal("calendar_feed.too_many", Refusal(OfStructure, structure: Known, open: 20));
        Assert.Equal("calendar_feed.nobody", Refusal(OfStructure, structure: Known, moment: Now with { Actor = null }));
    }

    [Fact]
    public void An_address_is_revoked_once_by_whose_it_is()
    {
        var feed = new CalendarFeed().Evolve(OpenCalendarFeedHandler.Decide(OfStructure, null, Known, 0, Now));

        Assert.Null(CloseCalendarFeedHandler.Decide(feed.Evolve(CloseCalendarFeedHandler.Decide(feed, Now)!), Now));
        Assert.Equal("calendar_feed.unknown", Assert.Throws<RuleViolation>(() => CloseCalendarFeedHandler.Decide(feed, Now with { Actor = StructureId })).Code);
        Assert.Equal("calendar_feed.unknown", Assert.Throws<RuleViolation>(() => CloseCalendarFeedHandler.Decide(null, Now)).Code);
    }
}
