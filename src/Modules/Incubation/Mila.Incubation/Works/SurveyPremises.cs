using GraphQL;
using GraphQL.Types;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Files;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Works;

/// <summary>The association represents premises (entrée d’un local au registre).</summary>
public sealed record RegisterPremises(Guid PremisesId, string Name, string? Address, PremisesUse Use, Guid? SpaceId, int Position);

public static class RegisterPremisesHandler
{
    public static PremisesRegistered Decide(RegisterPremises command, IEnumerable<Premises> others, DateOnly today)
    {
        var name = command.Name.Trim();
        Rule.That(name.Length is >= 1 and <= 80, "premises.name_refused", "Premises have a name.", "name");
        Rule.That(others.All(other => !string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)), "premises.name_taken", "Other premises have that name.", "name");
        Rule.That(command.SpaceId is null || others.All(other => other.SpaceId != command.SpaceId), "premises.counted_twice", "The space is other premises of the register.", "spaceId");
        return new(command.PremisesId, name, string.IsNullOrWhiteSpace(command.Address) ? null : command.Address.Trim(), command.Use, command.SpaceId, command.Position, today);
    }

    public static async Task Handle(RegisterPremises command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Premises>(command.PremisesId, cancellation);
        if (stream.Aggregate is null)
            stream.AppendOne(Decide(command, await session.Query<Premises>().ToListAsync(cancellation), moment.Today));
    }
}

/// <summary>Somebody looked at premises and says how each element is (relevé d’état).</summary>
public sealed record SurveyPremises(Guid PremisesId, Guid SurveyId, Guid SurveyedBy, IReadOnlyList<ElementSeen> Elements, DateOnly SeenOn);

public static class SurveyPremisesHandler
{
    private static readonly DateOnly Earliest = new(1990, 1, 1);

    /// <returns>None when it is put down already.</returns>
    public static PremisesSurveyed? Decide(SurveyPremises command, Premises premises, DateOnly today)
    {
        if (premises.Surveys.Any(survey => survey.Id == command.SurveyId))
            return null;
        Rule.That(Earliest <= command.SeenOn && command.SeenOn <= today, "survey.day_refused", "It was seen by today.", "seenOn");
        Rule.That(command.Elements.Count > 0, "survey.empty", "Somebody saw something.", "elements");
        Rule.That(command.Elements.DistinctBy(seen => seen.Element).Count() == command.Elements.Count, "survey.element_twice", "An element is told once.", "elements");

        return new(premises.Id, command.SurveyId, command.SurveyedBy, command.Elements, command.SeenOn, today);
    }

    public static async Task Handle(SurveyPremises command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.PremisesToWrite(command.PremisesId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is not { } surveyed)
            return;
        Guid[] photos = [.. command.Elements.Select(seen => seen.PhotoId).OfType<Guid>().Distinct()];
        if (photos.Length > 0)
        {
            var taken = await session.TakeFiles(photos, PremisesStream.Subject, command.PremisesId, [], "photo", cancellation);
            Rule.That(taken.All(file => file.MediaType.StartsWith("image/", StringComparison.Ordinal)), "survey.not_a_photo", "A photo is an image.", "photo");
        }
        stream.AppendOne(surveyed);
    }
}

/// <summary>What was put down of a visit was wrong (annulation d’un relevé d’état).</summary>
public sealed record WithdrawSurvey(Guid PremisesId, Guid SurveyId);

public static class WithdrawSurveyHandler
{
    /// <returns>None when it counts no more already.</returns>
    public static SurveyWithdrawn? Decide(WithdrawSurvey command, Premises premises, DateOnly today)
    {
        var survey = premises.Surveys.FirstOrDefault(each => each.Id == command.SurveyId);
        Rule.That(survey is not null, "survey.unknown", "There is no such survey.", "surveyId");
        return survey.WithdrawnOn is null ? new(premises.Id, survey.Id, today) : null;
    }

    public static async Task Handle(WithdrawSurvey command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.PremisesToWrite(command.PremisesId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is { } withdrawn)
            stream.AppendOne(withdrawn);
    }
}

internal static class PremisesStream
{
    public const string Subject = "premises";

    /// <exception cref="RuleViolation">When there are no such premises.</exception>
    public static async Task<IEventStream<Premises>> PremisesToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Premises>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "premises.unknown", "There are no such premises.", "premisesId");
        return stream;
    }
}

