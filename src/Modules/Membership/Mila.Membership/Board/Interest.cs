using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Board;

public sealed record InterestDeclared(Guid InterestId, Guid PersonId, string SubjectKind, Guid SubjectId, DateOnly On);
public sealed record InterestWithdrawn(Guid InterestId, DateOnly On);

/// <summary>
/// A link between a member of the board and a file (intérêt déclaré): when the file comes to a vote, recusal is proposed.
/// Which link it is stays between people; the fact that there is one suffices.
/// </summary>
public sealed record Interest
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public string SubjectKind { get; init; } = "";
    public Guid SubjectId { get; init; }
    public bool Holds { get; init; }

    /// <summary>The day of the last declaration.</summary>
    public DateOnly Since { get; init; }

    public static Guid IdOf(Guid person, string subjectKind, Guid subjectId) => NamedId.Of("interest", person.ToString(), subjectKind, subjectId.ToString());

    public Interest Evolve(object fact) => fact switch
    {
        InterestDeclared f => this with { Id = f.InterestId, PersonId = f.PersonId, SubjectKind = f.SubjectKind, SubjectId = f.SubjectId, Holds = true, Since = f.On },
        InterestWithdrawn _ => this with { Holds = false },
        _ => this,
    };
}

/// <summary>A member of the board says that a file concerns him, or no longer does (déclaration d’intérêt).</summary>
public sealed record DeclareInterest(Guid PersonId, string SubjectKind, Guid SubjectId, bool Holds = true);

public static class DeclareInterestHandler
{
    /// <param name="isKnown">Whether the association has something of that kind under that id.</param>
    /// <returns>None when it is so already.</returns>
    public static object? Decide(DeclareInterest command, Interest? interest, bool isKnown, Moment moment)
    {
        Rule.That(moment.Actor == command.PersonId, "interest.of_another", "Everybody declares for himself.");
        Rule.That(isKnown || !command.Holds, "interest.unknown_subject", "There is no such file or structure.", "subjectId");
        if (command.Holds == (interest?.Holds ?? false))
            return null;

        var id = Interest.IdOf(command.PersonId, command.SubjectKind, command.SubjectId);
        return command.Holds
            ? new InterestDeclared(id, command.PersonId, command.SubjectKind, command.SubjectId, moment.Today)
            : new InterestWithdrawn(id, moment.Today);
    }

    public static async Task Handle(DeclareInterest command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Interest>(
            Interest.IdOf(command.PersonId, command.SubjectKind, command.SubjectId), cancellation);
        var subject = (command.SubjectKind, command.SubjectId);
        var isKnown = SubjectTitles.Kinds.Contains(command.SubjectKind) && (await SubjectTitles.Of(session, [subject], cancellation)).ContainsKey(subject);
        if (Decide(command, stream.Aggregate, isKnown, moment) is { } fact)
            stream.AppendOne(fact);
    }
}

public sealed class InterestType : ObjectGraphType<Interest>
{
    public InterestType()
    {
        Name = "Interest";
        Description = "A link between a member of the board and a file (intérêt déclaré).";
        Field(interest => interest.Id);
        Field(interest => interest.PersonId);
        this.PersonName("name", interest => interest.PersonId);
        Field(interest => interest.SubjectKind);
        Field(interest => interest.SubjectId);
        Field<StringGraphType>("subjectTitle")
            .Description("What the link is with; null when that was erased.")
            .Resolve(context => context.Batch("subject-titles", (context.Source.SubjectKind, context.Source.SubjectId), SubjectTitles.Of));
        Field(interest => interest.Holds).Description("False once withdrawn.");
        Field(interest => interest.Since).Description("The day it was declared.");
    }

    public static void AddTo(ObjectGraphType query, ObjectGraphType mutation)
    {
        query.ListOf<Interest, InterestType>("interests", "membership.read_interests")
            .Describe("The links declared and not withdrawn, the latest first.")
            .Argument<GuidGraphType>("personId", "Those of one person.")
            .Argument<GuidGraphType>("subjectId", "Those with one structure or file.")
            .OrderedBy(Declared, interest => interest.Since, interest => interest.Id, descending: true);
        mutation.Command<DeclareInterest, InterestType>("declareInterest", "membership.vote")
            .Describe("Says that a file or a structure concerns the person who asks, or no longer does; recusal is then proposed when it comes to a vote.")
            .Argument<NonNullGraphType<StringGraphType>>("subjectKind", "structure, candidacy, breach, succession, motion.")
            .Argument<NonNullGraphType<GuidGraphType>>("subjectId")
            .Argument<BooleanGraphType>("holds", "False to withdraw it.")
            .Send(context => new DeclareInterest(
                context.Actor().PersonId.GetValueOrDefault(), context.GetArgument<string>("subjectKind"),
                context.GetArgument<Guid>("subjectId"), context.GetArgument("holds", true)))
            .Return<Interest>(command => Interest.IdOf(command.PersonId, command.SubjectKind, command.SubjectId));
    }

    private static IQueryable<Interest> Declared(IResolveFieldContext context, IQuerySession session)
    {
        var interests = session.Query<Interest>().Where(interest => interest.Holds);
        if (context.GetArgument<Guid?>("personId") is { } person)
            interests = interests.Where(interest => interest.PersonId == person);
        if (context.GetArgument<Guid?>("subjectId") is { } subject)
            interests = interests.Where(interest => interest.SubjectId == subject);
        return interests;
    }
}
