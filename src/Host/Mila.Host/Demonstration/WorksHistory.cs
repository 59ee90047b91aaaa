using Mila.Incubation.Works;
using Mila.Incubation.Works.Claims;
using Mila.Kernel;

namespace Mila.Host.Demonstration;

/// <summary>
/// The pôle after the water damage of 2021, which waits for the insurer and the landlord, and the energy renovation of the premises,
/// whose quotes come in.
/// </summary>
internal static class WorksHistory
{
    private static readonly Guid Claim = NamedId.Of("demonstration", "claim", "2021");
    private static readonly Guid Storage = Works("storage");
    private static readonly Guid Corridor = Works("corridor");
    private static readonly Guid Windows = Works("windows");
    private static readonly Guid Shutters = Works("shutters");
    private static readonly Guid Pole = PremisesHistory.Shop(15);

    public static IEnumerable<Deed> Tell() =>
    [
        Do(new(2022, 9, 20), new OpenClaim(Claim, DamageKind.Water, [Pole], "Assurance mutuelle des associations", new(2021, 7, 13))),
        Do(new(2022, 9, 20), new RecordExpertVisit(Claim, new(2021, 10, 5))),
        Do(new(2022, 9, 20), new AnswerClaim(Claim, Money.Euros(11_400))),
        Do(new(2022, 9, 20), new RecordClaimPayment(Claim, Money.Euros(4_000))),
        Do(new(2022, 9, 21), new PlanWorksite(Storage, "Remettre la réserve du sous-sol en état", [Pole])),
        Do(new(2022, 9, 21), Quote(Storage, "Maçonnerie de la Goutte d’Or", 14_900, null, null)),
        Do(new(2022, 9, 22), new ChooseQuote(Storage, QuoteId(Storage))),
        Do(new(2022, 9, 22), new PlanFunding(Storage, [new(FundingSource.Own, Money.Euros(3_500)), new(FundingSource.Insurance, Money.Euros(11_400), FundingState.Granted)])),
        Do(new(2022, 9, 22), Phase(Storage, "Assécher les murs", new(2022, 11, 7))),
        Do(new(2022, 9, 22), Phase(Storage, "Refaire les casiers des structures hébergées", new(2023, 1, 9))),
        Do(new(2022, 11, 8), new BlockWorksite(Storage, BlockingParty.Insurer, AwaitedThing.Payment, Claim, new(2022, 11, 7))),
        Do(new(2023, 5, 25), new ChaseBlockage(Storage)),
        Do(new(2022, 9, 21), new PlanWorksite(Corridor, "Reprendre le couloir, le coin informatique et un bureau", [Pole])),
        Do(new(2023, 2, 14), new BlockWorksite(Corridor, BlockingParty.Landlord, AwaitedThing.Agreement, null, new(2023, 2, 13))),
        Do(new(2023, 4, 17), new PlanWorksite(Windows, "Changer cinq vitrines de la rue André Messager", [.. Enumerable.Range(1, 5).Select(PremisesHistory.Shop)])),
        Do(new(2023, 5, 10), Quote(Windows, "Miroiterie de Montmartre", 41_500, 9_800, 2_150)),
        Do(new(2023, 5, 24), Quote(Windows, "Menuiseries du canal", 38_900, 8_200, 1_800, "2")),
        Do(new(2023, 4, 17), new PlanWorksite(Shutters, "Débloquer et motoriser les rideaux métalliques", [PremisesHistory.Shop(2), PremisesHistory.Shop(5), PremisesHistory.Shop(9)])),
        Do(new(2023, 5, 30), Quote(Shutters, "Serrurerie Ordener", 6_240, null, null)),
    ];

    private static Guid Works(string key) => NamedId.Of("demonstration", "worksite", key);

    private static Guid QuoteId(Guid worksite, string which = "1") => NamedId.Of("demonstration", "quote", worksite.ToString(), which);

    private static ReceiveQuote Quote(Guid worksite, string contractor, decimal euros, int? kwh, decimal? saved, string which = "1") =>
        new(worksite, QuoteId(worksite, which), contractor, Money.Euros(euros), kwh, saved is { } each ? Money.Euros(each) : null, null, new(2022, 9, 1));

    private static PlanPhase Phase(Guid worksite, string title, DateOnly plannedFor) => new(worksite, NamedId.Of("demonstration", "phase", worksite.ToString(), title), title, plannedFor);

    private static Deed Do(DateOnly day, object command) => new(day, command, DemonstrationHistory.Coordinator, Hour: 15);
}
