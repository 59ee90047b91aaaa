using Xunit;

namespace Mila.House.Tests;

public sealed class ModuleWallTest
{
    private const string Sdk = """<Project Sdk="Microsoft.NET.Sdk" />""";

    [Theory]
    [InlineData("src/Modules/Funding/Mila.Funding/Mila.Funding.csproj", "src/Modules/Membership/Mila.Membership/Mila.Membership.csproj", "a module, another module")]
    [InlineData("src/Modules/Funding/Mila.Funding.Contracts/Mila.Funding.Contracts.csproj", "src/Platform/Mila.Kernel/Mila.Kernel.csproj", "contracts, anything")]
    [InlineData("src/Platform/Mila.Files/Mila.Files.csproj", "src/Modules/Membership/Mila.Membership.Contracts/Mila.Membership.Contracts.csproj", "the platform, a module")]
    [InlineData("src/Modules/Funding/Mila.Funding/Mila.Funding.csproj", "src/Host/Mila.Host/Mila.Host.csproj", "a module, the host")]
    public void A_forbidden_reference_does_not_build(string from, string to, string what)
    {
        using var planted = Planted(from, to);

        var (succeeded, output) = planted.Dotnet("msbuild", from, "-t:ModuleWall", "-nologo");

        Assert.False(succeeded, $"The wall let {what} through.");
        Assert.Contains("MILA001", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/Modules/Funding/Mila.Funding/Mila.Funding.csproj", "src/Modules/Membership/Mila.Membership.Contracts/Mila.Membership.Contracts.csproj")]
    [InlineData("src/Modules/Funding/Mila.Funding/Mila.Funding.csproj", "src/Platform/Mila.Graph/Mila.Graph.csproj")]
    [InlineData("src/Host/Mila.Host/Mila.Host.csproj", "src/Modules/Membership/Mila.Membership/Mila.Membership.csproj")]
    public void A_reference_that_the_house_allows_passes(string from, string to)
    {
        using var planted = Planted(from, to);

        var (succeeded, output) = planted.Dotnet("msbuild", from, "-t:ModuleWall", "-nologo");

        Assert.True(succeeded, output);
    }

    private static PlantedProject Planted(string from, string to)
    {
        var planted = new PlantedProject();
        var up = string.Concat(Enumerable.Repeat("../", from.Count(letter => letter == '/')));
        planted.Write(from, $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="{up}{to}" /></ItemGroup></Project>""");
        planted.Write(to, Sdk);
        return planted;
    }
}
