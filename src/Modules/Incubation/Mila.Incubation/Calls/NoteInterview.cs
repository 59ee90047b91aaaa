using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Neighbours;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Incubation.Calls;

/// <summary>The office notes what it kept of an interview, for the board that ranks (compte rendu d’entretien); noted again, it replaces what was noted before.</summary>
/// <param name="Mark">From 1 to 5.</param>
public sealed record NoteInterview(Guid CallId, Guid StructureId, int Mark, string Words)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(NoteInterview)} {CallId}";
}

public static class NoteInterviewHandler
{
    public static SpaceInterviewNoted Decide(NoteInterview command, SpaceCall call, DateOnly today)
    {
        var interview = call.ToBeHeard(command.StructureId).Interview;
        Rule.That(interview is not null, "space_interview.not_set", "No interview was set.");
        Rule.That(interview.Day <= today, "space_interview.to_come", "It has not taken place yet.");
        Rule.That(command.Mark is >= 1 and <= 5, "space_interview.mark_refused", "A mark is from 1 to 5.", "mark");
        return new(call.Id, command.StructureId, command.Mark, SpaceCall.InterviewWordsOf(call.Id, command.StructureId), today);
    }

    public static async Task<OutgoingMessages> Handle(NoteInterview command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CallToWrite(command.CallId, cancellation);
        var noted = Decide(command, stream.Aggregate!, moment.Today);
        var structure = await session.LoadAsync<KnownStructure>(noted.StructureId, cancellation);
        session.Keep(ErasableText.Of(noted.WordsId, "space_call.interview", noted.CallId, structure?.Leaders ?? [], command.Words, "words"));
        return stream.Record(noted);
    }
}

public sealed class InterviewNoteType : ObjectGraphType<InterviewNote>
{
    /// <summary>The office and the board.</summary>
    public static readonly string[] Readers = ["coordinator", "president", "treasurer", "secretary", "board_member"];

    public InterviewNoteType()
    {
        Name = "InterviewNote";
        Description = "What the office kept of an interview, for the board that ranks (compte rendu d’entretien).";
        Field(note => note.Mark).Description("From 1 to 5.");
        Field<StringGraphType>("words").Description("Null once erased.").Resolve(context => context.TextOf(context.Source.WordsId));
        Field(note => note.On).Description("The day that it was noted.");
    }

    /// <summary>Who leads one of those who ask, be it of the board, reads of none what was said.</summary>
    internal static object? For(IResolveFieldContext<RankedApplicant> context)
    {
        var (call, note) = (context.Source.Call, context.Source.Applicant.Note);
        if (note is null || !context.Actor().Is(Readers))
            return null;
        return context.Actor().PersonId is not { } me ? note
            : context.Batch<Guid, HashSet<Guid>>("led-structures", me, LedBy).Then(led => call.Applicants.Any(each => led?.Contains(each.StructureId) is true) ? null : note);
    }

    private static async Task<IReadOnlyDictionary<Guid, HashSet<Guid>>> LedBy(IQuerySession session, IReadOnlyList<Guid> people, CancellationToken cancellation)
    {
        var me = people[0]; // one person asks
        var led = await session.Query<KnownStructure>().Where(structure => structure.Leaders.Contains(me)).Select(structure => structure.Id).ToListAsync(cancellation);
        return new Dictionary<Guid, HashSet<Guid>> { [me] = [.. led] };
    }
}

public static class NoteInterviewField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<NoteInterview, SpaceCallType>("noteSpaceInterview", SetInterviewField.Policy)
        .Describe("The office notes what it kept of an interview once its day has come; noted again, it replaces what was noted before. Until the board is asked.")
        .Argument<NonNullGraphType<GuidGraphType>>("callId")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<IntGraphType>>("mark", "From 1 to 5.")
        .Argument<NonNullGraphType<StringGraphType>>("words", "For the office and the board.")
        .Send(context => new NoteInterview(context.GetArgument<Guid>("callId"), context.GetArgument<Guid>("structureId"), context.GetArgument<int>("mark"), context.GetArgument<string>("words")))
        .Return<SpaceCall>(command => command.CallId);
}
