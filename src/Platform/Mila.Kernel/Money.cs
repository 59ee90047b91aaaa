namespace Mila.Kernel;

/// <summary>An amount in euro cents. There is no other currency in the domain.</summary>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    public static Money Euros(decimal euros) => new((long)decimal.Round(euros * 100, 0, MidpointRounding.AwayFromZero));

    public static Money operator +(Money left, Money right) => new(left.Cents + right.Cents);
    public static Money operator -(Money left, Money right) => new(left.Cents - right.Cents);
    public static bool operator <(Money left, Money right) => left.Cents < right.Cents;
    public static bool operator >(Money left, Money right) => left.Cents > right.Cents;
    public static bool operator <=(Money left, Money right) => left.Cents <= right.Cents;
    public static bool operator >=(Money left, Money right) => left.Cents >= right.Cents;

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <summary>The share <paramref name="part"/> of <paramref name="whole"/>, in cents, half up.</summary>
    public Money Prorated(int part, int whole) => new((long)decimal.Round((decimal)Cents * part / whole, 0, MidpointRounding.AwayFromZero));

    public override string ToString() => French.Amount(this);
}
