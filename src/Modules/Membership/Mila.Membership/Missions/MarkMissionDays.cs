using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Missions;

/// <summary>What days of one month of a mission were (présences), says the volunteer until the month is stated, the tutor or the office at any time.</summary>
/// <param name="Month">Any day of it.</param>
public sealed record MarkMissionDays(Guid MissionId, DateOnly Month, IReadOnlyList<MissionDay> Days, bool ByOffice);

public static class MarkMissionDaysHandler
{
    /// <returns>None when nothing changes.</returns>
    public static MissionDaysMarked? Decide(MarkMissionDays command, CivicMission mission, MissionMonth? month, Guid? actor, DateOnly today)
    {
        var leads = command.ByOffice || actor == mission.TutorId;
        Rule.That(leads || actor == mission.PersonId, "mission_day.not_yours", "The volunteer, the tutor or the office marks the days.");
        Rule.That(leads || month?.StatedOn is null, "mission_month.stated", "The month is stated: the tutor puts it right.");
        Rule.That(command.Days.All(day => MissionMonth.Of(day.Day) == MissionMonth.Of(command.Month) && mission.Covers(day.Day)), "mission_day.outside_mission", "Days are of that month and of the mission.", "days");
        Rule.That(command.Days.DistinctBy(day => day.Day).Count() == command.Days.Count, "mission_day.twice", "A day is marked once.", "days");
        Rule.That(command.Days.All(day => day.Day <= today || day.Presence is null or MissionPresence.Leave or MissionPresence.Training), "mission_day.to_come", "A day to come is leave or training, or nothing yet.", "days");

        var first = MissionMonth.Of(command.Month);
        MissionDay[] changed = [.. command.Days.Where(day => day.Presence != (month is not null && month.Days.TryGetValue(day.Day, out var before) ? before : null))];
        return changed is [] ? null : new(MissionMonth.IdOf(mission.Id, first), mission.Id, mission.PersonId, first, changed, today);
    }

    public static async Task<OutgoingMessages> Handle(MarkMissionDays command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var mission = await session.MissionOf(command.MissionId, cancellation);
        var stream = await session.Events.FetchForWriting<MissionMonth>(MissionMonth.IdOf(mission.Id, command.Month), cancellation);
        if (Decide(command, mission, stream.Aggregate, moment.Actor, moment.Today) is not { } marked)
            return [];
        OutgoingMessages messages = stream.Aggregate is null ? [StartInstance.Of(MissionMonthWorkflow.Definition, MissionMonthWorkflow.Subject, marked.MonthId)] : [];
        return [.. stream.Record(mission, marked), .. messages];
    }
}

/// <summary>A month that is over is stated (état de présence constaté): from then on the volunteer changes nothing of it.</summary>
/// <param name="Month">Any day of it.</param>
public sealed record StateMissionMonth(Guid MissionId, DateOnly Month, bool ByOffice);

public static class StateMissionMonthHandler
{
    /// <returns>None when it is stated already.</returns>
    public static MissionMonthStated? Decide(StateMissionMonth command, CivicMission mission, MissionMonth? month, Guid? actor, DateOnly today)
    {
        Rule.That(actor is not null && (command.ByOffice || actor == mission.TutorId), "mission_month.not_tutor", "The tutor or the office states a month.");
        if (month?.StatedOn is not null)
            return null;
        Rule.That(month is { Days.Count: > 0 }, "mission_month.empty", "Nothing is marked in that month.");
        Rule.That(today > MissionMonthWorkflow.LastDay(mission, month.Month), "mission_month.not_over", "The month is not over.");

        return new(month.Id, actor.Value, today);
    }

    public static async Task<OutgoingMessages> Handle(StateMissionMonth command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var mission = await session.MissionOf(command.MissionId, cancellation);
        var stream = await session.Events.FetchForWriting<MissionMonth>(MissionMonth.IdOf(mission.Id, command.Month), cancellation);
        return Decide(command, mission, stream.Aggregate, moment.Actor, moment.Today) is { } stated ? stream.Record(mission, stated) : [];
    }
}

public sealed class MissionDayInputType : InputObjectGraphType<MissionDay>
{
    public MissionDayInputType()
    {
        Name = "MissionDayMarked";
        Field(day => day.Day);
        Field<EnumerationGraphType<MissionPresence>>("presence").Description("Null takes back what was marked.");
    }
}

public static class MissionMonthFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<MarkMissionDays, MissionMonthType>("markMissionDays", "membership.mark_presence")
            .Describe("What days of one month of a mission were; a later word on a day puts it right. The volunteer marks until the month is stated, the tutor and the office at any time.")
            .Argument<NonNullGraphType<GuidGraphType>>("missionId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("month", "Any day of it.")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<MissionDayInputType>>>>("days", "Those to mark; the others stay.")
            .Send(context => new MarkMissionDays(
                context.GetArgument<Guid>("missionId"), context.GetArgument<DateOnly>("month"), context.GetArgument<List<MissionDay>>("days"), MissionMonthType.IsOffice(context.Actor())))
            .Return<MissionMonth>(command => MissionMonth.IdOf(command.MissionId, command.Month));
        mutation.Command<StateMissionMonth, MissionMonthType>("stateMissionMonth", "membership.state_presence")
            .Describe("A month that is over is stated by the tutor or the office; from then on the volunteer changes nothing of it.")
            .Argument<NonNullGraphType<GuidGraphType>>("missionId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("month", "Any day of it.")
            .Send(context => new StateMissionMonth(context.GetArgument<Guid>("missionId"), context.GetArgument<DateOnly>("month"), MissionMonthType.IsOffice(context.Actor())))
            .Return<MissionMonth>(command => MissionMonth.IdOf(command.MissionId, command.Month));
    }
}
