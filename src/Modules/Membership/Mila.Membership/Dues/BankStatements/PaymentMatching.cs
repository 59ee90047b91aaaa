using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Dues.BankStatements;

/// <summary>Why a payment is proposed, the surest first: the name and the amount agree, or only one of the two.</summary>
public enum MatchGround { NameAndAmount, Name, Amount }

/// <summary>What a call still asks for, and of whom.</summary>
/// <param name="Name">The structure's name as it is compared in searches.</param>
public sealed record OpenCall(Guid Id, Guid StructureId, string Name, DateOnly DueOn, Money Owed);

/// <summary>The share of a bank line that would pay one call.</summary>
public sealed record ProposedPayment(Guid DuesCallId, Money Amount);

/// <summary>A bank line with what it would pay (rapprochement proposé); nothing when nobody is recognised, or several are.</summary>
public sealed record MatchedLine(BankLine Line, MatchGround? Ground, IReadOnlyList<ProposedPayment> Payments)
{
    /// <summary>Whether a payment with the line's reference is recorded already.</summary>
    public bool IsRecorded { get; init; }
}

/// <summary>
/// Proposes, never decides. A structure is recognised when all the telling words of its name stand in the line's label. It pays the call
/// whose rest is the amount, else all it owes when that is the amount, else its oldest calls first: the last of them takes what is too little or
/// too much. No two lines are proposed for the same debt: what agrees in name and amount comes first, and what a line would pay is owed no more
/// to those after it.
/// </summary>
public sealed class PaymentMatching
{
    /// <summary>Words that half of the names share tell nobody apart.</summary>
    private static readonly HashSet<string> Common =
        ["association", "les", "des", "the", "sas", "sarl", "eurl", "sasu", "scop", "editions", "productions", "production", "music", "musique", "musiques", "records", "label"];

    private static readonly MatchGround[] SurestFirst = Enum.GetValues<MatchGround>();

    private readonly List<Debtor> debtors;

    /// <summary>What no line pays yet.</summary>
    private readonly Dictionary<Guid, OpenCall> open;

    public PaymentMatching(IReadOnlyList<OpenCall> calls)
    {
        open = calls.ToDictionary(call => call.Id);
        debtors = [.. calls.GroupBy(call => call.StructureId).Select(theirs => new Debtor(Telling(theirs.First().Name), [.. theirs.OrderBy(call => call.DueOn).Select(call => call.Id)]))];
    }

    /// <summary>The lines with what each would pay, in their order.</summary>
    public IReadOnlyList<MatchedLine> Of(IReadOnlyList<BankLine> lines)
    {
        var named = lines.Select(line => Words(line.Label) is var label ? debtors.Where(debtor => debtor.IsNamedIn(label)).ToList() : []).ToList();
        var matched = new MatchedLine?[lines.Count];
        foreach (var ground in SurestFirst)
            for (var i = 0; i < lines.Count; i++)
                if (matched[i] is null && Match(lines[i], named[i]) is { Ground: { } sure } found && sure <= ground)
                    Take(matched[i] = found);
        return [.. matched.Select((found, i) => found ?? new(lines[i], null, []))];
    }

    private MatchedLine Match(BankLine line, List<Debtor> named)
    {
        var owing = named.Where(debtor => OpenOf(debtor).Any()).ToList();
        var exact = owing.Where(debtor => OpenOf(debtor).Any(call => call.Owed == line.Amount)).ToList();
        return (owing, exact) switch
        {
            ([var only], _) => ByName(line, [.. OpenOf(only)]),
            (_, [var only]) => ByName(line, [.. OpenOf(only)]),
            ([], _) when named.Count == 0 => ByAmount(line),
            _ => new(line, null, []),
        };
    }

    private IEnumerable<OpenCall> OpenOf(Debtor debtor) => debtor.Calls.Where(open.ContainsKey).Select(id => open[id]);

    private void Take(MatchedLine line)
    {
        foreach (var (id, amount) in line.Payments)
            if (open[id].Owed > amount)
                open[id] = open[id] with { Owed = open[id].Owed - amount };
            else
                open.Remove(id);
    }

    private static MatchedLine ByName(BankLine line, IReadOnlyList<OpenCall> calls)
    {
        if (calls.FirstOrDefault(call => call.Owed == line.Amount) is { } same)
            return new(line, MatchGround.NameAndAmount, [new(same.Id, line.Amount)]);

        List<ProposedPayment> payments = [];
        var rest = line.Amount;
        foreach (var call in calls.TakeWhile(_ => rest > Money.Zero))
        {
            var share = call == calls[^1] || rest < call.Owed ? rest : call.Owed;
            payments.Add(new(call.Id, share));
            rest -= share;
        }
        var settlesAll = calls.Aggregate(Money.Zero, (sum, call) => sum + call.Owed) == line.Amount;
        return new(line, settlesAll ? MatchGround.NameAndAmount : MatchGround.Name, payments);
    }

    private MatchedLine ByAmount(BankLine line) =>
        open.Values.Where(call => call.Owed == line.Amount).Take(2).ToList() is [var only]
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
    /// <param name="Calls">The oldest first.</param>
    private sealed record Debtor(HashSet<string> Telling, IReadOnlyList<Guid> Calls)
    {
        public bool IsNamedIn(HashSet<string> label) => Telling.Count > 0 && Telling.IsSubsetOf(label);
    }
}
