using Mila.Kernel;
using Mila.Membership.Volunteering;
using Xunit;

namespace Mila.Membership.Tests.Volunteering;

public sealed class VolunteerTests
{
    private static readonly Guid Person = NamedId.Of("person");
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly Money Rate = Money.Euros(11.27m);
    private static readonly DeclareHours Command = new(NamedId.Of("declaration"), Person, VolunteerTask.Event, 90, Today);

    private static VolunteerLedger Ledger(params IEnumerable<object> facts) => facts.Aggregate(new VolunteerLedger(), (ledger, fact) => ledger.Evolve(fact));

    private static HoursDeclared Declared(int minutes = 90) => DeclareHoursHandler.Decide(Command with { Minutes = minutes }, new(), true, Rate, Today)!;

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void Time_is_given_by_a_volunteer_on_a_day_that_has_twenty_four_hours()
    {
        HoursDeclared? Decide(DeclareHours command, bool isVolunteer = true, params object[] before) => DeclareHoursHandler.Decide(command, Ledger(before), isVolunteer, Rate, Today);

        Assert.Equal((90, 2023, Rate), Decide(Command) is { } declared ? (declared.Minutes, declared.Year, declared.Rate) : default);
        Assert.Null(Decide(Command, true, Declared()));
        Assert.Equal("hours.not_volunteer", Refusal(() => Decide(Command, isVolunteer: false)));
        Assert.Equal("hours.day_refused", Refusal(() => Decide(Command with { On = Today.AddDays(1) })));
        Assert.Equal("hours.day_refused", Refusal(() => Decide(Command with { On = new(2021, 12, 31) })));
        Assert.NotNull(Decide(Command with { On = new(2022, 1, 1) }));
        Assert.Equal("hours.more_than_a_day", Refusal(() => Decide(Command with { Minutes = 0 })));
        Assert.Equal("hours.more_than_a_day", Refusal(() => Decide(Command with { DeclarationId = NamedId.Of("other"), Minutes = 1_351 }, true, Declared())));
    }

    [Fact]
    public void It_is_put_right_within_its_year_and_cancelled_and_valued_at_the_rate_of_its_day()
    {
        var ledger = Ledger(Declared());
        CorrectHours correct = new(Person, 2023, Command.DeclarationId, VolunteerTask.Meeting, 100, Today.AddDays(-1));
        var corrected = ledger.Evolve(CorrectHoursHandler.Decide(correct, ledger, Money.Euros(12), Today)!);

        Assert.Equal((VolunteerTask.Meeting, 100, Money.Euros(20)), Assert.Single(corrected.Entries) is var entry ? (entry.Task, entry.Minutes, entry.Value) : default);
        Assert.Equal(new Money(16_91), ledger.Value); // 16.905, half up
        Assert.Null(CorrectHoursHandler.Decide(correct, corrected, Rate, Today));
        Assert.Equal("hours.other_year", Refusal(() => CorrectHoursHandler.Decide(correct with { On = new(2022, 12, 31) }, ledger, Rate, Today)));
        Assert.Equal("hours.unknown", Refusal(() => CorrectHoursHandler.Decide(correct, null, Rate, Today)));

        var cancelled = ledger.Evolve(CancelHoursHandler.Decide(new(Person, 2023, Command.DeclarationId), ledger, Today)!);
        Assert.Equal((0, Money.Zero), (cancelled.Minutes, cancelled.Value));
        Assert.Null(CancelHoursHandler.Decide(new(Person, 2023, Command.DeclarationId), cancelled, Today));
        Assert.Equal("hours.cancelled", Refusal(() => CorrectHoursHandler.Decide(correct, cancelled, Rate, Today)));
    }
}
