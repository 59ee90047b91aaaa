using CsCheck;
using Mila.Incubation.Works;
using Mila.Kernel;
using Xunit;

namespace Mila.Incubation.Tests.Works;

/// <summary>What state premises are in as of any day, and what their meters showed.</summary>
public sealed class PremisesTests
{
    private static readonly Guid Id = NamedId.Of("premises");
    private static readonly Guid Viewer = NamedId.Of("viewer");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Premises Shop = new Premises().Evolve(RegisterPremisesHandler.Decide(new(Id, " Boutique 3 ", " ", PremisesUse.Shop, NamedId.Of("space"), 3), [], Today));

    private static Premises Of(params IEnumerable<object?> facts) => facts.Aggregate(Shop, (premises, fact) => premises.Evolve(fact!));

    private static PremisesSurveyed? Look(string survey, DateOnly day, params ElementSeen[] elements) => SurveyPremisesHandler.Decide(new(Id, NamedId.Of(survey), Viewer, elements, day), Shop, Today);

    private static MeterRead? Read(Premises premises, long index, DateOnly day, bool isNew = false, MeterKind kind = MeterKind.Electricity) =>
        ReadMeterHandler.Decide(new(Id, NamedId.Of($"{kind} {index} {day}"), kind, index, isNew, day), premises, Today);

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void Premises_have_a_name_of_their_own_and_a_space_is_counted_once()
    {
        Assert.Equal(("Boutique 3", null), (Shop.Name, Shop.Address));
        RegisterPremises other = new(NamedId.Of("other"), "Boutique 4", null, PremisesUse.Shop, null, 4);
        Assert.Equal("premises.name_refused", Refusal(() => RegisterPremisesHandler.Decide(other with { Name = " " }, [], Today)));
        Assert.Equal("premises.name_taken", Refusal(() => RegisterPremisesHandler.Decide(other with { Name = "boutique 3" }, [Shop], Today)));
        Assert.Equal("premises.counted_twice", Refusal(() => RegisterPremisesHandler.Decide(other with { SpaceId = Shop.SpaceId }, [Shop], Today)));
    }

    [Fact]
    public void The_register_is_as_it_was_last_seen_on_any_day_and_what_was_wrong_counts_no_more()
    {
        var autumn = Look("autumn", new(2022, 10, 4), new(PremisesElement.Windows, ElementCondition.Bad, ElementTrait.SingleGlazed), new(PremisesElement.Shutter, ElementCondition.OutOfOrder, ElementTrait.Blocked));
        var spring = Look("spring", new(2023, 4, 3), new ElementSeen(PremisesElement.Windows, ElementCondition.Good));
        var premises = Of(spring, autumn); // put down in another order than seen

        Assert.Empty(premises.On(new(2022, 10, 3)));
        Assert.Equal([ElementCondition.Bad, ElementCondition.OutOfOrder], premises.On(new(2023, 4, 2)).Select(known => known.Seen.Condition));
        Assert.Equal([ElementCondition.Good, ElementCondition.OutOfOrder], premises.On(Today).Select(known => known.Seen.Condition));
        Assert.Equal(Viewer, premises.On(Today).First().Survey.SurveyedBy);

        var withdrawn = WithdrawSurveyHandler.Decide(new(Id, NamedId.Of("spring")), premises, Today);
        Assert.Equal(ElementCondition.Bad, Of(spring, autumn, withdrawn).On(Today).First().Seen.Condition);
        Assert.Null(WithdrawSurveyHandler.Decide(new(Id, NamedId.Of("spring")), Of(spring, withdrawn), Today));
        Assert.Equal("survey.unknown", Refusal(() => WithdrawSurveyHandler.Decide(new(Id, Id), premises, Today)));
    }

