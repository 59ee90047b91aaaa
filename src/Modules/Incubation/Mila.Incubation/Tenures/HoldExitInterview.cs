using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Incubation.Tenures;

/// <summary>
/// The office notes what the leaders of a structure said as it leaves (entretien de sortie): where it goes, what it has become, what the
/// stay was worth. Noted again, it replaces what was noted before.
/// </summary>
/// <param name="Jobs">How many people it employs, in full-time posts.</param>
/// <param name="Satisfaction">From 1 to 5.</param>
/// <param name="Words">What else was said.</param>
public sealed record HoldExitInterview(Guid StructureId, Guid AllocationId, DateOnly HeldOn, NextPlace Next, decimal Jobs, int Satisfaction, string? Words)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(HoldExitInterview)} {AllocationId}";
}

public static class HoldExitInterviewHandler
{
    private const decimal MostJobs = 1_000;

    public static ExitInterviewHeld Decide(HoldExitInterview command, Tenure tenure, Allocation allocation, Guid? wordsId, DateOnly today)
    {
        Rule.That(allocation.State is not AllocationState.Promised, "exit_interview.not_there", "Only who is there, or was, speaks of its stay.");
        Rule.That(allocation.From <= command.HeldOn && command.HeldOn <= today, "exit_interview.day_refused", "It was held on a day that has come, after its first.", "heldOn");
        Rule.That(command.Jobs is >= 0 and <= MostJobs, "exit_interview.jobs_refused", "Posts are a number from 0 to 1000.", "jobs");
        Rule.That(command.Satisfaction is >= 1 and <= 5, "exit_interview.satisfaction_refused", "A mark is from 1 to 5.", "satisfaction");
        return new(tenure.Id, allocation.Id, command.HeldOn, command.Next, command.Jobs, command.Satisfaction, wordsId, today);
    }

    public static async Task<OutgoingMessages> Handle(HoldExitInterview command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var tenure = await session.TenureToWrite(command.StructureId, settings, moment, cancellation);
        var allocation = tenure[command.AllocationId];
        var words = NamedId.Of("exit-interview", allocation.Id.ToString());
        var isSilent = string.IsNullOrWhiteSpace(command.Words);
        var held = Decide(command, tenure.Tenure, allocation, isSilent ? null : words, moment.Today);
        if (isSilent)
            session.EraseText(words); // what was noted before is replaced
        else
            session.Keep(ErasableText.Of(words, "tenure.exit_interview", tenure.Tenure.Id, tenure.Structure?.Leaders ?? [], command.Words!, "words"));
        return tenure.Record(held);
    }
}

public sealed class ExitInterviewType : ObjectGraphType<ExitInterviewHeld>
{
    public ExitInterviewType()
    {
        Name = "ExitInterview";
        Description = "What became of a structure, as its leaders said when they left (entretien de sortie).";
        Field(held => held.HeldOn);
        Field<NonNullGraphType<EnumerationGraphType<NextPlace>>>("next").Description("Where it goes.").Resolve(context => context.Source.Next);
        Field(held => held.Jobs).Description("How many people it employs, in full-time posts.");
        Field(held => held.Satisfaction).Description("From 1 to 5.");
        Field<StringGraphType>("words").Description("What else was said; null once erased.").Resolve(context => context.Source.WordsId is { } words ? context.TextOf(words) : null);
    }
}

public static class HoldExitInterviewField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<HoldExitInterview, TenureType>("holdExitInterview", AllocateSpaceFields.Policy)
        .Describe("The office notes what the leaders of a structure said as it leaves; noted again, it replaces what was noted before.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<GuidGraphType>>("allocationId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("heldOn")
        .Argument<NonNullGraphType<EnumerationGraphType<NextPlace>>>("next", "Where it goes.")
        .Argument<NonNullGraphType<DecimalGraphType>>("jobs", "How many people it employs, in full-time posts.")
        .Argument<NonNullGraphType<IntGraphType>>("satisfaction", "From 1 to 5.")
        .Argument<StringGraphType>("words", "What else was said.")
        .Send(context => new HoldExitInterview(
            context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("allocationId"), context.GetArgument<DateOnly>("heldOn"), context.GetArgument<NextPlace>("next"),
            context.GetArgument<decimal>("jobs"), context.GetArgument<int>("satisfaction"), context.GetArgument<string?>("words")))
        .Return<Tenure>(command => Tenure.IdOf(command.StructureId));
}
