using Marten;
using Mila.Membership.Contracts;
using Mila.Membership.Successions;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>How many structures took a member's place over a period (successions); the evidence is the successions.</summary>
public sealed class SuccessionFigures : FigureFamily
{
    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(SuccessionFigureKeys.Confirmed, "successions", "structures adhérentes", "Successions confirmées par le conseil dans la période : la structure est comptée une fois, avant et après.", OverPeriod: true),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var known = await AsKnown.At(
            days.KnownAt, await session.Query<Succession>().Where(succession => succession.DeclaredOn <= days.Day).ToListAsync(cancellation),
            succession => succession.Id, (succession, fact) => succession.Evolve(fact), session, cancellation);
        return [Counted.Of(SuccessionFigureKeys.Confirmed, known
            .Where(each => each.State is SuccessionState.Confirmed && days.From <= each.EndedOn && each.EndedOn <= days.Day).Select(each => each.Id))];
    }
}
