using System.Text.Json;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    [Fact]
    public async Task A_need_is_answered_through_the_association_without_addresses_and_leads_to_an_introduction()
    {
        var (structure, author) = await Member("Les Routiers");
        var (_, reader) = await Member("Les Prêteurs");
        var (_, stranger) = await Member("Les Indiscrets");
        var (_, elsewhere) = await Member("Les Lointains", MilaApp.Other);
        var id = (await Do($$"""publishMemberPost(structureId: "{{structure}}", kind: SKILL_NEEDED, title: "Cherche un van", words: "Pour deux dates.")""", "memberPost { id }", author, "member"))
            .GetProperty("id").GetGuid();
        Assert.Contains("Cherche un van", await Titles(reader), StringComparer.Ordinal);
        Assert.DoesNotContain("Cherche un van", await Titles(elsewhere, MilaApp.Other), StringComparer.Ordinal);
        Assert.Equal("contact.nobody_there", await Refused($$"""relayContact(postId: "{{id}}", text: "Bonjour")""", elsewhere, "member", MilaApp.Other));

        var contact = (await Do($$"""relayContact(postId: "{{id}}", text: "Le nôtre est libre en juillet.")""", "relayedContact { id }", reader, "member")).GetProperty("id").GetGuid();
        var letter = Assert.Single(await Written("exchange_contact", contact));
        Assert.Equal(author, letter.ToPersonId);
        Assert.Contains("Le nôtre est libre en juillet.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("répond à votre annonce", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("@exemple.fr", letter.Text, StringComparison.Ordinal);
        await Do($$"""answerContact(id: "{{contact}}", text: "Appelons-nous jeudi.")""", "relayedContact { id }", author, "member");
        Assert.Equal(reader, Assert.Single(await Written("exchange_answer", contact)).ToPersonId);
        foreach (var other in new[] { stranger, Coordinator })
            Assert.Equal(JsonValueKind.Null, (await Ask($$"""{ relayedContact(id: "{{contact}}") { id } }""", other, other == stranger ? "member" : "coordinator")).GetProperty("relayedContact").ValueKind);

        await Do($$"""recordIntroduction(id: "{{contact}}", recommends: true)""", "relayedContact { recommends }", author, "member");
        var figures = await Figures(new ExchangeFigures());
        Assert.Equal((1, 1, 1), (figures[ExchangeFigureKeys.Contacts], figures[ExchangeFigureKeys.Introductions], figures[ExchangeFigureKeys.Recommendations]));
        Assert.Equal((1, 0), (figures[ExchangeFigureKeys.OfKind("skill_needed")], figures[ExchangeFigureKeys.OfKind("announcement")]));
        Assert.Equal(0, (await Figures(new ExchangeFigures(), MilaApp.Start.AddDays(-1)))[ExchangeFigureKeys.Posts]);
        Assert.Equal(0, (await Figures(new ExchangeFigures(), tenant: MilaApp.Other))[ExchangeFigureKeys.Contacts]);

        Assert.Equal("post.of_another", await Refused($$"""closeMemberPost(id: "{{id}}")""", reader, "member"));
        Assert.Equal("post.unknown", await Refused($$"""withdrawMemberPost(id: "{{contact}}", reason: OUTDATED)""", Coordinator, "coordinator"));
        await Do($$"""withdrawMemberPost(id: "{{id}}", reason: OUTDATED)""", "memberPost { id }", Coordinator, "coordinator");
        Assert.Contains("elle est périmée", Assert.Single(await Written("exchange_withdrawn", id)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cherche un van", await Titles(reader), StringComparer.Ordinal);
    }

    private async Task<string?[]> Titles(Guid person, string tenant = MilaApp.Mila) =>
        [.. (await Ask("{ memberPosts { nodes { title } } }", person, "member", tenant)).GetProperty("memberPosts").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("title").GetString())];
}
