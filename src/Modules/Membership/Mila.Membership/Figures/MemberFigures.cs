using Marten;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>How many members there are on a day, and how many of each kind (effectif des adhérents).</summary>
public sealed class MemberFigures : FigureFamily
{
    private const string Structures = "structures";
    private const string OfMembers = "structures adhérentes ce jour-là";

    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(MemberFigureKeys.Members, Structures, "structures connues de l’association", "Structures adhérentes ce jour-là, chacune comptée une fois."),
        new(MemberFigureKeys.UpToDate, Structures, OfMembers, "Structures adhérentes ce jour-là dont aucune cotisation n’est en retard."),
        new(MemberFigureKeys.InQpv, Structures, OfMembers, "Structures adhérentes ce jour-là dont l’adresse est en quartier prioritaire."),
        .. Enum.GetValues<Affiliation>().Select(word => new FigureName(
            Key(word), Structures, OfMembers, $"Structures adhérentes ce jour-là, rattachement : {word.InFrench()}.")),
        .. Enum.GetValues<Activity>().Select(word => new FigureName(
            Key(word), Structures, OfMembers, $"Structures adhérentes ce jour-là, activité : {word.InFrench()} ; une structure qui en a plusieurs compte dans chacune.")),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var roll = await Roll.On(session, new(days.Day, days.KnownAt ?? PeriodRow.KnownNow), cancellation);
        Counted Of(string key, Func<MembershipPeriod, bool> counts) => Counted.Of(key, roll.Members.Where(counts).Select(member => member.StructureId));
        return
        [
            Of(MemberFigureKeys.Members, _ => true),
            Counted.Of(MemberFigureKeys.UpToDate, roll.UpToDate.Select(member => member.StructureId)),
            Of(MemberFigureKeys.InQpv, member => member.InQpv),
            .. Enum.GetValues<Affiliation>().Select(word => Of(Key(word), member => member.Affiliation == word)),
            .. Enum.GetValues<Activity>().Select(word => Of(Key(word), member => member.Activities.Contains(word))),
        ];
    }

    private static string Key(Affiliation word) => MemberFigureKeys.OfAffiliation(word.Key());

    private static string Key(Activity word) => MemberFigureKeys.OfActivity(word.Key());
}
