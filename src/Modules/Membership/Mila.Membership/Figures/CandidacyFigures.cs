using Marten;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Candidacies;
using Mila.Membership.Contracts;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>How candidacies ended over a period, how long they waited, who stepped aside (candidatures par issue et motif).</summary>
public sealed class CandidacyFigures : FigureFamily
{
    private const string Candidacies = "candidacies";
    private const string Decided = "candidatures décidées dans la période";

    private static readonly (string Outcome, string InFrench, Func<Candidacy, DateOnly?> On)[] Outcomes =
    [
        ("admitted", "admises", candidacy => candidacy.Verdict is Verdict.Admitted ? candidacy.DecidedOn : null),
        ("refused", "refusées", candidacy => candidacy.Verdict is Verdict.Refused ? candidacy.DecidedOn : null),
        ("waiting_list", "inscrites sur la liste d’attente", candidacy => candidacy.Verdict is Verdict.WaitingList ? candidacy.DecidedOn : null),
        ("withdrawn", "retirées par le candidat", candidacy => candidacy.State is CandidacyState.Withdrawn ? candidacy.EndedOn : null),
        ("lapsed", "devenues caduques", candidacy => candidacy.State is CandidacyState.Lapsed ? candidacy.EndedOn : null),
    ];

    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(CandidacyFigureKeys.Submitted, Candidacies, "candidatures", "Candidatures déposées dans la période.", OverPeriod: true),
        .. Outcomes.Select(each => new FigureName(CandidacyFigureKeys.OfOutcome(each.Outcome), Candidacies, "candidatures déposées",
            $"Candidatures {each.InFrench} dans la période, comptées au jour de la décision ou de la fin.", OverPeriod: true)),
        .. Enum.GetValues<RefusalGround>().Select(ground => new FigureName(CandidacyFigureKeys.OfGround(Word(ground)), Candidacies, "candidatures refusées dans la période",
            $"Candidatures refusées dans la période, motif : {IntakeWords.Of(ground)}.", OverPeriod: true)),
        new(CandidacyFigureKeys.MedianDelay, "days", Decided, "Délai médian, en jours, du dépôt à la décision.", OverPeriod: true),
        new(CandidacyFigureKeys.Recusals, "recusals", Decided, "Déports de rapporteurs et de votants, une fois par personne et par candidature décidée.", OverPeriod: true),
        new(CandidacyFigureKeys.OnWaitingList, Candidacies, "candidatures déposées", "Candidatures sur la liste d’attente d’un espace ce jour-là."),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var all = await Known(session, days, cancellation);
        bool Within(DateOnly? day) => day is { } on && days.From <= on && on <= days.Day;
        Counted Of(string key, Func<Candidacy, bool> counts) => Counted.Of(key, all.Where(counts).Select(candidacy => candidacy.Id));

        Candidacy[] decided = [.. all.Where(candidacy => Within(candidacy.DecidedOn))];
        return
        [
            Of(CandidacyFigureKeys.Submitted, candidacy => Within(candidacy.SubmittedOn)),
            .. Outcomes.Select(each => Of(CandidacyFigureKeys.OfOutcome(each.Outcome), candidacy => Within(each.On(candidacy)))),
            .. Enum.GetValues<RefusalGround>().Select(ground => Of(CandidacyFigureKeys.OfGround(Word(ground)), candidacy => candidacy.Ground == ground && Within(candidacy.DecidedOn))),
            new(
                CandidacyFigureKeys.MedianDelay, Median.Of(decided.Select(candidacy => candidacy.DecidedOn!.Value.DayNumber - candidacy.SubmittedOn!.Value.DayNumber)),
                [.. decided.Select(candidacy => candidacy.Id).Order()]),
            await Recusals(decided, session, cancellation),
            Of(CandidacyFigureKeys.OnWaitingList, candidacy => candidacy.ListedOn <= days.Day),
        ];
    }

    /// <summary>What was handed in, as it is known now or was at an instant: then each of the few streams is folded up to it.</summary>
    private static async Task<IReadOnlyList<Candidacy>> Known(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var now = await session.Query<Candidacy>().Where(candidacy => candidacy.SubmittedOn != null && candidacy.SubmittedOn <= days.Day).ToListAsync(cancellation);
        if (days.KnownAt is not { } instant)
            return now;
        var then = new List<Candidacy>();
        foreach (var candidacy in now)
            if (await session.Events.AggregateStreamAsync<Candidacy>(candidacy.Id, timestamp: instant, token: cancellation) is { SubmittedOn: not null } known)
                then.Add(known);
        return then;
    }

    private static async Task<Counted> Recusals(Candidacy[] decided, IQuerySession session, CancellationToken cancellation)
    {
        var votes = await session.LoadManyAsync<Deliberation>(cancellation, [.. decided.Select(candidacy => candidacy.DeliberationId).OfType<Guid>()]);
        var inVotes = votes.ToDictionary(vote => vote.SubjectId, vote => vote.Recused);
        (Guid Id, int Count)[] recusals =
            [.. decided.Select(candidacy => (candidacy.Id, candidacy.Recused.Union(inVotes.GetValueOrDefault(candidacy.Id) ?? []).Count())).Where(each => each.Item2 > 0)];
        return new(CandidacyFigureKeys.Recusals, recusals.Sum(each => each.Count), [.. recusals.Select(each => each.Id).Order()]);
    }

    private static string Word(RefusalGround ground) => ClosedWord.Of(ground);
}
