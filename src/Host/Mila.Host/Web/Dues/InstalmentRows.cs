using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Host.Web.Dues;

/// <summary>One payment as it is written on a page.</summary>
public sealed class InstalmentRow
{
    public DateOnly? DueOn { get; set; }

    /// <summary>In euros, as people write them.</summary>
    public string? Cents { get; set; }

    public bool IsBlank => DueOn is null && string.IsNullOrWhiteSpace(Cents);
}

/// <summary>The payments that a person writes on a page, each with its day and amount (versements d’un échéancier), or has shared out by month to begin with.</summary>
public sealed class InstalmentRows
{
    /// <summary>How many empty rows stand ready.</summary>
    public const int Spare = 3;

    /// <summary>What a rule refuses of a part: <c>parts[2].dueOn</c>.</summary>
    private const string Prefix = "parts[";

    /// <summary>In how many equal parts to share out.</summary>
    public int? Count { get; set; }

    public DateOnly? First { get; set; }

    public List<InstalmentRow> Parts { get; set; } = [];

    /// <summary>Whether somebody is at it.</summary>
    public bool IsBegun => Count is not null || First is not null || Parts.Count > 0;

    /// <summary>As many parts a month apart, equal but for the last, which takes what the division leaves.</summary>
    public IEnumerable<InstalmentRow> Monthly(long cents) => Count is >= 2 and <= 24 && First is { } first
        ? Enumerable.Range(0, Count.Value).Select(n => new InstalmentRow { DueOn = first.AddMonths(n), Cents = Euros.Written(n == Count - 1 ? cents - (Count.Value - 1) * (cents / Count.Value) : cents / Count.Value) })
        : [];

    /// <summary>The rows that say something, as the API takes them; what cannot be read is put down with its row.</summary>
    public IReadOnlyList<object> Read(ModelStateDictionary state)
    {
        var read = new List<object>();
        foreach (var (row, n) in Rows)
        {
            var cents = Euros.CentsOf(row.Cents);
            if (cents is null)
                state.AddModelError(NameOf(n, "cents"), French.Typeset($"Versement {n + 1} : écrivez un montant en euros, par exemple 108 ou 54,50."));
            if (row.DueOn is null)
                state.AddModelError(NameOf(n, "dueOn"), French.Typeset($"Versement {n + 1} : choisissez son jour."));
            read.Add(new { cents, dueOn = row.DueOn });
        }
        return read;
    }

    /// <summary>The same refusals, each with the row that it is about.</summary>
    public IReadOnlyList<UserError> Named(IEnumerable<UserError> refused) => [.. refused.Select(Named)];

    public static string NameOf(int row, string field) => $"{Prefix}{row}].{field}";

    private UserError Named(UserError error)
    {
        if (error.Field is not { } field || !field.StartsWith(Prefix, StringComparison.Ordinal))
            return error;
        var end = field.IndexOf(']', StringComparison.Ordinal);
        var row = Rows.ElementAt(int.Parse(field[Prefix.Length..end], CultureInfo.InvariantCulture)).N;
        return error with { Field = NameOf(row, field[(end + 2)..]), Message = French.Typeset($"Versement {row + 1} : {char.ToLowerInvariant(error.Message[0])}{error.Message[1..]}") };
    }

    private IEnumerable<(InstalmentRow Row, int N)> Rows => Parts.Select((row, n) => (row, n)).Where(each => !each.row.IsBlank);
}
