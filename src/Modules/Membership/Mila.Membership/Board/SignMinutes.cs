using System.Security.Cryptography;
using System.Text;
using GraphQL.Types;
using GraphQL;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Numbering;
using Mila.Modules;

namespace Mila.Membership.Board;

/// <summary>The president or the secretary signs off the minutes (signature du procès-verbal): they take their number and never change.</summary>
public sealed record SignMinutes(Guid DeliberationId);

/// <summary>Signed minutes, word for word; they name people and are kept by law with the association's registers.</summary>
public sealed record Minutes
{
    /// <summary>The deliberation's id, or the meeting's.</summary>
    public required Guid Id { get; init; }

    public required string Number { get; init; }
    public required string Text { get; init; }
    public required Guid SignedBy { get; init; }
    public required DateOnly SignedOn { get; init; }
}

public static class SignMinutesHandler
{
    public static void Decide(Deliberation deliberation, Guid? actor)
    {
        Rule.That(deliberation.State is not DeliberationState.Open, "minutes.vote_open", "Minutes are of a closed vote.");
        Rule.That(!deliberation.DecidedByHands, "minutes.of_a_meeting", "The minutes are those of the meeting.");
        Rule.That(actor is not null, "minutes.unsigned", "Somebody signs.");
    }

    public static async Task Handle(SignMinutes command, IDocumentSession session, Tenants tenants, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.OpenForWriting(command.DeliberationId, cancellation);
        var vote = stream.Aggregate!;
        if (vote.MinutesNumber is not null)
            return;
        Decide(vote, moment.Actor);

        var year = vote.ClosedOn!.Value.Year;
        var number = $"{year}-{await NumberSeries.Take(session, "minutes", year, vote.Id, moment.Today, cancellation):00}";
        var text = await MinutesReading.Write(session, vote, number, tenants.All.First(tenant => tenant.Id == moment.Tenant).Title, cancellation);
        session.Insert(new Minutes { Id = vote.Id, Number = number, Text = text, SignedBy = moment.Actor!.Value, SignedOn = moment.Today });
        stream.AppendOne(new MinutesSigned(vote.Id, number, moment.Actor.Value, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), moment.Today));
    }
}

public static class SignMinutesField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<SignMinutes, DeliberationType>("signMinutes", "membership.sign_minutes")
        .Describe("Signs off the minutes of a closed vote: they take their number and never change.")
        .Argument<NonNullGraphType<GuidGraphType>>("deliberationId")
        .Send(context => new SignMinutes(context.GetArgument<Guid>("deliberationId")))
        .Return<Deliberation>(command => command.DeliberationId);
}
