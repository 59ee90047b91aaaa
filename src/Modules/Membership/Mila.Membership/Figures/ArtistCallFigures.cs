using Marten;
using Mila.Membership.ArtistCalls;
using Mila.Membership.Contracts;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>Calls for artists over a period, who answered and who played (appels à artistes).</summary>
public sealed class ArtistCallFigures : FigureFamily
{
    private const string Opened = "appels à artistes ouverts dans la période";

    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(ArtistCallFigureKeys.Calls, "calls", "appels à artistes", "Appels à artistes ouverts dans la période, hors annulés.", OverPeriod: true),
        new(ArtistCallFigureKeys.Answers, "answers", Opened, "Réponses des adhérents aux appels ouverts dans la période, hors retirées.", OverPeriod: true),
        new(ArtistCallFigureKeys.Kept, "answers", Opened, "Réponses retenues aux appels ouverts dans la période.", OverPeriod: true),
        new(ArtistCallFigureKeys.Artists, "artists", "artistes retenus", "Artistes qui ont joué dans la période à la suite d’un appel, comptés une fois chacun.", OverPeriod: true),
        new(ArtistCallFigureKeys.Structures, "structures", "structures dont un artiste est retenu", "Structures dont un artiste a joué dans la période à la suite d’un appel.", OverPeriod: true),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var known = await AsKnown.At(
            days.KnownAt, await session.Query<ArtistCall>().Where(call => call.OpenedOn <= days.Day).ToListAsync(cancellation),
            call => call.Id, (call, fact) => call.Evolve(fact), session, cancellation);
        ArtistCall[] calls = [.. known.Where(call => call.State is not ArtistCallState.Cancelled && days.From <= call.OpenedOn)];
        ArtistAnswer[] answers = [.. calls.SelectMany(call => call.Answers).Where(answer => answer.State is not ArtistAnswerState.Withdrawn && answer.On <= days.Day)];
        ArtistAnswer[] played = [.. known.SelectMany(call => call.Answers).Where(answer => days.From <= answer.PlayedOn && answer.PlayedOn <= days.Day)];
        return
        [
            Counted.Of(ArtistCallFigureKeys.Calls, calls.Select(call => call.Id)),
            Counted.Of(ArtistCallFigureKeys.Answers, answers.Select(answer => answer.Id)),
            Counted.Of(ArtistCallFigureKeys.Kept, calls.Where(call => call.SelectedOn <= days.Day).SelectMany(call => call.In(ArtistAnswerState.Kept)).Select(answer => answer.Id)),
            Counted.Of(ArtistCallFigureKeys.Artists, played.Select(answer => answer.ArtistId)),
            Counted.Of(ArtistCallFigureKeys.Structures, played.Select(answer => answer.StructureId)),
        ];
    }
}
