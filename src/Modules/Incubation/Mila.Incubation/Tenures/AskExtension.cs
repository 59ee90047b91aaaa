using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Incubation.Tenures;

/// <summary>When a structure may ask to stay longer (fenêtre de demande): from six to four months before its end (<c>domain.md</c> §4).</summary>
public sealed record ExtensionWindow(int OpensMonths, int ClosesMonths)
{
    public static ExtensionWindow From(SettingValues values) =>
        new(values.Number("tenure.request_opens_months"), values.Number("tenure.request_closes_months"));

    public static void Declare(SettingList settings) => settings
        .Number("tenure.request_opens_months", 6, "Mois avant la fin d’un hébergement à partir desquels une prolongation peut être demandée")
        .Number("tenure.request_closes_months", 4, "Mois avant la fin d’un hébergement après lesquels une prolongation ne peut plus être demandée");

    public DateOnly OpensOn(Allocation allocation) => allocation.PlannedUntil.AddMonths(-OpensMonths);

    /// <summary>The last day of it.</summary>
    public DateOnly ClosesOn(Allocation allocation) => allocation.PlannedUntil.AddMonths(-ClosesMonths);
}

/// <summary>Who leads a structure, or the office for it, asks that it may stay longer (demande de prolongation), with a reason.</summary>
/// <param name="LastDay">The last day it would stay; as long as the tenure allows unless said.</param>
public sealed record AskExtension(Guid StructureId, Guid AllocationId, string Reason, DateOnly? LastDay, bool ByOffice)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(AskExtension)} {AllocationId}";
}

public static class AskExtensionHandler
{
    /// <param name="cap">The first day after the last that the tenure allows.</param>
    /// <param name="leaders">Who leads the structure.</param>
    /// <param name="reasonId">The reason, kept where it can be erased.</param>
    public static ExtensionAsked Decide(
        AskExtension command, Tenure tenure, Allocation allocation, ExtensionWindow window, DateOnly cap, IReadOnlyList<Guid> leaders, Guid? actor, Guid reasonId, DateOnly today)
    {
        Rule.That(command.ByOffice || (actor is { } who && leaders.Contains(who)), "extension.not_yours", "Who leads the structure asks for it.");
        Rule.That(allocation.State is AllocationState.Here && allocation.IsTimed, "extension.no_end", "Only a stay that ends is made longer.");
        Rule.That(allocation.Extension is ExtensionState.NotAsked or ExtensionState.Refused, "extension.asked_already", "It is asked, or was granted.");
        Rule.That(today >= window.OpensOn(allocation), "extension.too_early", "The window is not open yet.");
        Rule.That(today <= window.ClosesOn(allocation), "extension.too_late", "The window is over: silence is no extension.");
        var until = command.LastDay?.AddDays(1) ?? cap;
        Rule.That(until > allocation.PlannedUntil, "extension.no_longer", "It lasts longer than planned.", "lastDay");
        Rule.That(until <= cap, "extension.beyond_cap", "Nobody stays beyond the cap of the tenure.", "lastDay");
        return new(tenure.Id, allocation.Id, reasonId, until, today);
    }

    public static async Task<OutgoingMessages> Handle(AskExtension command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var tenure = await session.TenureToWrite(command.StructureId, settings, moment, cancellation);
        var allocation = tenure[command.AllocationId];
        var leaders = tenure.Structure?.Leaders ?? [];
        var reason = NamedId.Of("extension", allocation.Id.ToString(), $"{allocation.EndSetOn:O}", $"{allocation.Votes}");
        var asked = Decide(
            command, tenure.Tenure, allocation, ExtensionWindow.From(tenure.Settings), tenure.CapOf(allocation), leaders, moment.Actor, reason, moment.Today);
        session.Keep(ErasableText.Of(reason, "tenure.extension", tenure.Tenure.Id, leaders, command.Reason, "reason"));
        return [.. tenure.Record(asked), TenureWorkflow.StartExtension(tenure.Tenure, allocation)];
    }
}

public static class AskExtensionField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<AskExtension, TenureType>("askExtension", "incubation.ask_extension")
        .Describe("Who leads a structure asks that it may stay longer, from six to four months before its end; the board decides.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<GuidGraphType>>("allocationId")
        .Argument<NonNullGraphType<StringGraphType>>("reason")
        .Argument<DateOnlyGraphType>("lastDay", "The last day it would stay; as long as the tenure allows unless said.")
        .Send(context => new AskExtension(
            context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("allocationId"), context.GetArgument<string>("reason"), context.GetArgument<DateOnly?>("lastDay"),
            context.Actor().Is("coordinator")))
        .Return<Tenure>(command => Tenure.IdOf(command.StructureId));
}
