using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.OutsideContacts;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>Whom the association is in touch with besides its members on a day (contacts hors adhérents); the evidence is the contacts.</summary>
public sealed class OutsideContactFigures : FigureFamily
{
    private const string Contacts = "contacts";

    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(OutsideContactFigureKeys.Known, Contacts, "contacts hors adhérents", "Contacts hors adhérents tenus au registre ce jour-là."),
        new(OutsideContactFigureKeys.Reachable, Contacts, "contacts hors adhérents ce jour-là", "Contacts hors adhérents qui consentent ce jour-là à recevoir des courriels."),
        .. Enum.GetValues<OutsideKind>().Select(kind => new FigureName(KeyOf(kind), Contacts, "contacts hors adhérents ce jour-là",
            $"Contacts hors adhérents ce jour-là, nature : {InFrench(kind)}.")),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var known = await AsKnown.At(
            days.KnownAt, await session.Query<OutsideContact>().Where(contact => contact.Since <= days.Day).ToListAsync(cancellation),
            contact => contact.Id, (contact, fact) => contact.Evolve(fact), session, cancellation);
        OutsideContact[] then = [.. known.Where(contact => contact.IsContactOn(days.Day))];
        return
        [
            Of(OutsideContactFigureKeys.Known, _ => true),
            Of(OutsideContactFigureKeys.Reachable, contact => contact.ConsentsOn(ConsentChannel.Email, days.Day)),
            .. Enum.GetValues<OutsideKind>().Select(kind => Of(KeyOf(kind), contact => contact.Kind == kind)),
        ];

        Counted Of(string key, Func<OutsideContact, bool> counts) => Counted.Of(key, then.Where(counts).Select(contact => contact.Id));
    }

    private static string KeyOf(OutsideKind kind) => OutsideContactFigureKeys.OfKind(ClosedWord.Of(kind));

    private static string InFrench(OutsideKind kind) => kind switch
    {
        OutsideKind.Alumni => "ancien adhérent",
        OutsideKind.Institution => "institution",
        OutsideKind.Residents => "association d’habitants",
        OutsideKind.Prospect => "prospect",
        OutsideKind.Supplier => "fournisseur",
        OutsideKind.Press => "presse",
        OutsideKind.Other => "autre",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
