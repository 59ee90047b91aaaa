using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Usages;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>What members used of what is offered over a period (usage des services); the evidence is the counts.</summary>
public sealed class UsageFigures : FigureFamily
{
    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(UsageFigureKeys.Structures, "structures", "structures adhérentes", "Structures qui ont utilisé au moins un service compté dans la période.", OverPeriod: true),
        .. Enum.GetValues<Benefit>().Select(benefit => new FigureName(KeyOf(benefit), "uses", "usages comptés dans la période",
            $"Usages comptés dans la période, service : {InFrench(benefit)}.", OverPeriod: true)),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var (first, last) = (days.From.Year, days.Day.Year);
        var now = await session.Query<UsageLedger>().Where(ledger => first <= ledger.Year && ledger.Year <= last).ToListAsync(cancellation);
        var ledgers = await AsKnown.At(days.KnownAt, now, ledger => ledger.Id, (ledger, fact) => ledger.Evolve(fact), session, cancellation);
        var used = ledgers.SelectMany(ledger => ledger.Between(days.From, days.Day)).ToList();
        return
        [
            Counted.Of(UsageFigureKeys.Structures, ledgers.Where(ledger => ledger.Between(days.From, days.Day).Any()).Select(ledger => ledger.StructureId)),
            .. Enum.GetValues<Benefit>().Select(benefit => Sum(benefit, used)),
        ];
    }

    private static Counted Sum(Benefit benefit, IEnumerable<Usage> used)
    {
        var counted = used.Where(usage => usage.Benefit == benefit).ToList();
        return new(KeyOf(benefit), counted.Sum(usage => usage.Count), [.. counted.Select(usage => usage.Id).Order()]);
    }

    private static string KeyOf(Benefit benefit) => UsageFigureKeys.OfBenefit(ClosedWord.Of(benefit));

    private static string InFrench(Benefit benefit) => benefit switch
    {
        Benefit.MeetingRoom => "salle de réunion",
        Benefit.SocialRelay => "relais sur les réseaux sociaux",
        Benefit.Newsletter => "infolettre",
        Benefit.LegalHotline => "permanence juridique",
        Benefit.PromoCode => "code promotionnel",
        Benefit.MailReception => "réception du courrier",
        Benefit.DocumentationCentre => "centre de documentation",
        Benefit.Reprography => "reprographie",
        Benefit.Cafeteria => "cafétéria",
        Benefit.Poster => "affichage",
        _ => throw new ArgumentOutOfRangeException(nameof(benefit)),
    };
}
