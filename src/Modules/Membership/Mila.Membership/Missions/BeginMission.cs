using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Documents;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Missions;

/// <summary>A volunteer of the civic service comes for some months (accueil d’un volontaire), and may see what the mission needs on its days.</summary>
/// <param name="Purpose">What the mission is about; kept with people's data.</param>
public sealed record BeginMission(Guid MissionId, Guid PersonId, Guid TutorId, DateOnly From, DateOnly LastDay, string Purpose)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(BeginMission)} {MissionId}";
}

public static class BeginMissionHandler
{
    public const string Role = "civic_volunteer";

    /// <summary>An engagement lasts six to twelve months (Code du service national, art. L120-1).</summary>
    private const int LeastMonths = 6;
    private const int MostMonths = 12;

    /// <param name="register">The agreements of the register.</param>
    /// <param name="others">The person's other missions.</param>
    public static MissionBegun Decide(BeginMission command, IEnumerable<RegisteredDocument> register, IEnumerable<CivicMission> others, DateOnly today)
    {
        Rule.That(command.LastDay >= command.From.AddMonths(LeastMonths).AddDays(-1) && command.LastDay < command.From.AddMonths(MostMonths),
            "mission.length_refused", "A mission lasts six to twelve months.", "lastDay");
        Rule.That(command.TutorId != command.PersonId, "mission.own_tutor", "The tutor is somebody else.", "tutorId");
        Rule.That(others.All(other => other.LastDay < command.From || command.LastDay < other.From), "mission.overlaps", "One mission at a time.", "from");
        var agreement = register.FirstOrDefault(document => document.Kind is DocumentKind.CivicServiceAgreement && document.IsInForceOn(command.From));
        Rule.That(agreement is not null, "mission.no_agreement", "The register holds no agreement for that day.", "from");

        return new(command.MissionId, command.PersonId, command.TutorId, agreement.Id, command.From, command.LastDay, today);
    }

    public static async Task Handle(BeginMission command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<CivicMission>(command.MissionId, cancellation);
        if (stream.Aggregate is not null)
            return;
        var people = await session.LoadManyAsync<Person>(cancellation, [command.PersonId, command.TutorId]);
        Rule.That(people.Count(person => person.ErasedAt is null) == 2 || command.PersonId == command.TutorId, "person.unknown", "There is no such person.", "personId");
        var register = await session.Query<RegisteredDocument>().Where(document => document.Kind == DocumentKind.CivicServiceAgreement).ToListAsync(cancellation);
        var others = await session.Query<CivicMission>().Where(mission => mission.PersonId == command.PersonId).ToListAsync(cancellation);
        var begun = Decide(command, register, others, moment.Today);
        session.Keep(ErasableText.Of(CivicMission.PurposeOf(command.MissionId), "mission.purpose", command.MissionId, [command.PersonId], command.Purpose, "purpose"));
        stream.AppendOne(begun);
        session.Grant(RightOf(new CivicMission().Evolve(begun)));
    }

    /// <summary>What the volunteer may do on the host, on the days of the mission alone.</summary>
    public static RoleGrant RightOf(CivicMission mission) => new()
    {
        Id = NamedId.Of("civic-mission", "role", mission.Id.ToString()), PersonId = mission.PersonId, Role = Role, From = mission.From, Until = mission.LastDay.AddDays(1),
    };
}

/// <summary>The mission ends before its last day (rupture du contrat de volontariat); so does what the volunteer may see.</summary>
public sealed record ShortenMission(Guid MissionId, DateOnly LastDay);

public static class ShortenMissionHandler
{
    /// <returns>None when it ends then already.</returns>
    public static MissionShortened? Decide(ShortenMission command, CivicMission mission, DateOnly today)
    {
        if (mission.LastDay == command.LastDay)
            return null;
        Rule.That(mission.Covers(command.LastDay), "mission.end_refused", "It ends on one of its days.", "lastDay");
        return new(mission.Id, command.LastDay, today);
    }

    public static async Task Handle(ShortenMission command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<CivicMission>(command.MissionId, cancellation);
        Rule.That(stream.Aggregate is not null, "mission.unknown", "There is no such mission.", "missionId");
        if (Decide(command, stream.Aggregate, moment.Today) is not { } shortened)
            return;
        stream.AppendOne(shortened);
        session.Grant(BeginMissionHandler.RightOf(stream.Aggregate.Evolve(shortened)));
    }
}

public static class MissionFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<BeginMission, CivicMissionType>("beginMission", "membership.keep_missions")
            .Describe("A volunteer of the civic service comes for six to twelve months, under an agreement of the register that is in force on the first day.")
            .Argument<NonNullGraphType<GuidGraphType>>("personId")
            .Argument<NonNullGraphType<GuidGraphType>>("tutorId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("from")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("lastDay")
            .Argument<NonNullGraphType<StringGraphType>>("purpose", "What the mission is about.")
            .Send(context => new BeginMission(
                Guid.CreateVersion7(), context.GetArgument<Guid>("personId"), context.GetArgument<Guid>("tutorId"), context.GetArgument<DateOnly>("from"),
                context.GetArgument<DateOnly>("lastDay"), context.GetArgument<string>("purpose")))
            .Return<CivicMission>(command => command.MissionId);
        mutation.Command<ShortenMission, CivicMissionType>("shortenMission", "membership.keep_missions")
            .Describe("The mission ends before its last day; so does what the volunteer may see.")
            .Argument<NonNullGraphType<GuidGraphType>>("missionId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("lastDay")
            .Send(context => new ShortenMission(context.GetArgument<Guid>("missionId"), context.GetArgument<DateOnly>("lastDay")))
            .Return<CivicMission>(command => command.MissionId);
    }
}
