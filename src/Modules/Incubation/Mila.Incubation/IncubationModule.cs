using Microsoft.Extensions.DependencyInjection;
using Mila.Incubation.Aid;
using Mila.Incubation.Bookings;
using Mila.Incubation.Calls;
using Mila.Incubation.Fees;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Shops;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Incubation.Works;
using Mila.Modules;

namespace Mila.Incubation;

/// <summary>Who has which space, for how long and not a day more.</summary>
public sealed class IncubationModule : MilaPart
{
    public override string Name => "incubation";

    public override void Store(StoreDeclaration store)
    {
        SpaceDeclarations.Store(store);
        TenureDeclarations.Store(store);
        FeeDeclarations.Store(store);
        SpaceCallDeclarations.Store(store);
        WorksDeclarations.Store(store);
        BookingDeclarations.Store(store);
        ShopDeclarations.Store(store);
        AidDeclarations.Store(store);
    }

    public override void Messages(MessageNames messages)
    {
        TenureDeclarations.Messages(messages);
        SpaceCallDeclarations.Messages(messages);
    }

    public override void Graph(GraphRoots graph)
    {
        SpaceDeclarations.Graph(graph);
        TenureDeclarations.Graph(graph);
        OccupancyFields.AddTo(graph.Query, graph.Mutation);
        SpaceCallDeclarations.Graph(graph);
        WorksDeclarations.Graph(graph);
        BookingDeclarations.Graph(graph);
        ShopDeclarations.Graph(graph);
        AidReckoningType.AddTo(graph.Query, graph.Mutation);
    }

    public override void Settings(SettingList settings)
    {
        TenureWorkflow.Declare(settings);
        WorksiteWorkflow.Declare(settings);
        BookingRules.Declare(settings);
        OccupancyWorkflow.Declare(settings);
        SpaceCallStream.Declare(settings);
        MarketRent.Declare(settings);
        AidCeiling.Declare(settings);
        ShopDeclarations.Settings(settings);
    }

    public override void Erasures(ErasureList erasures) => BookingDeclarations.Erasures(erasures);

    public override void Workflows(WorkflowList workflows)
    {
        TenureWorkflow.AddTo(workflows);
        WorksiteWorkflow.AddTo(workflows);
        OccupancyWorkflow.AddTo(workflows);
        ShopDeclarations.Workflows(workflows);
        SpaceCallStream.AddTo(workflows);
    }

    public override void FileOwners(FileOwnerList owners)
    {
        TenureDeclarations.FileOwners(owners);
        WorksDeclarations.FileOwners(owners);
        AidDeclarations.FileOwners(owners);
    }

    public override void Services(IServiceCollection services) => services
        .AddSingleton<ISubjectTitles, IncubationTitles>()
        .AddHostedService<NeighboursAtStart>();
}
