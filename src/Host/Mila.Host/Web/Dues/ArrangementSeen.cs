namespace Mila.Host.Web.Dues;

/// <summary>What is paid in parts, as the pages of a call and of an invoice show it (échéancier).</summary>
public sealed record ArrangementSeen(
    Guid Id, string State, DateOnly AgreedOn, DateOnly? EndedOn, bool IsLate, ArrangementSeen.Sum Total, IReadOnlyList<ArrangementSeen.Part> Parts)
{
    public bool IsInForce => State == "IN_FORCE";

    public string Standing => State switch
    {
        "IN_FORCE" => IsLate ? "En retard" : "En cours",
        "KEPT" => "Tenu",
        "BROKEN" => "Rompu",
        _ => "Annulé",
    };

    /// <summary>As many parts a month apart, equal but for the last, which takes what the division leaves.</summary>
    public static IEnumerable<object> Monthly(long cents, int count, DateOnly first) => Enumerable.Range(0, count)
        .Select(n => new { cents = n == count - 1 ? cents - (count - 1) * (cents / count) : cents / count, dueOn = first.AddMonths(n) });

    public sealed record Sum(long Cents, string Text);

    public sealed record Part(Sum Amount, DateOnly DueOn, bool IsPaid);
}

/// <summary>The part of a page that shows an arrangement, and lets who may agree on one.</summary>
/// <param name="Path">The page's own.</param>
/// <param name="Owed">In cents.</param>
public sealed record ArrangementPart(string Path, ArrangementSeen? Arrangement, bool Arranges, long Owed);
