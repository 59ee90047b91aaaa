using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Candidacies;

namespace Mila.Membership.Pulses;

/// <summary>A structure answers by its private link, without an account (réponse); again until the day is over.</summary>
/// <param name="Link">The key of the link.</param>
public sealed record AnswerPulse(string Link, PulseAnswers Answers);

public static class AnswerPulseHandler
{
    private const int Most = 1_000;

    /// <returns>None when the same was answered already.</returns>
    public static PulseAnswered? Decide(AnswerPulse command, PulseSheet? sheet, Pulse? pulse, DateOnly today)
    {
        Rule.That(sheet is not null && pulse is not null, "link.unknown", "The link opens nothing.", "link");
        Rule.That(pulse.TakesAnswersOn(today), "pulse.closed", "No more answers are taken.");
        var said = command.Answers;
        Rule.That(said.Jobs is >= 0 and <= Most, "pulse.jobs_refused", "From 0 to 1 000 jobs.", "jobs");
        Rule.That(said.Artists is >= 0 and <= Most, "pulse.artists_refused", "From 0 to 1 000 artists.", "artists");
        Rule.That(!said.IsAlive || said.Turnover is not null, "pulse.turnover_missing", "A band is chosen.", "turnover");
        Rule.That(!said.IsAlive || said.Place is not null, "pulse.place_missing", "A place is chosen.", "place");

        var kept = said.IsAlive ? said with { Jobs = decimal.Round(said.Jobs, 2) } : new(IsAlive: false, 0, null, 0, null, InQpv: false);
        return kept == sheet.Answers ? null : new(sheet.Id, kept, today);
    }

    public static async Task Handle(AnswerPulse command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var found = await session.SheetBehind(command.Link, cancellation);
        Rule.That(found is not null, "link.unknown", "The link opens nothing.", "link");
        var stream = await session.Events.FetchForWriting<PulseSheet>(found.Id, cancellation);
        var pulse = await session.LoadAsync<Pulse>(found.PulseId, cancellation);
        if (Decide(command, stream.Aggregate, pulse, moment.Today) is { } answered)
            stream.AppendOne(answered);
    }

    public static Task<PulseSheet?> SheetBehind(this IQuerySession session, string key, CancellationToken cancellation) =>
        session.Query<PulseSheet>().FirstOrDefaultAsync(sheet => sheet.LinkKey == key, cancellation);
}

/// <summary>Whoever has the link wants to be asked no more (ne plus être sollicité).</summary>
public sealed record LeavePulse(string Link);

public static class LeavePulseHandler
{
    public static async Task Handle(LeavePulse command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var sheet = await session.SheetBehind(command.Link, cancellation);
        Rule.That(sheet is not null, "link.unknown", "The link opens nothing.", "link");
        var stream = await session.Events.FetchForWriting<PulseConsent>(PulseConsent.IdOf(sheet.StructureId), cancellation);
        if (stream.Aggregate is { Agrees: true } consent)
            stream.AppendOne(new PulseLeft(consent.Id, consent.StructureId, By: null, moment.Today));
    }
}

public static class AnswerPulseFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<AnswerPulse, PulseFormType>("answerPulse", "membership.answer_pulse")
            .Describe("A structure answers the year's questionnaire by its private link; again until it closes.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Argument<NonNullGraphType<BooleanGraphType>>("isAlive", "Nothing else is asked of one that works no more.")
            .Argument<DecimalGraphType>("jobs", "In full-time equivalents.")
            .Argument<EnumerationGraphType<TurnoverBand>>("turnover")
            .Argument<IntGraphType>("artists")
            .Argument<EnumerationGraphType<PulsePlace>>("place")
            .Argument<BooleanGraphType>("inQpv")
            .Send(context => new AnswerPulse(PrivateLinks.KeyOf(context.GetArgument<string>("link")), new(
                context.GetArgument<bool>("isAlive"), context.GetArgument<decimal?>("jobs") ?? 0, context.GetArgument<TurnoverBand?>("turnover"),
                context.GetArgument<int?>("artists") ?? 0, context.GetArgument<PulsePlace?>("place"), context.GetArgument<bool?>("inQpv") ?? false)))
            .Return<PulseForm>((command, session, cancellation) => PulseForm.Behind(command.Link, session, cancellation));

        mutation.Command<LeavePulse, PulseFormType>("leavePulse", "membership.answer_pulse")
            .Describe("Whoever has the link wants to be asked no more.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Send(context => new LeavePulse(PrivateLinks.KeyOf(context.GetArgument<string>("link"))))
            .Return<PulseForm>((command, session, cancellation) => PulseForm.Behind(command.Link, session, cancellation));
    }
}
