using Marten;
using Mila.Membership.Contracts;
using Mila.Membership.Directory;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>How many members appear in the public directory on a day (annuaire public); the evidence is the structures.</summary>
public sealed class DirectoryFigures : FigureFamily
{
    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(DirectoryFigureKeys.Listed, "structures", "structures adhérentes ce jour-là", "Structures adhérentes ce jour-là qui ont consenti à figurer dans l’annuaire public."),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var view = new Viewpoint(days.Day, days.KnownAt ?? PeriodRow.KnownNow);
        var listed = await view.Rows<ListedPeriod>(session).Select(row => row.StructureId).ToListAsync(cancellation);
        var members = await view.Rows<MembershipPeriod>(session).Select(row => row.StructureId).ToListAsync(cancellation);
        return [Counted.Of(DirectoryFigureKeys.Listed, listed.Intersect(members))];
    }
}
