using Marten;
using Mila.Kernel;
using Mila.Membership.Candidacies;
using Mila.Membership.Enquiries;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Colleagues;

/// <summary>Nobody accepted an invitation in time (caducité). Sent by the workflow; an answer that came first wins.</summary>
public sealed record LapseInvitation(Guid InvitationId);

public static class LapseInvitationHandler
{
    /// <returns>None when it waits no more.</returns>
    public static ColleagueInvitationLapsed? Decide(ColleagueInvitation invitation, DateOnly today) =>
        invitation is { JoinedOn: null, WithdrawnOn: null, LapsedOn: null } ? new(invitation.Id, today) : null;

    public static async Task<OutgoingMessages> Handle(
        LapseInvitation command, IDocumentSession session, ErasureList erasures, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<ColleagueInvitation>(command.InvitationId, cancellation);
        Rule.That(stream.Aggregate is not null, "invitation.unknown", "There is no such invitation.", "id");
        return Decide(stream.Aggregate, moment.Today) is { } lapsed
            ? [.. stream.Record(lapsed), .. await session.ForgetInvited(stream.Aggregate, erasures, moment.Today, cancellation)]
            : [];
    }

    /// <summary>Whom nobody knew before an invitation that came to nothing is forgotten, unless something else has been recorded of the person since.</summary>
    internal static async Task<IEnumerable<object>> ForgetInvited(
        this IDocumentSession session, ColleagueInvitation over, ErasureList erasures, DateOnly today, CancellationToken cancellation)
    {
        var person = over.PersonId;
        var invitations = await session.Query<ColleagueInvitation>().Where(invitation => invitation.PersonId == person).ToListAsync(cancellation);
        var isKept = invitations.All(invitation => ColleagueInvitation.NewPerson(invitation.Id) != person)
            || invitations.Any(invitation => invitation.Id != over.Id && (invitation.JoinedOn is not null || invitation.WaitsOn(today)))
            || await session.StructuresWith(person).AnyAsync(cancellation)
            || await session.Query<Candidacy>().AnyAsync(candidacy => candidacy.ApplicantId == person, cancellation)
            || await session.Query<Enquiry>().AnyAsync(enquiry => enquiry.PersonId == person, cancellation);
        foreach (var kept in erasures.All.Where(kept => kept.Name != "letters")) // the letter that invited is no reason to keep who got it
            isKept = isKept || (await kept.Export(session, person, cancellation)).Count > 0;
        return isKept ? [] : [new ErasePerson(person)];
    }
}
