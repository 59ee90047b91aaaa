using Mila.Kernel;

namespace Mila.Membership.Pulses;

/// <summary>How many gave one answer (case); none when they are too few to be told.</summary>
public sealed record PulseCell(string Word, int? Count);

/// <summary>What some answered together (résultats), beside how many of them did. What could tell what one structure said is left out.</summary>
/// <param name="Who">all, members or alumni.</param>
/// <param name="AnswerRate">In percent; none when nobody was asked.</param>
/// <param name="Jobs">The sum, in full-time equivalents.</param>
/// <param name="Alive">How many still work.</param>
public sealed record PulseGroup(
    string Who, int Asked, int Answered, decimal? AnswerRate, int? Alive, decimal? Jobs, int? Artists, int? InQpv,
    IReadOnlyList<PulseCell> Turnover, IReadOnlyList<PulseCell> Places);

/// <summary>Adds answers up so that no cell is under five, nor can be found by subtraction (secret statistique).</summary>
public static class PulseResults
{
    public const int LeastCell = 5;

    public static IReadOnlyList<PulseGroup> Of(IReadOnlyList<PulseSheet> sheets)
    {
        var (members, alumni) = (sheets.Where(sheet => sheet.IsMember).ToList(), sheets.Where(sheet => !sheet.IsMember).ToList());
        var apart = new[] { members, alumni }.All(group => group.Count(sheet => sheet.Answers is not null) >= LeastCell);
        return apart ? [Group("all", sheets), Group("members", members), Group("alumni", alumni)] : [Group("all", sheets)];
    }

    private static PulseGroup Group(string who, IReadOnlyList<PulseSheet> sheets)
    {
        PulseAnswers[] said = [.. sheets.Select(sheet => sheet.Answers).OfType<PulseAnswers>()];
        var told = said.Length >= LeastCell;
        PulseAnswers[] alive = [.. said.Where(answers => answers.IsAlive)];
        return new(
            who, sheets.Count, said.Length, sheets.Count == 0 ? null : decimal.Round(100m * said.Length / sheets.Count, 1, MidpointRounding.AwayFromZero),
            told ? Pair(alive.Length, said.Length) : null,
            told && alive.Length >= LeastCell ? alive.Sum(answers => answers.Jobs) : null,
            told && alive.Length >= LeastCell ? alive.Sum(answers => answers.Artists) : null,
            told ? Pair(alive.Count(answers => answers.InQpv), alive.Length) : null,
            Cells(alive.Select(answers => answers.Turnover)), Cells(alive.Select(answers => answers.Place)));
    }

    /// <summary>How many of all say yes, unless they, or those who say no, are a few.</summary>
    private static int? Pair(int yes, int all) => IsFew(yes) || IsFew(all - yes) ? null : yes;

    /// <summary>When one cell alone is hidden, the smallest of the others is too: else the total would tell it.</summary>
    private static IReadOnlyList<PulseCell> Cells<TWord>(IEnumerable<TWord?> said) where TWord : struct, Enum
    {
        var counts = said.OfType<TWord>().CountBy(word => word).ToDictionary();
        var cells = Enum.GetValues<TWord>().Select(word => (Word: ClosedWord.Of(word), Count: counts.GetValueOrDefault(word))).ToList();
        var hidden = cells.Where(cell => IsFew(cell.Count)).Select(cell => cell.Word).ToHashSet();
        if (hidden.Count == 1 && cells.Where(cell => cell.Count >= LeastCell).OrderBy(cell => cell.Count).Select(cell => cell.Word).FirstOrDefault() is { } next)
            hidden.Add(next);
        return [.. cells.Select(cell => new PulseCell(cell.Word, hidden.Contains(cell.Word) ? null : cell.Count))];
    }

    private static bool IsFew(int count) => count is > 0 and < LeastCell;
}
