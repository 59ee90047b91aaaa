using Microsoft.Extensions.DependencyInjection;

namespace Mila.Modules;

/// <summary>What belongs to the host itself: its associations and their settings.</summary>
public sealed class PlatformPart : MilaPart
{
    public override string Name => "platform";

    public override void Store(StoreDeclaration store) => store
        .Fact<SettingChanged>("platform.setting_changed.v1")
        .Aggregate<SettingsBook>()
        .Document<Tenant>()
        .Document<StoreOrigin>()
        .Document<Persona>();

    public override void Graph(GraphRoots graph)
    {
        SettingType.AddTo(graph.Query);
        ChangeSettingField.AddTo(graph.Mutation);
    }

    public override void Services(IServiceCollection services) => services
        .AddSingleton<Tenants>()
        .AddSingleton<Settings>();
}
