using Mila.Kernel;
using Mila.Modules;

namespace Mila.Membership.Board;

/// <summary>What the statutes say of one body, as the association has recorded it; fixed for each vote when it opens.</summary>
/// <param name="Article">The statutes' article that allows written consultation; none, none allowed.</param>
public sealed record BodyRules(DecisionMode Mode, string? Article, int LeastVoters, bool PresidentSettlesTies)
{
    public static void Declare(SettingList settings) => settings
        .YesNo("board.decides_in_writing", false, "Le conseil d’administration vote par consultation écrite (sinon, en réunion)")
        .YesNo("board.bureau_decides_in_writing", false, "Le bureau vote par consultation écrite (sinon, en réunion)")
        .Text("board.written_article", "", "Article des statuts qui permet la consultation écrite")
        .Number("board.least_voters", 3, "Nombre minimal de votants au conseil d’administration")
        .Number("board.bureau_least_voters", 3, "Nombre minimal de votants au bureau")
        .YesNo("board.president_settles_ties", false, "Les statuts donnent voix prépondérante à la présidence en cas de partage");

    public static BodyRules From(SettingValues values, DecidingBody body)
    {
        var key = body is DecidingBody.Board ? "board." : "board.bureau_";
        return new(
            values.IsYes($"{key}decides_in_writing") ? DecisionMode.WrittenConsultation : DecisionMode.Meeting,
            values["board.written_article"] is { Length: > 0 } article ? article : null,
            values.Number($"{key}least_voters"),
            values.IsYes("board.president_settles_ties"));
    }
}
