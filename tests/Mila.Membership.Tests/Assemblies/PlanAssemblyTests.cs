using Mila.Membership.Assemblies;
using Mila.Membership.Board;
using Mila.Membership.Structures;
using Xunit;
using static Mila.Membership.Tests.Assemblies.Meeting;

namespace Mila.Membership.Tests.Assemblies;

public class PlanAssemblyTests
{
    private static readonly PlanAssembly Command = new(Id, Day, Time, " Hasard Ludique ", [new(AgendaKind.ActivityReport), new(AgendaKind.Other, "Rue piétonne")]);

    private static AssemblyPlanned Decide(PlanAssembly command, DateOnly? today = null) => PlanAssemblyHandler.Decide(command, Rules, [All], today ?? Meeting.Planned);

    [Fact]
    public void An_agenda_is_numbered_in_its_order_and_the_statutes_of_the_day_are_kept()
    {
        var planned = Decide(Command);

        Assert.Equal([new(1, AgendaKind.ActivityReport, null), new(2, AgendaKind.Other, "Rue piétonne")], planned.Agenda);
        Assert.Equal(("Hasard Ludique", Rules), (planned.Place, planned.Rules));
    }

    [Fact]
    public void It_is_planned_while_there_is_time_to_convene()
    {
        Assert.Equal(Day, Decide(Command, Day.AddDays(-15)).Day);
        Assert.Equal("assembly.too_soon", Refusal(() => Decide(Command, Day.AddDays(-14))));
    }

    [Fact]
    public void It_has_a_place_and_an_agenda_of_matters_that_stand_once_with_a_title_where_that_is_needed()
    {
        Assert.Equal("assembly.no_place", Refusal(() => Decide(Command with { Place = " " })));
        Assert.Equal("assembly.no_agenda", Refusal(() => Decide(Command with { Agenda = [] })));
        Assert.Equal("assembly.item_twice", Refusal(() => Decide(Command with { Agenda = [new(AgendaKind.Accounts), new(AgendaKind.Accounts)] })));
        Assert.Equal("assembly.item_untitled", Refusal(() => Decide(Command with { Agenda = [new(AgendaKind.Other)] })));
        Assert.Equal(2, Decide(Command with { Agenda = [new(AgendaKind.Other, "Une"), new(AgendaKind.Other, "Deux")] }).Agenda.Count);
    }

    [Fact]
    public void Colleges_are_read_from_the_setting()
    {
        Assert.Equal(("adhérents", 10, 0), AssemblyStatutes.CollegesFrom("adhérents 10") is [var all] ? (all.Name, all.Seats, all.Of.Count) : default);

        var two = AssemblyStatutes.CollegesFrom("hébergés (hosted, shop) 4 ; bénéficiaires (beneficiary) 6");
        Assert.Equal([("hébergés", 4), ("bénéficiaires", 6)], two.Select(college => (college.Name, college.Seats)));
        Assert.True(two[0].Has(new(Member(0), Affiliation.Shop)));
        Assert.False(two[0].Has(new(Member(0), Affiliation.Beneficiary)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("adhérents")]
    [InlineData("adhérents 0")]
    [InlineData("hébergés (rented) 4")]
    [InlineData("adhérents 4 ; adhérents 6")]
    public void What_names_no_college_is_refused(string setting) =>
        Assert.Equal("assembly.colleges_unreadable", Refusal(() => AssemblyStatutes.CollegesFrom(setting)));
}

public class ConveneAssemblyTests
{
    [Fact]
    public void It_is_convened_until_the_last_day_that_the_statutes_allow_and_once()
    {
        Assert.NotNull(ConveneAssemblyHandler.Decide(Of(Plan), Day.AddDays(-15)));
        Assert.Equal("assembly.convened_too_late", Refusal(() => ConveneAssemblyHandler.Decide(Of(Plan), Day.AddDays(-14))));
        Assert.Null(ConveneAssemblyHandler.Decide(Convened(), Day));
        Assert.Equal("assembly.not_planned", Refusal(() => ConveneAssemblyHandler.Decide(Open(3), Day)));
    }

    [Fact]
    public void Another_day_is_chosen_before_the_convocation_or_after_a_sitting_without_quorum()
    {
        var later = new RescheduleAssembly(Id, Day.AddDays(30), Time);

        Assert.Equal(later.Day, RescheduleAssemblyHandler.Decide(later, Of(Plan), Meeting.Planned)!.Day);
        Assert.Null(RescheduleAssemblyHandler.Decide(later with { Day = Day }, Of(Plan), Meeting.Planned));
        Assert.Equal("assembly.convened_already", Refusal(() => RescheduleAssemblyHandler.Decide(later, Convened(), Meeting.Planned)));
        Assert.Equal("assembly.too_soon", Refusal(() => RescheduleAssemblyHandler.Decide(later, Of(Plan), later.Day.AddDays(-14))));

        var second = Convened(Present(1), new AssemblyQuorumMissed(Id, 10, 1, 3, Day), new AssemblyRescheduled(Id, later.Day, Time, Day));
        Assert.Equal((AssemblyState.Planned, 2), (second.State, second.Sitting));
        Assert.Empty(second.Present);
        Assert.Equal(1, Of(Plan, new AssemblyRescheduled(Id, later.Day, Time, Meeting.Planned)).Sitting);
    }

    [Fact]
    public void It_is_called_off_until_it_is_opened()
    {
        Assert.NotNull(CallOffAssemblyHandler.Decide(Convened(), Day));
        Assert.Null(CallOffAssemblyHandler.Decide(Convened(new AssemblyCalledOff(Id, Day)), Day));
        Assert.Equal("assembly.held_already", Refusal(() => CallOffAssemblyHandler.Decide(Open(3), Day)));
    }

    [Theory]
    [InlineData(AssemblyReminder.Convocation, true)]
    [InlineData(AssemblyReminder.Declaration, false)]
    [InlineData(AssemblyReminder.PresidentSignature, false)]
    [InlineData(AssemblyReminder.SecretarySignature, false)]
    public void A_reminder_that_is_needed_no_more_is_not_written(AssemblyReminder reminder, bool beforeTheConvocation)
    {
        Assert.Equal(beforeTheConvocation, RemindOfAssemblyHandler.IsDue(reminder, Of(Plan)));
        Assert.False(RemindOfAssemblyHandler.IsDue(reminder, Convened()));
    }

    [Fact]
    public void Who_has_not_signed_is_reminded_alone()
    {
        var signed = Open(4, new AssemblyClosed(Id, [], false, Day), new AssemblyMinutesSigned(Id, BoardRole.President, Person(1), "", null, Day));

        Assert.False(RemindOfAssemblyHandler.IsDue(AssemblyReminder.PresidentSignature, signed));
        Assert.True(RemindOfAssemblyHandler.IsDue(AssemblyReminder.SecretarySignature, signed));
    }
}
