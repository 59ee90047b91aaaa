using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Dues.BankStatements;

/// <summary>Why a payment is proposed, the surest first: an invoice's number or the name agrees with the amount, or only one of them does.</summary>
public enum MatchGround { ReferenceAndAmount, NameAndAmount, Reference, Name, Amount }

/// <summary>What a call or an invoice still asks for, and of whom.</summary>
/// <param name="Name">The structure's name as it is compared in searches.</param>
/// <param name="Number">The invoice's; none for a call.</param>
/// <param name="Next">What is missing for the part that is awaited, when it is paid in parts.</param>
public sealed record OpenDebt(Guid Id, Guid StructureId, string Name, DateOnly DueOn, Money Owed, string? Number = null, Money? Next = null)
{
    public bool IsExactly(Money amount) => Owed == amount || Next == amount;
}

/// <summary>The share of a bank line that would pay one call or one invoice.</summary>
public sealed record ProposedPayment(Guid DebtId, Money Amount);

/// <summary>A bank line with what it would pay (rapprochement proposé); nothing when nobody is recognised, or several are.</summary>
public sealed record MatchedLine(BankLine Line, MatchGround? Ground, IReadOnlyList<ProposedPayment> Payments)
{
    /// <summary>Whether a payment with the line's reference is recorded already.</summary>
    public bool IsRecorded { get; init; }
}

/// <summary>
/// Proposes, never decides. Invoices are recognised by their numbers in the line's label, which pay them first; a structure when all the telling
/// words of its name stand there, and of several the one whose whole name does. It pays the debt whose rest, or whose awaited part, is the amount, else all it owes when that is the amount,
/// else its oldest debts first: the last of them takes what is too little or too much. No two lines are proposed for the same debt: what agrees in name and amount comes first, and what a line would pay is owed no more
/// to those after it.
/// </summary>
public sealed class PaymentMatching
{
    /// <summary>Words that half of the names share tell nobody apart.</summary>
    private static readonly HashSet<string> Common =
        ["association", "les", "des", "the", "sas", "sarl", "eurl", "sasu", "scop", "editions", "productions", "production", "music", "musique", "musiques", "records", "label"];

    private static readonly MatchGround[] SurestFirst = Enum.GetValues<MatchGround>();

    private readonly List<Debtor> debtors;

    /// <summary>Invoices by the letters and digits of their number, which banks print with or without its dashes.</summary>
    private readonly Dictionary<string, Guid> numbers;

    /// <summary>What no line pays yet.</summary>
    private readonly Dictionary<Guid, OpenDebt> open;

    public PaymentMatching(IReadOnlyList<OpenDebt> debts)
    {
        open = debts.ToDictionary(debt => debt.Id);
        numbers = debts.Where(debt => debt.Number is not null).ToDictionary(debt => Compact(debt.Number!), debt => debt.Id);
        debtors = [.. debts.GroupBy(debt => debt.StructureId).Select(theirs => new Debtor(Telling(theirs.First().Name), Words(theirs.First().Name), [.. theirs.OrderBy(debt => debt.DueOn).Select(debt => debt.Id)]))];
    }

    /// <summary>The lines with what each would pay, in their order.</summary>
    public IReadOnlyList<MatchedLine> Of(IReadOnlyList<BankLine> lines)
    {
        var named = lines.Select(line => NamedIn(Words(line.Label))).ToList();
        var matched = new MatchedLine?[lines.Count];
        foreach (var ground in SurestFirst)
            for (var i = 0; i < lines.Count; i++)
                if (matched[i] is null && Match(lines[i], named[i]) is { Ground: { } sure } found && sure <= ground)
                    Take(matched[i] = found);
        return [.. matched.Select((found, i) => found ?? new(lines[i], null, []))];
    }

    /// <summary>Those whose telling words a label holds, less those who are named only because another is, wholly: « Onde Records » where « Onde Éditions » stands.</summary>
    private List<Debtor> NamedIn(HashSet<string> label)
    {
        var named = debtors.Where(debtor => debtor.IsNamedIn(label)).ToList();
        var wholly = named.Where(debtor => debtor.Name.IsSubsetOf(label)).ToList();
        return [.. named.Where(debtor => !wholly.Any(other => other != debtor && debtor.Telling.IsSubsetOf(other.Name)
            && (!wholly.Contains(debtor) || debtor.Name.IsProperSubsetOf(other.Name))))];
    }

