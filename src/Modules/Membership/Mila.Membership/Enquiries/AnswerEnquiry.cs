using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Enquiries;

/// <summary>The office answers (réponse à une demande de renseignement): by a letter when it writes one, else by voice.</summary>
/// <param name="Text">What is written; none when it was said.</param>
public sealed record AnswerEnquiry(Guid EnquiryId, string? Text, DateOnly On)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(AnswerEnquiry)} {EnquiryId}";
}

public static class AnswerEnquiryHandler
{
    /// <param name="asker">Who asked.</param>
    /// <returns>None when it is answered already: one answer counts, and what follows is a conversation.</returns>
    public static EnquiryAnswered? Decide(AnswerEnquiry command, Enquiry enquiry, Person? asker, Guid? actor, DateOnly today)
    {
        if (enquiry.AnsweredOn is not null)
            return null;
        Rule.That(enquiry.State is EnquiryState.Waiting, "enquiry.over", "Nothing more is awaited.");
        Rule.That(actor is not null, "enquiry.nameless", "Who answers has a name.");
        Rule.That(enquiry.ReceivedOn <= command.On && command.On <= today, "enquiry.answered_when", "It is answered after it came, by today.", "on");
        var writes = !string.IsNullOrWhiteSpace(command.Text);
        Rule.That(!writes || asker?.Email is not null, "enquiry.no_address", "There is no address to write to.", "text");

        return new(enquiry.Id, actor.Value, writes ? Enquiry.AnswerOf(enquiry.Id) : null, command.On);
    }

    public static async Task<OutgoingMessages> Handle(AnswerEnquiry command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.EnquiryToWrite(command.EnquiryId, cancellation);
        var enquiry = stream.Aggregate!;
        if (Decide(command, enquiry, await session.LoadAsync<Person>(enquiry.PersonId, cancellation), moment.Actor, moment.Today) is not { } answered)
            return [];
        if (answered.AnswerId is not { } text)
            return stream.Record(answered);
        session.Keep(ErasableText.Of(text, "enquiry.answer", enquiry.Id, [enquiry.PersonId], command.Text!));
        return [.. stream.Record(answered), EnquiryLetters.Answered(enquiry, text)];
    }
}

/// <summary>A day is proposed to come and see the place (visite proposée); another one replaces it.</summary>
public sealed record ProposeVisit(Guid EnquiryId, DateOnly VisitOn, TimeOnly At);

public static class ProposeVisitHandler
{
    /// <returns>None when that day is planned already.</returns>
    public static VisitProposed? Decide(ProposeVisit command, Enquiry enquiry, Guid? actor, DateOnly today)
    {
        if (enquiry.Planned is { } planned && (planned.On, planned.At) == (command.VisitOn, command.At))
            return null;
        Rule.That(enquiry.State is not (EnquiryState.Candidate or EnquiryState.Closed), "enquiry.over", "Nothing more is awaited.");
        Rule.That(actor is not null, "enquiry.nameless", "Who answers has a name.");
        Rule.That(command.VisitOn >= today, "visit.in_the_past", "One comes on a day to come.", "visitOn");

        return new(enquiry.Id, command.VisitOn, command.At, actor.Value, today);
    }

    public static async Task<OutgoingMessages> Handle(ProposeVisit command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.EnquiryToWrite(command.EnquiryId, cancellation);
        var enquiry = stream.Aggregate!;
        if (Decide(command, enquiry, moment.Actor, moment.Today) is not { } proposed)
            return [];
        var told = stream.Record(proposed);
        if (await session.LoadAsync<Person>(enquiry.PersonId, cancellation) is { Email: not null })
            told.Add(EnquiryLetters.Proposed(enquiry, proposed));
        return told;
    }
}

/// <summary>A visit took place, or did not (visite faite ou manquée).</summary>
public sealed record EndVisit(Guid EnquiryId, VisitOutcome Outcome);

public static class EndVisitHandler
{
    /// <returns>None when that was said already.</returns>
    public static VisitEnded? Decide(EndVisit command, Enquiry enquiry, DateOnly today)
    {
        if (enquiry.Planned is not { } planned)
        {
            Rule.That(enquiry.Visits is [.., var last] && last.Outcome == command.Outcome, "visit.not_planned", "No visit is planned.");
            return null;
        }
        Rule.That(command.Outcome is VisitOutcome.CalledOff || planned.On <= today, "visit.to_come", "It has not taken place yet.", "outcome");
        return new(enquiry.Id, command.Outcome, today);
    }

    public static async Task<OutgoingMessages> Handle(EndVisit command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.EnquiryToWrite(command.EnquiryId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } ended ? stream.Record(ended) : [];
    }
}

public static class AnswerEnquiryFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<AnswerEnquiry, EnquiryType>("answerEnquiry", "membership.handle_enquiries")
            .Describe("The office answers: by a letter when it writes one, else by voice.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<StringGraphType>("text", "Sent to whoever asked; none when the answer was said.")
            .Argument<DateOnlyGraphType>("on", "Today unless said.")
            .Send(context => new AnswerEnquiry(context.GetArgument<Guid>("id"), context.GetArgument<string?>("text"), context.GetArgument<DateOnly?>("on") ?? context.Today()))
            .Return<Enquiry>(command => command.EnquiryId);

        mutation.Command<ProposeVisit, EnquiryType>("proposeVisit", "membership.handle_enquiries")
            .Describe("Proposes a day to come and see the place, by a letter when there is an address; another day replaces it.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("visitOn")
            .Argument<NonNullGraphType<TimeOnlyGraphType>>("at", "The hour in Paris.")
            .Send(context => new ProposeVisit(context.GetArgument<Guid>("id"), context.GetArgument<DateOnly>("visitOn"), context.GetArgument<TimeOnly>("at")))
            .Return<Enquiry>(command => command.EnquiryId);

        mutation.Command<EndVisit, EnquiryType>("endVisit", "membership.handle_enquiries")
            .Describe("A visit took place, nobody came, or it was called off.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<EnumerationGraphType<VisitOutcome>>>("outcome")
            .Send(context => new EndVisit(context.GetArgument<Guid>("id"), context.GetArgument<VisitOutcome>("outcome")))
            .Return<Enquiry>(command => command.EnquiryId);
    }
}
