using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mila.Host.Composition;
using Mila.Host.Tests.Commands;
using Mila.Testing;
using Wolverine.Runtime;
using Xunit;

namespace Mila.Host.Tests.Composition;

public sealed class StartOrderTests
{
    /// <summary>A message that waited in the store is handled as Wolverine starts: it needs the tables, the associations and their clock.</summary>
    [Fact]
    public async Task Messages_are_handled_once_the_tables_the_associations_and_the_clock_are_there()
    {
        await using var folder = new Folder();
        await using var host = MilaHost.Build([], await TestPostgres.NewDatabase(), folder.Path);

        var started = host.Services.GetServices<IHostedService>().Select(service => service.GetType()).ToList();

        var tables = started.FindIndex(type => type.Name == "ResourceSetupHostService");
        var associations = started.IndexOf(typeof(StoreAtStart));
        var messages = started.FindIndex(typeof(IWolverineRuntime).IsAssignableFrom);
        Assert.True(0 <= tables && tables < associations && associations < messages, string.Join(", ", started.Select(type => type.Name)));
    }
}
