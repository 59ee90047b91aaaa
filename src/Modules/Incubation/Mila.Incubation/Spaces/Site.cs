using Mila.Kernel;

namespace Mila.Incubation.Spaces;

/// <param name="Position">Its rank in lists.</param>
public sealed record SiteOpened(Guid SiteId, string Name, string? Address, int Position, DateOnly On);

/// <summary>A place where the association has spaces (site): the pôle, Milab, the street.</summary>
public sealed record Site
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public string? Address { get; init; }
    public int Position { get; init; }

    public Site Evolve(object fact) => fact is SiteOpened opened
        ? this with { Id = opened.SiteId, Name = opened.Name, Address = opened.Address, Position = opened.Position }
        : this;
}
