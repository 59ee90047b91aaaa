using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Exchange;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>What members did for each other over a period (entraide): posts, relayed contacts, introductions, recommendations.</summary>
public sealed class ExchangeFigures : FigureFamily
{
    private const string Contacts = "contacts relayés entre adhérents";

    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(ExchangeFigureKeys.Posts, "posts", "annonces d’entraide", "Annonces d’entraide publiées dans la période, retirées ou non.", OverPeriod: true),
        .. Enum.GetValues<PostKind>().Select(kind => new FigureName(KeyOf(kind), "posts", "annonces d’entraide",
            $"Annonces d’entraide publiées dans la période, rubrique : {ExchangeWords.Of(kind)}.", OverPeriod: true)),
        new(ExchangeFigureKeys.Contacts, "contacts", Contacts, "Premiers messages relayés dans la période, en réponse à une annonce ou par l’annuaire.", OverPeriod: true),
        new(ExchangeFigureKeys.Introductions, "contacts", Contacts, "Mises en relation faites dans la période, dites par la personne contactée.", OverPeriod: true),
        new(ExchangeFigureKeys.Recommendations, "contacts", Contacts, "Mises en relation faites dans la période et suivies d’une recommandation.", OverPeriod: true),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        bool Within(DateOnly? day) => day is { } on && days.From <= on && on <= days.Day;
        var posts = await AsKnown.At(
            days.KnownAt, await session.Query<MemberPost>().Where(post => post.PublishedOn <= days.Day).ToListAsync(cancellation),
            post => post.Id, (post, fact) => post.Evolve(fact), session, cancellation);
        var contacts = await AsKnown.At(
            days.KnownAt, await session.Query<RelayedContact>().Where(contact => contact.On <= days.Day).ToListAsync(cancellation),
            contact => contact.Id, (contact, fact) => contact.Evolve(fact), session, cancellation);
        return
        [
            Counted.Of(ExchangeFigureKeys.Posts, posts.Where(post => Within(post.PublishedOn)).Select(post => post.Id)),
            .. Enum.GetValues<PostKind>().Select(kind => Counted.Of(KeyOf(kind), posts.Where(post => post.Kind == kind && Within(post.PublishedOn)).Select(post => post.Id))),
            Counted.Of(ExchangeFigureKeys.Contacts, contacts.Where(contact => Within(contact.On)).Select(contact => contact.Id)),
            Counted.Of(ExchangeFigureKeys.Introductions, contacts.Where(contact => Within(contact.IntroducedOn)).Select(contact => contact.Id)),
            Counted.Of(ExchangeFigureKeys.Recommendations, contacts.Where(contact => contact.Recommends && Within(contact.IntroducedOn)).Select(contact => contact.Id)),
        ];
    }

    private static string KeyOf(PostKind kind) => ExchangeFigureKeys.OfKind(ClosedWord.Of(kind));
}
