using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Enquiries;

/// <summary>The office puts down what somebody asked by telephone, on the spot or elsewhere (demande notée), and perhaps answered at once.</summary>
/// <param name="On">The day it came.</param>
public sealed record LogEnquiry(Guid EnquiryId, Asking Asking, EnquiryChannel Channel, bool Answered, DateOnly On);

public static class LogEnquiryHandler
{
    /// <param name="days">How many days the office has to answer.</param>
    public static IReadOnlyList<object> Decide(LogEnquiry command, Guid? actor, int days, DateOnly today)
    {
        var asking = command.Asking;
        Rule.That(actor is not null, "enquiry.nameless", "Who puts it down has a name.");
        Rule.That(command.On <= today, "enquiry.day_to_come", "It came by today.", "on");
        Rule.That(asking.HasEmail || asking.HasPhone || command.Answered, "enquiry.no_way_back", "The answer goes somewhere.", "email");

        var received = new EnquiryReceived(
            command.EnquiryId, asking.PersonId, command.Channel, asking.Wish, asking.WantsVisit,
            asking.HasWords ? Enquiry.WordsOf(command.EnquiryId) : null, actor, command.On.AddDays(days), command.On);
        return command.Answered ? [received, new EnquiryAnswered(command.EnquiryId, actor.Value, null, command.On)] : [received];
    }

    public static async Task<OutgoingMessages> Handle(LogEnquiry command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var values = await settings.On(session, moment.Today, cancellation);
        var facts = Decide(command, moment.Actor, values.Days("enquiry.answer_days"), moment.Today);
        var stream = await session.Events.FetchForWriting<Enquiry>(command.EnquiryId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        await command.Asking.Keep(command.EnquiryId, session, moment, cancellation);
        return [.. stream.Record(facts), EnquiryWorkflow.Start(command.EnquiryId)];
    }
}

public static class LogEnquiryField
{
    public static void AddTo(ObjectGraphType mutation) => Asking.Arguments(mutation
            .Command<LogEnquiry, EnquiryType>("logEnquiry", "membership.handle_enquiries")
            .Describe("The office puts down what somebody asked by telephone, on the spot or elsewhere."))
        .Argument<NonNullGraphType<EnumerationGraphType<EnquiryChannel>>>("channel")
        .Argument<BooleanGraphType>("answered", "Whether it was answered on the spot; not unless said.")
        .Argument<DateOnlyGraphType>("on", "Today unless said.")
        .Send(context => new LogEnquiry(
            Guid.CreateVersion7(), Asking.Of(context), context.GetArgument<EnquiryChannel>("channel"),
            context.GetArgument<bool?>("answered") ?? false, context.GetArgument<DateOnly?>("on") ?? context.Today()))
        .Return<Enquiry>(command => command.EnquiryId);
}
