using System.Globalization;

namespace Mila.Host.Web;

/// <summary>Amounts as people write them: « 108 », « 54,50 ».</summary>
public static class Euros
{
    /// <summary>Null when it is no amount to the cent.</summary>
    public static int? CentsOf(string? euros) =>
        decimal.TryParse(euros?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && amount * 100 == decimal.Truncate(amount * 100) && amount < 1_000_000
            ? (int)(amount * 100)
            : null;

    public static string Written(long cents) => (cents / 100m).ToString(cents % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture).Replace('.', ',');
}
