using Microsoft.Extensions.DependencyInjection;
using Mila.Modules.Figures;

namespace Mila.Modules;

/// <summary>What belongs to the host itself: its associations, their settings, and what all parts can prove.</summary>
public sealed class PlatformPart : MilaPart
{
    public override string Name => "platform";

    public override void Store(StoreDeclaration store) => store
        .Fact<SettingChanged>("platform.setting_changed.v1")
        .Aggregate<SettingsBook>()
        .Document<Tenant>()
        .Document<StoreOrigin>()
        .Document<Persona>();

    public override void Messages(MessageNames messages) => messages
        .Add<ResolveFigures>("platform.resolve_figures.v1")
        .Add<ListEvidence>("platform.list_evidence.v1");

    public override void Graph(GraphRoots graph)
    {
        NamedFigureType.AddTo(graph.Query);
        EvidenceType.AddTo(graph.Query);
        SettingType.AddTo(graph.Query);
        ChangeSettingField.AddTo(graph.Mutation);
    }

    public override void Services(IServiceCollection services) => services
        .AddSingleton<Tenants>()
        .AddSingleton<Settings>();
}
