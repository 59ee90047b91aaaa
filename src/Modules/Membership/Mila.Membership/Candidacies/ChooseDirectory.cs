using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The applicant consents to an entry in the directory, or takes the consent back (consentement à l’annuaire).</summary>
public sealed record ChooseDirectory(string Link, bool Consents);

public static class ChooseDirectoryHandler
{
    /// <summary>The fact, or none when it is so already.</summary>
    public static object? Decide(ChooseDirectory command, Candidacy candidacy, DateOnly today)
    {
        Rule.That(candidacy.EndedOn is null, "candidacy.over", "The candidacy is over.");
        if (command.Consents == candidacy.ConsentsToDirectory)
            return null;
        return command.Consents ? new DirectoryConsentGiven(candidacy.Id, today) : new DirectoryConsentWithdrawn(candidacy.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(ChooseDirectory command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyOfOwner(command.Link, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } fact ? stream.Record(fact) : [];
    }
}

public static class ChooseDirectoryField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<ChooseDirectory, FollowedCandidacyType>("chooseDirectory", "membership.apply")
            .Describe("Consent to an entry in the directory once a member, or no consent.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Argument<NonNullGraphType<BooleanGraphType>>("consents")
            .Send(context => new ChooseDirectory(PrivateLinks.KeyOf(context.GetArgument<string>("link")), context.GetArgument<bool>("consents")))
            .ReturnFollowed(command => command.Link);
}
