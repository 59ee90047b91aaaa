using Marten;
using Mila.Kernel;
using Mila.Membership.Arrangements;
using Mila.Membership.ArtistCalls;
using Mila.Membership.Assemblies;
using Mila.Membership.Board;
using Mila.Membership.Board.Meetings;
using Mila.Membership.Charter;
using Mila.Membership.Colleagues;
using Mila.Membership.Desk;
using Mila.Membership.Documents;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Enquiries;
using Mila.Membership.Invoices;
using Mila.Membership.Missions;
using Mila.Membership.Pulses;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Titles = Mila.Membership.Board.SubjectTitles;

namespace Mila.Membership;

/// <summary>What the module's things are called wherever they are shown (intitulé).</summary>
public sealed class MembershipTitles : ISubjectTitles
{
    /// <summary>Those that are named by a day or a number of their own; the others bear a structure's name, or their own words.</summary>
    private static readonly string[] Numbered =
    [
        EnquiryStream.Subject,
        DuesWorkflow.Subject,
        InvoiceWorkflow.Subject,
        ArrangementStream.Subject,
        AssemblyHappenings.Subject,
        MeetingStream.Subject,
        CharterWorkflow.Subject,
        DeskRequestStream.Subject,
        DocumentWorkflow.Subject,
        MissionWorkflow.Subject,
        MissionMonthWorkflow.Subject,
        ArtistCallStream.Subject,
        PulseWorkflow.Subject,
        InvitationWorkflow.Subject,
        VoteWorkflow.Subject,
    ];

    public IReadOnlyCollection<string> Kinds { get; } = [.. Titles.Kinds, .. Numbered];

    public async Task<IReadOnlyDictionary<(string Kind, Guid Id), string>> Of(
        IQuerySession session, IReadOnlyList<(string Kind, Guid Id)> subjects, CancellationToken cancellation)
    {
        var titles = new Dictionary<(string, Guid), string>(
            await Titles.Of(session, [.. subjects.Where(subject => !Numbered.Contains(subject.Kind))], cancellation));
        foreach (var campaign in await session.LoadManyAsync<DuesCampaign>(cancellation, Ids(DuesWorkflow.Subject)))
            titles[(DuesWorkflow.Subject, campaign.Id)] = $"{campaign.Year}, échéance du {French.Day(campaign.DueOn)}";
        foreach (var assembly in await session.LoadManyAsync<Assembly>(cancellation, Ids(AssemblyHappenings.Subject)))
            titles[(AssemblyHappenings.Subject, assembly.Id)] = French.Day(assembly.Day);
        foreach (var meeting in await session.LoadManyAsync<BoardMeeting>(cancellation, Ids(MeetingStream.Subject)))
            titles[(MeetingStream.Subject, meeting.Id)] = $"{(meeting.Body is DecidingBody.Board ? "conseil" : "bureau")}, {French.Day(meeting.Day)}";
        var votes = await session.LoadManyAsync<Deliberation>(cancellation, Ids(VoteWorkflow.Subject));
        var asked = await Titles.Of(session, [.. votes.Select(vote => (vote.SubjectKind, vote.SubjectId)).Distinct()], cancellation);
        foreach (var vote in votes.Where(vote => asked.ContainsKey((vote.SubjectKind, vote.SubjectId))))
            titles[(VoteWorkflow.Subject, vote.Id)] = asked[(vote.SubjectKind, vote.SubjectId)];
        foreach (var campaign in await session.LoadManyAsync<CharterCampaign>(cancellation, Ids(CharterWorkflow.Subject)))
            titles[(CharterWorkflow.Subject, campaign.Id)] = $"version {campaign.Version}";
        var invoices = await session.LoadManyAsync<Invoice>(cancellation, Ids(InvoiceWorkflow.Subject));
        var arrangements = await session.LoadManyAsync<Arrangement>(cancellation, Ids(ArrangementStream.Subject));
        var buyers = await PersonNames.StructuresOf(session, [.. invoices.Select(invoice => invoice.StructureId).Concat(arrangements.Select(each => each.StructureId)).Distinct()], cancellation);
        foreach (var invoice in invoices)
            titles[(InvoiceWorkflow.Subject, invoice.Id)] = $"{(invoice.Number is { } number ? $"n° {number}" : "brouillon")}, {buyers.GetValueOrDefault(invoice.StructureId, "structure effacée")}";
        foreach (var arrangement in arrangements)
            titles[(ArrangementStream.Subject, arrangement.Id)] = buyers.GetValueOrDefault(arrangement.StructureId, "structure effacée");
        foreach (var text in await session.LoadManyAsync<ErasableText>(cancellation, Ids(MissionWorkflow.Subject)))
            titles[(MissionWorkflow.Subject, text.Id)] = French.Typeset(text.Text);
        var months = await session.LoadManyAsync<MissionMonth>(cancellation, Ids(MissionMonthWorkflow.Subject));
        var requests = await session.LoadManyAsync<DeskRequest>(cancellation, Ids(DeskRequestStream.Subject));
        var invitations = await session.LoadManyAsync<ColleagueInvitation>(cancellation, Ids(InvitationWorkflow.Subject));
        var names = await PersonNames.StructuresOf(session, [.. requests.Select(request => request.StructureId).Concat(invitations.Select(each => each.StructureId)).Distinct()], cancellation);
        foreach (var invitation in invitations)
            titles[(InvitationWorkflow.Subject, invitation.Id)] = names.GetValueOrDefault(invitation.StructureId, "structure effacée");
        foreach (var request in requests)
            titles[(DeskRequestStream.Subject, request.Id)] = $"{DeskWords.Of(request.Kind)}, {names.GetValueOrDefault(request.StructureId, "structure effacée")}";
        foreach (var pulse in await session.LoadManyAsync<Pulse>(cancellation, Ids(PulseWorkflow.Subject)))
            titles[(PulseWorkflow.Subject, pulse.Id)] = $"{pulse.Year}";
        var calls = Ids(ArtistCallStream.Subject).ToDictionary(id => ArtistCall.TextOf(id, "title"));
        foreach (var (text, title) in await PersonNames.TextsOf(session, [.. calls.Keys], cancellation))
            titles[(ArtistCallStream.Subject, calls[text])] = title;
        var enquiries = await session.LoadManyAsync<Enquiry>(cancellation, Ids(EnquiryStream.Subject));
        var people = await PersonNames.Of(session, [.. enquiries.Select(enquiry => enquiry.PersonId).Concat(months.Select(month => month.PersonId)).Distinct()], cancellation);
        foreach (var enquiry in enquiries)
            titles[(EnquiryStream.Subject, enquiry.Id)] = people.GetValueOrDefault(enquiry.PersonId, "personne effacée");
        foreach (var month in months)
            titles[(MissionMonthWorkflow.Subject, month.Id)] = $"{French.Month(month.Month)}, {people.GetValueOrDefault(month.PersonId, "personne effacée")}";
        foreach (var document in await session.LoadManyAsync<RegisteredDocument>(cancellation, Ids(DocumentWorkflow.Subject)))
            titles[(DocumentWorkflow.Subject, document.Id)] = document.Until is { } until ? $"{document.Kind.InFrench()}, jusqu’au {French.Day(until)}" : document.Kind.InFrench();
        return titles;

        IEnumerable<Guid> Ids(string kind) => subjects.Where(subject => subject.Kind == kind).Select(subject => subject.Id);
    }
}
