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

    public sealed record Sum(long Cents, string Text);

    public sealed record Part(Sum Amount, DateOnly DueOn, bool IsPaid);
}

/// <summary>The part of a page that shows an arrangement, and lets who may agree on one.</summary>
/// <param name="Path">The page's own.</param>
/// <param name="Owed">In cents.</param>
/// <param name="Written">The payments being agreed on.</param>
public sealed record ArrangementPart(string Path, ArrangementSeen? Arrangement, bool Arranges, long Owed, InstalmentRows Written)
{
    /// <summary>What to show as rows: as written, else what was asked to be shared out by month; always with some left to fill.</summary>
    public IReadOnlyList<InstalmentRow> Rows => Written.Parts.Count > 0 ? Written.Parts : [.. Written.Monthly(Owed).Concat(Enumerable.Repeat(new InstalmentRow(), InstalmentRows.Spare))];
}
