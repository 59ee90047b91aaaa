using GraphQL;
using GraphQL.Types;
using Marten;
using Microsoft.AspNetCore.Http;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Candidacies;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Enquiries;

/// <summary>A stranger asks by the public form, without an account (demande de renseignement).</summary>
public sealed record SendEnquiry(Guid EnquiryId, Asking Asking);

public static class SendEnquiryHandler
{
    /// <param name="days">How many days the office has to answer.</param>
    public static EnquiryReceived Decide(SendEnquiry command, int days, DateOnly today)
    {
        var asking = command.Asking;
        Rule.That(asking.HasEmail, "enquiry.no_way_back", "The answer goes somewhere.", "email");
        return new(
            command.EnquiryId, asking.PersonId, EnquiryChannel.Form, asking.Wish, asking.WantsVisit,
            asking.HasWords ? Enquiry.WordsOf(command.EnquiryId) : null, LoggedBy: null, today.AddDays(days), today);
    }

    public static async Task<OutgoingMessages> Handle(SendEnquiry command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var values = await settings.On(session, moment.Today, cancellation);
        var received = Decide(command, values.Days("enquiry.answer_days"), moment.Today);
        var stream = await session.Events.FetchForWriting<Enquiry>(command.EnquiryId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        await command.Asking.Keep(command.EnquiryId, session, moment, cancellation);
        return [.. stream.Record(received), EnquiryWorkflow.Start(command.EnquiryId), EnquiryLetters.Received(received)];
    }
}

/// <summary>That an enquiry was received, for whoever sent it (accusé de réception): there is no page to come back to.</summary>
/// <param name="AnswerBy">The day by which the office means to answer.</param>
public sealed record SentEnquiry(DateOnly AnswerBy);

public sealed class SentEnquiryType : ObjectGraphType<SentEnquiry>
{
    public SentEnquiryType()
    {
        Name = "SentEnquiry";
        Description = "That an enquiry was received.";
        Field(sent => sent.AnswerBy).Description("The day by which the office means to answer.");
    }
}

public static class SendEnquiryField
{
    public static void AddTo(ObjectGraphType mutation) => Asking.Arguments(mutation
            .Command<SendEnquiry, SentEnquiryType>("sendEnquiry", "membership.enquire")
            .Describe("Asks the association something, without an account. Ask candidacyForm for a stamp first."))
        .Argument<NonNullGraphType<StringGraphType>>("stamp", "From candidacyForm: proves that a person took the time to fill the form.")
        .Argument<StringGraphType>("website", "Leave it empty: only machines fill it.")
        .Send(context =>
        {
            context.Service<NewcomersGate>().LetIn(
                context.GetArgument<string>("stamp"), context.GetArgument<string?>("website"), AddressOf(context), context.Service<Clock>().UtcNow);
            return new SendEnquiry(Guid.CreateVersion7(), Asking.Of(context));
        })
        .Return<SentEnquiry>(async (command, session, cancellation) =>
            await session.LoadAsync<Enquiry>(command.EnquiryId, cancellation) is { } enquiry ? new(enquiry.DueOn) : null);

    private static string AddressOf(IResolveFieldContext context) =>
        context.Service<IHttpContextAccessor>().HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "none";
}
