using Microsoft.Extensions.Configuration;

namespace Mila.Letters;

/// <summary>Where an association's pages are for its readers: <c>Tenants:Addresses:NAME</c>, or <c>http://NAME.localhost:5080</c>.</summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    public Uri Of(string tenant) => new(configuration[$"Tenants:Addresses:{tenant}"] ?? $"http://{tenant}.localhost:5080");
}