    private MatchedLine Match(BankLine line, List<Debtor> named)
    {
        if (Numbered(line) is { Count: > 0 } invoices)
            return ByNumber(line, invoices);
        var owing = named.Where(debtor => OpenOf(debtor).Any()).ToList();
        var exact = owing.Where(debtor => OpenOf(debtor).Any(debt => debt.IsExactly(line.Amount))).ToList();
        return (owing, exact) switch
        {
            ([var only], _) => ByName(line, [.. OpenOf(only)]),
            (_, [var only]) => ByName(line, [.. OpenOf(only)]),
            ([], _) when named.Count == 0 => ByAmount(line),
            _ => new(line, null, []),
        };
    }

    private IEnumerable<OpenDebt> OpenOf(Debtor debtor) => debtor.Debts.Where(open.ContainsKey).Select(id => open[id]);

    private void Take(MatchedLine line)
    {
        foreach (var (id, amount) in line.Payments)
            if (open[id].Owed > amount)
                open[id] = open[id] with { Owed = open[id].Owed - amount };
            else
                open.Remove(id);
    }

    private static MatchedLine ByName(BankLine line, IReadOnlyList<OpenDebt> debts)
    {
        if (debts.FirstOrDefault(debt => debt.IsExactly(line.Amount)) is { } same)
            return new(line, MatchGround.NameAndAmount, [new(same.Id, line.Amount)]);
        return new(line, Sum(debts) == line.Amount ? MatchGround.NameAndAmount : MatchGround.Name, Shares(line.Amount, debts));
    }

    /// <summary>The invoices whose numbers the label holds, the oldest first: several when they are paid together.</summary>
    private List<OpenDebt> Numbered(BankLine line)
    {
        var label = Compact(line.Label);
        return [.. numbers.Where(number => open.ContainsKey(number.Value) && label.Contains(number.Key, StringComparison.Ordinal)).Select(number => open[number.Value]).OrderBy(debt => debt.DueOn)];
    }

    private static MatchedLine ByNumber(BankLine line, List<OpenDebt> invoices)
    {
        var agrees = Sum(invoices) == line.Amount || (invoices is [var only] && only.IsExactly(line.Amount));
        return new(line, agrees ? MatchGround.ReferenceAndAmount : MatchGround.Reference, Shares(line.Amount, invoices));
    }

    /// <summary>The oldest debts first, the last of them with all that is left.</summary>
    private static List<ProposedPayment> Shares(Money amount, IReadOnlyList<OpenDebt> debts)
    {
        List<ProposedPayment> payments = [];
        var rest = amount;
        foreach (var debt in debts.TakeWhile(_ => rest > Money.Zero))
        {
            var share = debt == debts[^1] || rest < debt.Owed ? rest : debt.Owed;
            payments.Add(new(debt.Id, share));
            rest -= share;
        }
        return payments;
    }

    private static Money Sum(IEnumerable<OpenDebt> debts) => debts.Aggregate(Money.Zero, (sum, debt) => sum + debt.Owed);

    private static string Compact(string text) => string.Concat(SearchText.Of(text).Where(char.IsLetterOrDigit));

    private MatchedLine ByAmount(BankLine line) =>
        open.Values.Where(debt => debt.IsExactly(line.Amount)).Take(2).ToList() is [var only]
            ? new(line, MatchGround.Amount, [new(only.Id, line.Amount)])
            : new(line, null, []);

    /// <summary>The words of a name that tell it from others; all of them when none does.</summary>
    private static HashSet<string> Telling(string name)
    {
        var words = Words(name);
        var telling = words.Where(word => word.Length > 2 && !Common.Contains(word)).ToHashSet();
        return telling.Count > 0 ? telling : words;
    }

    private static HashSet<string> Words(string text) =>
        [.. string.Concat(SearchText.Of(text).Select(each => char.IsLetterOrDigit(each) ? each : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <param name="Telling">What a label must hold to name it.</param>
    /// <param name="Name">All the words of its name.</param>
    /// <param name="Debts">The oldest first.</param>
    private sealed record Debtor(HashSet<string> Telling, HashSet<string> Name, IReadOnlyList<Guid> Debts)
    {
        public bool IsNamedIn(HashSet<string> label) => Telling.Count > 0 && Telling.IsSubsetOf(label);
    }
}
