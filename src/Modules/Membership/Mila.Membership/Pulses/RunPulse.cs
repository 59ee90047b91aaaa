using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Pulses;

/// <summary>The year's questionnaire is opened (ouverture du pouls annuel): whoever agreed is written to.</summary>
public sealed record OpenPulse(int Year, DateOnly ClosesOn);

public static class OpenPulseHandler
{
    /// <param name="known">The year's, when it was opened already.</param>
    /// <returns>None when it was, until that day.</returns>
    public static PulseOpened? Decide(OpenPulse command, Pulse? known, DateOnly today)
    {
        if (known?.ClosesOn == command.ClosesOn)
            return null;
        Rule.That(known is null, "pulse.opened_already", "A year has one questionnaire.", "year");
        Rule.That(command.Year == today.Year || command.Year == today.Year - 1, "pulse.year_refused", "One asks about this year or the one before.", "year");
        Rule.That(command.ClosesOn > today, "pulse.closes_in_the_past", "One answers until a day to come.", "closesOn");
        return new(Pulse.IdOf(command.Year), command.Year, command.ClosesOn, today);
    }

    public static async Task<OutgoingMessages> Handle(OpenPulse command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Pulse>(Pulse.IdOf(command.Year), cancellation);
        return Decide(command, stream.Aggregate, moment.Today) is { } opened ? [.. stream.Record(opened), PulseWorkflow.Start(opened.PulseId)] : [];
    }
}

/// <summary>No more answers are taken (clôture du pouls annuel). Sent by the workflow, or by hand before.</summary>
public sealed record ClosePulse(int Year);

public static class ClosePulseHandler
{
    /// <returns>None when it is closed already.</returns>
    public static PulseClosed? Decide(Pulse? pulse, DateOnly today)
    {
        Rule.That(pulse is not null, "pulse.unknown", "Nobody was asked that year.", "year");
        return pulse.ClosedOn is null ? new(pulse.Id, today) : null;
    }

    public static async Task<OutgoingMessages> Handle(ClosePulse command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Pulse>(Pulse.IdOf(command.Year), cancellation);
        return Decide(stream.Aggregate, moment.Today) is { } closed ? stream.Record(closed) : [];
    }
}

/// <summary>The same, for the workflow that knows the questionnaire by its id.</summary>
public sealed record ClosePulseInTime(Guid PulseId);

public static class ClosePulseInTimeHandler
{
    public static async Task<OutgoingMessages> Handle(ClosePulseInTime command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Pulse>(command.PulseId, cancellation);
        return ClosePulseHandler.Decide(stream.Aggregate, moment.Today) is { } closed ? stream.Record(closed) : [];
    }
}

public static class RunPulseFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<OpenPulse, PulseType>("openPulse", "membership.run_pulse")
            .Describe("Opens the year's questionnaire: whoever agreed to be asked is written to.")
            .Argument<IntGraphType>("year", "This year or the one before; this one unless said.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("closesOn", "The last day on which one answers.")
            .Send(context => new OpenPulse(context.GetArgument<int?>("year") ?? Modules.FieldDay.Today(context).Year, context.GetArgument<DateOnly>("closesOn")))
            .Return<Pulse>(command => Pulse.IdOf(command.Year));

        mutation.Command<ClosePulse, PulseType>("closePulse", "membership.run_pulse")
            .Describe("No more answers are taken; it closes by itself on its day.")
            .Argument<NonNullGraphType<IntGraphType>>("year")
            .Send(context => new ClosePulse(context.GetArgument<int>("year")))
            .Return<Pulse>(command => Pulse.IdOf(command.Year));
    }
}
