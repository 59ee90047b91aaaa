using System.Globalization;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Calls;

/// <summary>The office hears one that asks for the space before it is ranked (entretien); set again, it replaces what was set before. Its leaders are written to.</summary>
/// <param name="Time">In the association's time.</param>
/// <param name="Place">A venue, as it is printed; never a person.</param>
public sealed record SetInterview(Guid CallId, Guid StructureId, DateOnly Day, TimeOnly Time, string Place);

public static class SetInterviewHandler
{
    private const string Letter = "space_interview";
    private const int LongestPlace = 200;

    /// <returns>None when it is set so already.</returns>
    public static SpaceInterviewSet? Decide(SetInterview command, SpaceCall call, DateOnly today)
    {
        var applicant = call.ToBeHeard(command.StructureId);
        Rule.That(applicant.Note is null, "space_interview.held_already", "It was held, and noted.");
        var place = command.Place.Trim();
        if (applicant.Interview == new SpaceInterview(command.Day, command.Time, place))
            return null;
        Rule.That(command.Day >= today, "space_interview.in_the_past", "One is heard on a day to come.", "day");
        Rule.That(place.Length is >= 1 and <= LongestPlace, "space_interview.no_place", "It is held somewhere.", "place");
        return new(call.Id, command.StructureId, command.Day, command.Time, place, today);
    }

    /// <summary>One that asks, while the board is not asked.</summary>
    internal static SpaceApplicant ToBeHeard(this SpaceCall call, Guid structureId)
    {
        Rule.That(call.State is SpaceCallState.Open or SpaceCallState.ToBeRankedAgain, "space_call.ranked_already", "The board is asked, or has decided.");
        Rule.That(call[structureId] is not null, "space_interview.not_applicant", "It does not ask for the space.");
        return call[structureId]!;
    }

    public static async Task<OutgoingMessages> Handle(SetInterview command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CallToWrite(command.CallId, cancellation);
        var (call, version) = (stream.Aggregate!, stream.CurrentVersion);
        if (Decide(command, call, moment.Today) is not { } set)
            return [];
        var messages = stream.Record(set);
        if (await session.LoadAsync<KnownStructure>(set.StructureId, cancellation) is { Leaders.Count: > 0 } structure)
        {
            var space = (await session.LoadAsync<Space>(call.SpaceId, cancellation))!;
            messages.Add(new SendLetter(NamedId.Of(Letter, call.Id.ToString(), $"{version}"), Letter, structure.Leaders, SpaceCallStream.Subject, call.Id, new Dictionary<string, string>
            {
                ["structure"] = Joined.Sheet(set.StructureId), ["space"] = space.Name, ["interview_on"] = Iso(set.Day), ["time"] = French.Time(set.Time), ["place"] = set.Place,
                ["was_on"] = call[set.StructureId]!.Interview is { } before ? Iso(before.Day) : "", ["page"] = $"/appels-espaces/{call.Id}",
            }));
        }
        return messages;
    }

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

public sealed class SpaceInterviewType : ObjectGraphType<SpaceInterview>
{
    public SpaceInterviewType()
    {
        Name = "SpaceInterview";
        Description = "When one that asks for a space is heard (entretien).";
        Field(interview => interview.Day);
        Field(interview => interview.Time).Description("In the association's time.");
        Field(interview => interview.Place);
    }
}

public static class SetInterviewField
{
    public const string Policy = "incubation.hold_interviews";

    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<SetInterview, SpaceCallType>("setSpaceInterview", Policy)
        .Describe("The office sets when one that asks for the space is heard, and writes to its leaders; set again, it replaces what was set before. Until the board is asked.")
        .Argument<NonNullGraphType<GuidGraphType>>("callId")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("day")
        .Argument<NonNullGraphType<TimeOnlyGraphType>>("time", "The hour in Paris.")
        .Argument<NonNullGraphType<StringGraphType>>("place", "Where, as it is printed; it names a venue, never a person.")
        .Send(context => new SetInterview(
            context.GetArgument<Guid>("callId"), context.GetArgument<Guid>("structureId"), context.GetArgument<DateOnly>("day"), context.GetArgument<TimeOnly>("time"), context.GetArgument<string>("place")))
        .Return<SpaceCall>(command => command.CallId);
}
