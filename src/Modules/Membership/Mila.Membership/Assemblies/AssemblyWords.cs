using Mila.Kernel;
using Mila.Membership.Board;

namespace Mila.Membership.Assemblies;

/// <summary>The closed words of an assembly as pages, letters and minutes print them.</summary>
public static class AssemblyWords
{
    public static string Of(AgendaItem item) => item.Kind switch
    {
        AgendaKind.ActivityReport => "Rapport d’activité",
        AgendaKind.Accounts => "Comptes de l’exercice et affectation du résultat",
        AgendaKind.FeeGrid => "Barème des cotisations",
        AgendaKind.BoardElection => "Élection du conseil d’administration",
        AgendaKind.Other => French.Typeset(item.Title!),
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    public static string Of(TieBreak by) => by switch
    {
        TieBreak.SecondRound => "second tour",
        TieBreak.Lot => "tirage au sort",
        TieBreak.Age => "bénéfice de l’âge",
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };

    public static string Of(BoardRole role) => role switch
    {
        BoardRole.Member => "membre",
        BoardRole.President => "présidence",
        BoardRole.Treasurer => "trésorerie",
        BoardRole.Secretary => "secrétariat",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