public sealed class ElementSeenInputType : InputObjectGraphType<ElementSeen>
{
    public ElementSeenInputType()
    {
        Name = "ElementSeenWritten";
        Field<NonNullGraphType<EnumerationGraphType<PremisesElement>>>("element");
        Field<NonNullGraphType<EnumerationGraphType<ElementCondition>>>("condition");
        Field<EnumerationGraphType<ElementTrait>>("trait");
        Field(seen => seen.PhotoId, nullable: true).Description("An image that was uploaded to /files.");
    }
}

public static class PremisesCommands
{
    private const string Policy = "incubation.keep_works";

    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<RegisterPremises, PremisesType>("registerPremises", Policy)
            .Describe("The association represents premises: a shop that it allots, or a place that it rents itself.")
            .Argument<NonNullGraphType<StringGraphType>>("name")
            .Argument<StringGraphType>("address")
            .Argument<NonNullGraphType<EnumerationGraphType<PremisesUse>>>("use")
            .Argument<GuidGraphType>("spaceId", "The space of the register that it is; a space is premises once.")
            .Argument<IntGraphType>("position", "Its rank in lists.")
            .Send(context => new RegisterPremises(
                Guid.CreateVersion7(), context.GetArgument<string>("name"), context.GetArgument<string?>("address"), context.GetArgument<PremisesUse>("use"),
                context.GetArgument<Guid?>("spaceId"), context.GetArgument("position", 0)))
            .Return<Premises>(command => command.PremisesId);
        mutation.Command<SurveyPremises, PremisesType>("surveyPremises", Policy)
            .Describe("The person who asks looked at premises and says how each element is; what is not told stays as it was.")
            .Argument<NonNullGraphType<GuidGraphType>>("premisesId")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<ElementSeenInputType>>>>("elements")
            .Argument<DateOnlyGraphType>("seenOn", "Today unless said.")
            .Send(context => new SurveyPremises(
                context.GetArgument<Guid>("premisesId"), Guid.CreateVersion7(), context.Actor().PersonId.GetValueOrDefault(),
                context.GetArgument<List<ElementSeen>>("elements"), context.GetArgument<DateOnly?>("seenOn") ?? context.Today()))
            .Return<Premises>(command => command.PremisesId);
        mutation.Command<WithdrawSurvey, PremisesType>("withdrawSurvey", Policy)
            .Describe("What was put down of a visit was wrong: it counts no more.")
            .Argument<NonNullGraphType<GuidGraphType>>("premisesId")
            .Argument<NonNullGraphType<GuidGraphType>>("surveyId")
            .Send(context => new WithdrawSurvey(context.GetArgument<Guid>("premisesId"), context.GetArgument<Guid>("surveyId")))
            .Return<Premises>(command => command.PremisesId);
        mutation.Command<ReadMeter, PremisesType>("readMeter", Policy)
            .Describe("A meter showed so much on a day; less than before only when the meter is new.")
            .Argument<NonNullGraphType<GuidGraphType>>("premisesId")
            .Argument<NonNullGraphType<EnumerationGraphType<MeterKind>>>("kind")
            .Argument<NonNullGraphType<LongGraphType>>("index", "In whole kilowatt-hours, of water in cubic metres.")
            .Argument<DateOnlyGraphType>("readOn", "Today unless said.")
            .Argument<BooleanGraphType>("isNewMeter", "Whether it is what a new meter begins with.")
            .Send(context => new ReadMeter(
                context.GetArgument<Guid>("premisesId"), Guid.CreateVersion7(), context.GetArgument<MeterKind>("kind"), context.GetArgument<long>("index"),
                context.GetArgument("isNewMeter", false), context.GetArgument<DateOnly?>("readOn") ?? context.Today()))
            .Return<Premises>(command => command.PremisesId);
        mutation.Command<WithdrawReading, PremisesType>("withdrawReading", Policy)
            .Describe("A reading was wrong: it counts no more.")
            .Argument<NonNullGraphType<GuidGraphType>>("premisesId")
            .Argument<NonNullGraphType<GuidGraphType>>("readingId")
            .Send(context => new WithdrawReading(context.GetArgument<Guid>("premisesId"), context.GetArgument<Guid>("readingId")))
            .Return<Premises>(command => command.PremisesId);
    }
}
