using Mila.Kernel;

namespace Mila.Membership.Usages;

public sealed record UsageCounted(Guid LedgerId, Guid UsageId, Guid StructureId, int Year, Benefit Benefit, int Count, Guid? CountedBy, DateOnly On);
public sealed record UsageCancelled(Guid LedgerId, Guid UsageId, UsageFault Reason, DateOnly On);

/// <summary>
/// What the association offers and counts: salle de réunion, relais sur les réseaux, infolettre, permanence juridique, code promotionnel,
/// réception du courrier, centre de documentation, reprographie, cafétéria, affichage.
/// </summary>
public enum Benefit { MeetingRoom, SocialRelay, Newsletter, LegalHotline, PromoCode, MailReception, DocumentationCentre, Reprography, Cafeteria, Poster }

/// <summary>Why a count was wrong: faute de saisie, autre structure, compté deux fois.</summary>
public enum UsageFault { TypingError, OtherStructure, CountedTwice }

/// <summary>One count (usage), and why it did not count after all.</summary>
public sealed record Usage(Guid Id, Benefit Benefit, int Count, DateOnly On, UsageFault? Cancelled = null);

/// <summary>What a structure used of what the association offers, in one civil year (usage des services).</summary>
public sealed record UsageLedger
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public int Year { get; init; }
    public IReadOnlyList<Usage> Usages { get; init; } = [];

    public UsageLedger Evolve(object fact) => fact switch
    {
        UsageCounted f => this with { Id = f.LedgerId, StructureId = f.StructureId, Year = f.Year, Usages = [.. Usages, new(f.UsageId, f.Benefit, f.Count, f.On)] },
        UsageCancelled f => this with { Usages = [.. Usages.Select(usage => usage.Id == f.UsageId ? usage with { Cancelled = f.Reason } : usage)] },
        _ => this,
    };

    public static Guid IdOf(Guid structureId, int year) => NamedId.Of("usage", structureId.ToString(), $"{year}");

    /// <summary>What counts of the days from one to another.</summary>
    public IEnumerable<Usage> Between(DateOnly from, DateOnly to) => Usages.Where(usage => usage.Cancelled is null && from <= usage.On && usage.On <= to);
}
