using Marten;
using Mila.Host.Composition;
using Mila.Modules.Figures;

namespace Mila.Testing;

/// <summary>The figures that this host can prove, asked without a host.</summary>
public static class ShippedFigures
{
    public static FigureCatalogue Catalogue { get; } = new(Parts.Assemblies);

    public static Task<FiguresResolved> Handle(ResolveFigures request, IQuerySession session, CancellationToken cancellation) =>
        FiguresHandler.Handle(request, Catalogue, session, cancellation);

    public static Task<EvidenceListed> Handle(ListEvidence request, IQuerySession session, CancellationToken cancellation) =>
        FiguresHandler.Handle(request, Catalogue, session, cancellation);
}
