using Mila.Kernel;

namespace Mila.Membership.Pulses;

/// <summary>Turnover of the year before (chiffre d’affaires): moins de 10 000 €, de 10 000 à 50 000 €, de 50 000 à 200 000 €, de 200 000 à 1 000 000 €, au-delà.</summary>
public enum TurnoverBand { Micro, Small, Middle, Large, Major }

/// <summary>Where it works from (implantation): Paris 18e, ailleurs à Paris, ailleurs en Île-de-France, plus loin.</summary>
public enum PulsePlace { Quarter, Paris, Region, Elsewhere }

/// <summary>What a structure says of itself in a year (réponses).</summary>
/// <param name="IsAlive">Whether it still works; nothing else is asked of one that does not.</param>
/// <param name="Jobs">In full-time equivalents (ETP).</param>
/// <param name="Artists">How many it works with.</param>
public sealed record PulseAnswers(bool IsAlive, decimal Jobs, TurnoverBand? Turnover, int Artists, PulsePlace? Place, bool InQpv);

/// <param name="IsMember">Whether it was a member on the day it was asked; else a former one.</param>
/// <param name="LinkKey">The SHA-256 of the private link's secret.</param>
public sealed record PulseAsked(Guid SheetId, Guid PulseId, Guid StructureId, int Year, bool IsMember, string LinkKey, DateOnly On);
public sealed record PulseAnswered(Guid SheetId, PulseAnswers Answers, DateOnly On);

/// <summary>What one structure was asked and answered in a year (questionnaire); the last answer counts.</summary>
public sealed record PulseSheet
{
    public Guid Id { get; init; }
    public Guid PulseId { get; init; }
    public Guid StructureId { get; init; }
    public int Year { get; init; }
    public bool IsMember { get; init; }
    public string LinkKey { get; init; } = "";
    public DateOnly AskedOn { get; init; }
    public PulseAnswers? Answers { get; init; }
    public DateOnly? AnsweredOn { get; init; }

    public PulseSheet Evolve(object fact) => fact switch
    {
        PulseAsked f => this with
        {
            Id = f.SheetId, PulseId = f.PulseId, StructureId = f.StructureId, Year = f.Year, IsMember = f.IsMember, LinkKey = f.LinkKey, AskedOn = f.On,
        },
        PulseAnswered f => this with { Answers = f.Answers, AnsweredOn = AnsweredOn ?? f.On },
        _ => this,
    };

    public static Guid IdOf(Guid structureId, int year) => NamedId.Of("pulse-sheet", structureId.ToString(), $"{year}");
}

/// <summary>The secret of a sheet's private link under the host's keys, so that a reminder can repeat it.</summary>
/// <param name="Id">The sheet's.</param>
public sealed record PulseLink(Guid Id, string Sealed);
