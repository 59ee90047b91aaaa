using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Candidacies;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Enquiries;

/// <summary>An enquiry led to a candidacy (rattachement d’une candidature): the office says to which.</summary>
public sealed record LinkEnquiry(Guid EnquiryId, Guid CandidacyId);

public static class LinkEnquiryHandler
{
    /// <returns>None when it is linked to that one already.</returns>
    public static EnquiryLedToCandidacy? Decide(LinkEnquiry command, Enquiry enquiry, Candidacy? candidacy)
    {
        if (enquiry.CandidacyId == command.CandidacyId)
            return null;
        Rule.That(enquiry.CandidacyId is null, "enquiry.linked_elsewhere", "It led to another candidacy.");
        Rule.That(candidacy is not null, "candidacy.unknown", "There is no such candidacy.", "candidacyId");
        Rule.That(!candidacy.OfMember && candidacy.BegunOn >= enquiry.ReceivedOn, "enquiry.came_after", "It came before the candidacy of somebody who was no member.", "candidacyId");

        return new(enquiry.Id, candidacy.Id, candidacy.BegunOn);
    }

    public static async Task<OutgoingMessages> Handle(LinkEnquiry command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.EnquiryToWrite(command.EnquiryId, cancellation);
        return Decide(command, stream.Aggregate!, await session.LoadAsync<Candidacy>(command.CandidacyId, cancellation)) is { } linked ? stream.Record(linked) : [];
    }
}

/// <summary>The office opens a draft for whoever asked, who receives its private link (ouverture d’un dossier de candidature).</summary>
public sealed record OpenCandidacyForEnquirer(Guid EnquiryId, CandidacyPath Path, string Secret)
{
    /// <summary>For logs: without what opens a file.</summary>
    public override string ToString() => $"{nameof(OpenCandidacyForEnquirer)} {EnquiryId}";
}

public static class OpenCandidacyForEnquirerHandler
{
    public static (CandidacyBegun Begun, EnquiryLedToCandidacy Led)? Decide(OpenCandidacyForEnquirer command, Enquiry enquiry, Person? asker, DateOnly today)
    {
        var id = CandidacyOf(enquiry.Id);
        if (enquiry.CandidacyId == id)
            return null;
        Rule.That(enquiry.CandidacyId is null, "enquiry.linked_elsewhere", "It led to another candidacy.");
        Rule.That(enquiry.State is not EnquiryState.Closed, "enquiry.over", "Nothing more is awaited.");
        Rule.That(asker?.Email is not null, "enquiry.no_address", "The link of the file goes to an address.");

        return (new(id, enquiry.PersonId, BeginCandidacyHandler.StructureOf(id), OfMember: false, command.Path, today), new(enquiry.Id, id, today));
    }

    public static async Task<OutgoingMessages> Handle(
        OpenCandidacyForEnquirer command, IDocumentSession session, LinkSeal seal, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.EnquiryToWrite(command.EnquiryId, cancellation);
        var enquiry = stream.Aggregate!;
        if (Decide(command, enquiry, await session.LoadAsync<Person>(enquiry.PersonId, cancellation), moment.Today) is not var (begun, led))
            return [];
        var candidacy = await session.Events.FetchForWriting<Candidacy>(begun.CandidacyId, cancellation);
        session.Insert(BeginCandidacyHandler.OwnerLink(begun.CandidacyId, command.Secret, seal, moment));
        return [.. candidacy.Record(begun), IntakeWorkflow.Start(begun.CandidacyId), .. stream.Record(led), EnquiryLetters.Opened(enquiry, command)];
    }

    public static Guid CandidacyOf(Guid enquiryId) => NamedId.Of("enquiry", "candidacy", enquiryId.ToString());
}

/// <summary>Nothing more is awaited of an enquiry (clôture).</summary>
public sealed record CloseEnquiry(Guid EnquiryId, EnquiryEnd Reason);

public static class CloseEnquiryHandler
{
    /// <returns>None when nothing is awaited already.</returns>
    public static EnquiryClosed? Decide(CloseEnquiry command, Enquiry enquiry, DateOnly today) =>
        enquiry.State is EnquiryState.Closed or EnquiryState.Candidate ? null : new(enquiry.Id, command.Reason, today);

    public static async Task<OutgoingMessages> Handle(CloseEnquiry command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.EnquiryToWrite(command.EnquiryId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } closed ? stream.Record(closed) : [];
    }
}

public static class LinkEnquiryFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<LinkEnquiry, EnquiryType>("linkEnquiry", "membership.handle_enquiries")
            .Describe("An enquiry led to a candidacy.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<GuidGraphType>>("candidacyId")
            .Send(context => new LinkEnquiry(context.GetArgument<Guid>("id"), context.GetArgument<Guid>("candidacyId")))
            .Return<Enquiry>(command => command.EnquiryId);

        mutation.Command<OpenCandidacyForEnquirer, EnquiryType>("openCandidacyForEnquirer", "membership.handle_enquiries")
            .Describe("Opens a draft for whoever asked, who receives its private link by letter; it is shown to nobody else.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<EnumerationGraphType<CandidacyPath>>>("path")
            .Send(context => new OpenCandidacyForEnquirer(context.GetArgument<Guid>("id"), context.GetArgument<CandidacyPath>("path"), PrivateLinks.NewSecret()))
            .Return<Enquiry>(command => command.EnquiryId);

        mutation.Command<CloseEnquiry, EnquiryType>("closeEnquiry", "membership.handle_enquiries")
            .Describe("Nothing more is awaited of an enquiry.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<EnumerationGraphType<EnquiryEnd>>>("reason")
            .Send(context => new CloseEnquiry(context.GetArgument<Guid>("id"), context.GetArgument<EnquiryEnd>("reason")))
            .Return<Enquiry>(command => command.EnquiryId);
    }
}
