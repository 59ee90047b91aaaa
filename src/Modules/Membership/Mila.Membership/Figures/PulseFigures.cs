using Marten;
using Mila.Membership.Contracts;
using Mila.Membership.Pulses;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>What members and former members said of themselves in the day's year (pouls annuel); the evidence is the questionnaires, unless too few answered.</summary>
public sealed class PulseFigures : FigureFamily
{
    private const string Answering = "structures qui ont répondu au pouls de l’année, à lire avec le taux de réponse";

    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(PulseFigureKeys.Asked, "structures", "adhérents et anciens adhérents qui ont donné leur accord", "Structures interrogées par le pouls de l’année."),
        new(PulseFigureKeys.Answered, "structures", "structures interrogées", "Structures qui ont répondu au pouls de l’année."),
        new(PulseFigureKeys.AnswerRate, "percent", "structures interrogées", "Taux de réponse au pouls de l’année, en pour cent."),
        new(PulseFigureKeys.Alive, "structures", Answering, "Structures toujours en activité, déclaratif ; aucun chiffre sous cinq."),
        new(PulseFigureKeys.Jobs, "fte", Answering, "Emplois en équivalents temps plein, déclaratif ; aucun chiffre sous cinq réponses."),
        new(PulseFigureKeys.Artists, "artists", Answering, "Artistes avec qui ces structures travaillent, déclaratif ; aucun chiffre sous cinq réponses."),
        new(PulseFigureKeys.InQpv, "structures", Answering, "Structures installées en quartier prioritaire, déclaratif ; aucun chiffre sous cinq."),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var year = days.Day.Year;
        var known = await AsKnown.At(
            days.KnownAt, await session.Query<PulseSheet>().Where(sheet => sheet.Year == year && sheet.AskedOn <= days.Day).ToListAsync(cancellation),
            sheet => sheet.Id, (sheet, fact) => sheet.Evolve(fact), session, cancellation);
        PulseSheet[] sheets = [.. known.Select(sheet => sheet.AnsweredOn <= days.Day ? sheet : sheet with { Answers = null })];
        var all = PulseResults.Of(sheets)[0];
        Guid[] answered = [.. sheets.Where(sheet => sheet.Answers is not null).Select(sheet => sheet.Id).Order()];
        return
        [
            Counted.Of(PulseFigureKeys.Asked, sheets.Select(sheet => sheet.Id)),
            Counted.Of(PulseFigureKeys.Answered, answered),
            new(PulseFigureKeys.AnswerRate, all.AnswerRate, answered),
            Told(PulseFigureKeys.Alive, all.Alive),
            Told(PulseFigureKeys.Jobs, all.Jobs),
            Told(PulseFigureKeys.Artists, all.Artists),
            Told(PulseFigureKeys.InQpv, all.InQpv),
        ];

        // Of all who answered: which of them said what is what the secret is about.
        Counted Told(string key, decimal? value) => new(key, value, value is null ? [] : answered);
    }
}
