using GraphQL;
using GraphQL.Types;
using Marten;
using Microsoft.AspNetCore.Http;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>A stranger begins a draft, without an account (ouverture d’un brouillon de candidature); the secret of the private link is shown once.</summary>
public sealed record BeginCandidacy(
    Guid CandidacyId, Guid ApplicantId, string Secret, CandidacyPath Path, string GivenName, string FamilyName, string Email, string? Phone = null)
{
    /// <summary>A refused command is logged as it prints itself: without what names a person or opens a file.</summary>
    public override string ToString() => $"BeginCandidacy {CandidacyId}";
}

public static class BeginCandidacyHandler
{
    public static CandidacyBegun Decide(BeginCandidacy command, Candidacy? known, DateOnly today)
    {
        Rule.That(known is null, "candidacy.begun", "The candidacy has begun already.");
        Rule.That(!string.IsNullOrWhiteSpace(command.Email), "candidacy.email_missing", "The answer goes to an e-mail address.", "email");
        return new(command.CandidacyId, command.ApplicantId, StructureOf(command.CandidacyId), OfMember: false, command.Path, today);
    }

    public static async Task<OutgoingMessages> Handle(
        BeginCandidacy command, IDocumentSession session, LinkSeal seal, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Candidacy>(command.CandidacyId, cancellation);
        var begun = Decide(command, stream.Aggregate, moment.Today);
        await session.Keep(Person.Of(command.ApplicantId, command.GivenName, command.FamilyName, command.Email, command.Phone), moment, cancellation);
        session.Insert(OwnerLink(command.CandidacyId, command.Secret, seal, moment));
        return [.. stream.Record(begun), IntakeWorkflow.Start(command.CandidacyId)];
    }

    /// <summary>The structure that an admission will register.</summary>
    public static Guid StructureOf(Guid candidacyId) => NamedId.Of("structure", candidacyId.ToString());

    internal static PrivateLink OwnerLink(Guid candidacyId, string secret, LinkSeal seal, Moment moment) =>
        new(PrivateLinks.KeyOf(secret), candidacyId, LinkKind.Owner, seal.Seal(secret), moment.Now, RevokedAt: null);
}

public static class BeginCandidacyField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<BeginCandidacy, BegunCandidacyType>("beginCandidacy", "membership.apply")
            .Describe("Begins a draft without an account; the link is shown here and never again. Ask candidacyForm for a stamp first.")
            .Argument<NonNullGraphType<EnumerationGraphType<CandidacyPath>>>("path")
            .Argument<NonNullGraphType<StringGraphType>>("givenName")
            .Argument<NonNullGraphType<StringGraphType>>("familyName")
            .Argument<NonNullGraphType<StringGraphType>>("email")
            .Argument<StringGraphType>("phone")
            .Argument<NonNullGraphType<StringGraphType>>("stamp", "From candidacyForm: proves that a person took the time to fill the form.")
            .Argument<StringGraphType>("website", "Leave it empty: only machines fill it.")
            .Send(context =>
            {
                context.Service<NewcomersGate>().LetIn(
                    context.GetArgument<string>("stamp"), context.GetArgument<string?>("website"), AddressOf(context), context.Service<Clock>().UtcNow);
                return new BeginCandidacy(
                    Guid.CreateVersion7(), Guid.CreateVersion7(), PrivateLinks.NewSecret(), context.GetArgument<CandidacyPath>("path"),
                    context.GetArgument<string>("givenName"), context.GetArgument<string>("familyName"),
                    context.GetArgument<string>("email"), context.GetArgument<string?>("phone"));
            })
            .Return<BegunCandidacy>(async (command, session, cancellation) =>
                await session.LoadAsync<Candidacy>(command.CandidacyId, cancellation) is { } candidacy ? new(command.Secret, candidacy, IsOwner: true) : null);

    private static string AddressOf(IResolveFieldContext context) =>
        context.Service<IHttpContextAccessor>().HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "none";
}

/// <param name="Link">The secret of the private address, shown this once.</param>
public sealed record BegunCandidacy(string Link, Candidacy Candidacy, bool IsOwner);

public sealed class BegunCandidacyType : ObjectGraphType<BegunCandidacy>
{
    public BegunCandidacyType()
    {
        Name = "BegunCandidacy";
        Field(begun => begun.Link).Description("The secret of the private link: keep it, it is shown this once.");
        Field<NonNullGraphType<FollowedCandidacyType>>("candidacy").Resolve(context => new FollowedCandidacy(context.Source.Candidacy, context.Source.IsOwner));
    }
}
