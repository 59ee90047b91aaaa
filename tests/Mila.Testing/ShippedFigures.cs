using Marten;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Modules.Figures;

namespace Mila.Testing;

/// <summary>The figures that this host can prove, asked without a host.</summary>
public static class ShippedFigures
{
    public static FigureCatalogue Catalogue { get; } = new(Parts.Assemblies);

    /// <summary>Real time: all that a story tells is past.</summary>
    private static readonly OffsetClock Now = new(TimeProvider.System);

    public static Task<FiguresResolved> Handle(ResolveFigures request, IQuerySession session, CancellationToken cancellation) =>
        FiguresHandler.Handle(request, Catalogue, session, Now, cancellation);

    public static Task<EvidenceListed> Handle(ListEvidence request, IQuerySession session, CancellationToken cancellation) =>
        FiguresHandler.Handle(request, Catalogue, session, Now, cancellation);
}
