using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Enquiries;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>What was asked before candidacies over a period, and what it led to (renseignements et visites); the evidence is the enquiries.</summary>
public sealed class EnquiryFigures : FigureFamily
{
    private const string Enquiries = "enquiries";
    private const string Received = "demandes de renseignement reçues dans la période";

    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(EnquiryFigureKeys.Received, Enquiries, "demandes de renseignement", "Demandes de renseignement reçues dans la période, hors messages indésirables.", OverPeriod: true),
        .. Enum.GetValues<EnquiryChannel>().Select(channel => new FigureName(KeyOf(channel), Enquiries, Received,
            $"Demandes de renseignement reçues dans la période, par ce canal : {InFrench(channel)}.", OverPeriod: true)),
        new(EnquiryFigureKeys.MedianDays, "days", Received, "Délai médian, en jours, de la demande à la première réponse, parmi celles qui ont été répondues.", OverPeriod: true),
        new(EnquiryFigureKeys.Visits, "visits", "visites proposées", "Visites qui ont eu lieu dans la période.", OverPeriod: true),
        new(EnquiryFigureKeys.LedToCandidacy, Enquiries, Received, "Demandes reçues dans la période dont est venue une candidature, ouverte au plus tard le dernier jour.", OverPeriod: true),
        new(EnquiryFigureKeys.MedianDaysToCandidacy, "days", Received, "Délai médian, en jours, de la demande à l’ouverture de la candidature qui en est venue.", OverPeriod: true),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var known = await AsKnown.At(
            days.KnownAt, await session.Query<Enquiry>().Where(enquiry => enquiry.ReceivedOn <= days.Day).ToListAsync(cancellation),
            enquiry => enquiry.Id, (enquiry, fact) => enquiry.Evolve(fact), session, cancellation);
        Enquiry[] all = [.. known.Where(enquiry => enquiry.End is not EnquiryEnd.Unwanted)];
        Enquiry[] received = [.. all.Where(enquiry => days.From <= enquiry.ReceivedOn)];
        Enquiry[] answered = [.. received.Where(enquiry => enquiry.AnsweredOn <= days.Day)];
        Enquiry[] candidates = [.. received.Where(enquiry => enquiry.CandidateOn <= days.Day)];
        var visited = all.Select(enquiry => (enquiry.Id, Held: enquiry.Visits.Count(visit => visit.Outcome is VisitOutcome.Held && days.From <= visit.On && visit.On <= days.Day)))
            .Where(each => each.Held > 0).ToList();
        return
        [
            Counted.Of(EnquiryFigureKeys.Received, Ids(received)),
            .. Enum.GetValues<EnquiryChannel>().Select(channel => Counted.Of(KeyOf(channel), Ids(received.Where(enquiry => enquiry.Channel == channel)))),
            new(EnquiryFigureKeys.MedianDays, Median.Of(answered.Select(enquiry => enquiry.AnsweredOn!.Value.DayNumber - enquiry.ReceivedOn.DayNumber)), [.. Ids(answered).Order()]),
            new(EnquiryFigureKeys.Visits, visited.Sum(each => each.Held), [.. visited.Select(each => each.Id).Order()]),
            Counted.Of(EnquiryFigureKeys.LedToCandidacy, Ids(candidates)),
            new(EnquiryFigureKeys.MedianDaysToCandidacy, Median.Of(candidates.Select(enquiry => enquiry.CandidateOn!.Value.DayNumber - enquiry.ReceivedOn.DayNumber)), [.. Ids(candidates).Order()]),
        ];
    }

    private static IEnumerable<Guid> Ids(IEnumerable<Enquiry> enquiries) => enquiries.Select(enquiry => enquiry.Id);

    private static string KeyOf(EnquiryChannel channel) => EnquiryFigureKeys.OfChannel(ClosedWord.Of(channel));

    private static string InFrench(EnquiryChannel channel) => channel switch
    {
        EnquiryChannel.Form => "formulaire du site",
        EnquiryChannel.Phone => "téléphone",
        EnquiryChannel.Email => "courriel",
        EnquiryChannel.WalkIn => "passage sur place",
        EnquiryChannel.Event => "rencontre à un événement",
        EnquiryChannel.Recommendation => "recommandation",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };
}