    [Fact]
    public void Somebody_saw_something_by_today_and_told_each_element_once()
    {
        ElementSeen door = new(PremisesElement.Doors, ElementCondition.Worn);
        Assert.Equal("survey.day_refused", Refusal(() => Look("x", Today.AddDays(1), door)));
        Assert.Equal("survey.empty", Refusal(() => Look("x", Today)));
        Assert.Equal("survey.element_twice", Refusal(() => Look("x", Today, door, door with { Condition = ElementCondition.Bad })));
        Assert.Null(SurveyPremisesHandler.Decide(new(Id, NamedId.Of("x"), Viewer, [door], Today), Of(Look("x", Today, door)), Today));
    }

    [Fact]
    public void A_meter_does_not_go_back_unless_it_is_a_new_one()
    {
        var read = Of(Read(Shop, 1_000, new(2023, 1, 1)), Read(Shop, 1_400, new(2023, 4, 1)));

        Assert.Equal("meter.index_back", Refusal(() => Read(read, 1_399, new(2023, 5, 1))));
        Assert.Equal("meter.index_ahead", Refusal(() => Read(read, 1_401, new(2023, 3, 1))));
        Assert.NotNull(Read(read, 1_200, new(2023, 3, 1)));
        Assert.NotNull(Read(read, 3, new(2023, 5, 1), kind: MeterKind.Gas));
        Assert.NotNull(Read(read, 3, new(2023, 5, 1), isNew: true));
        Assert.Equal("meter.read_that_day", Refusal(() => Read(read, 1_500, new(2023, 4, 1))));
        Assert.Equal("meter.day_refused", Refusal(() => Read(read, 1_500, Today.AddDays(1))));
        Assert.Equal("meter.index_refused", Refusal(() => Read(read, -1, Today)));
        Assert.Equal("meter.index_refused", Refusal(() => Read(read, 100_000_000, Today)));
        Assert.NotNull(WithdrawReadingHandler.Decide(new(Id, read.Readings[0].Id), read, Today));
        Assert.Null(WithdrawReadingHandler.Decide(new(Id, Id), read, Today));
    }

    [Fact]
    public void What_was_used_is_the_difference_of_two_readings_across_a_change_of_meter()
    {
        DateOnly change = new(2023, 4, 1);
        var premises = Of(
            Read(Shop, 1_000, new(2023, 1, 1)), Read(Shop, 1_400, change), Read(Shop, 5, change, isNew: true), Read(Shop, 105, new(2023, 6, 1)));

        Assert.Equal((500, 151, false), premises.Used(MeterKind.Electricity, new(2023, 1, 1), Today) is { } all ? (all.Quantity, all.Days, all.IsPartial) : default);
        Assert.Equal(1_209, premises.Used(MeterKind.Electricity, new(2023, 1, 1), Today)!.PerYear); // 500 × 365 / 151 = 1208.6
        Assert.Null(premises.Used(MeterKind.Electricity, new(2023, 4, 2), Today));
        Assert.Null(premises.Used(MeterKind.Water, new(2023, 1, 1), Today));
        Assert.True(Of(Read(Shop, 1_000, new(2023, 1, 1)), Read(Shop, 5, change, isNew: true), Read(Shop, 105, new(2023, 6, 1))).Used(MeterKind.Electricity, new(2023, 1, 1), Today)!.IsPartial);
    }

    [Fact]
    public void Readings_put_down_in_any_order_make_the_same_consumption() => Gen.Int[1, 500].Array[2, 8].SelectMany(steps => Gen.Shuffle(Enumerable.Range(0, steps.Length).ToArray()).Select(order => (steps, order))).Sample(each =>
    {
        var index = each.steps.Select((_, n) => (long)each.steps.Take(n + 1).Sum()).ToArray();
        var premises = each.order.Aggregate(Shop, (known, n) => known.Evolve(Read(known, index[n], new DateOnly(2023, 1, 1).AddDays(n))!));
        Assert.Equal(index[^1] - index[0], premises.Used(MeterKind.Electricity, new(2023, 1, 1), Today)!.Quantity);
    });
}
