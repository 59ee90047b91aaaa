using Mila.Kernel;
using Mila.Membership.Charter;
using Xunit;

namespace Mila.Membership.Tests.Charter;

public class CharterTests
{
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid Person = NamedId.Of("person");
    private static readonly DateOnly Adopted = new(2022, 9, 20);
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly CharterBook Book = new CharterBook()
        .Evolve(new CharterVersionAdopted(1, "Nos valeurs.", Adopted))
        .Evolve(new CharterVersionAdopted(2, "Nos valeurs, revues.", new(2023, 3, 1)));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void The_charter_of_a_day_is_the_last_one_adopted_by_then()
    {
        Assert.Null(Book.On(Adopted.AddDays(-1)));
        Assert.Equal(1, Book.On(Adopted)!.Version);
        Assert.Equal(2, Book.On(Today)!.Version);
    }

    [Theory]
    [InlineData(4, "Texte", 2023, "charter.version_out_of_order")]
    [InlineData(2, "Autre", 2023, "charter.version_out_of_order")]
    [InlineData(3, "  ", 2023, "charter.text_refused")]
    [InlineData(3, "Texte", 2022, "charter.adopted_too_early")]
    public void Versions_follow_one_another_each_with_a_text(int version, string text, int year, string code) =>
        Assert.Equal(code, Refusal(() => AdoptCharterVersionHandler.Decide(new(version, text, new(year, 6, 1)), Book)));

    [Fact]
    public void The_next_version_is_adopted_once()
    {
        Assert.Equal(3, AdoptCharterVersionHandler.Decide(new(3, "Texte", Today), Book)!.Version);
        Assert.Null(AdoptCharterVersionHandler.Decide(new(1, "Nos valeurs.", Adopted), Book));
    }

    [Fact]
    public void A_signature_is_kept_with_who_and_when_and_the_first_proof_stays()
    {
        var signed = AcceptCharterHandler.Decide(new(StructureId, 1, Person, Adopted), new(), Book, Today)!;
        var pledges = new Pledges().Evolve(signed);

        Assert.Equal(new Acceptance(Person, Adopted), pledges.Charter[1]);
        Assert.Null(AcceptCharterHandler.Decide(new(StructureId, 1, NamedId.Of("other"), Today), pledges, Book, Today));
        Assert.Equal(2, AcceptCharterHandler.Decide(new(StructureId, 2, Person, Today), pledges, Book, Today)!.Version);
    }

    [Fact]
    public void Only_a_version_that_is_adopted_is_signed_and_not_in_advance()
    {
        Assert.Equal("charter.version_unknown", Refusal(() => AcceptCharterHandler.Decide(new(StructureId, 2, Person, Adopted), new(), Book, Today)));
        Assert.Equal("charter.version_unknown", Refusal(() => AcceptCharterHandler.Decide(new(StructureId, 3, Person, Today), new(), Book, Today)));
        Assert.Equal("charter.signed_in_advance", Refusal(() => AcceptCharterHandler.Decide(new(StructureId, 1, Person, Today.AddDays(1)), new(), Book, Today)));
    }

    [Fact]
    public void That_a_structure_was_informed_of_the_engagement_contract_is_kept_once_with_its_proof()
    {
        var pledges = new Pledges().Evolve(AcceptEngagementHandler.Decide(new(StructureId, Person, Today), new(), Today)!);

        Assert.Equal(new Acceptance(Person, Today), pledges.Engagement);
        Assert.Null(AcceptEngagementHandler.Decide(new(StructureId, NamedId.Of("other"), Today), pledges, Today));
        Assert.Equal("engagement.signed_in_advance", Refusal(() => AcceptEngagementHandler.Decide(new(StructureId, Person, Today.AddDays(1)), new(), Today)));
    }
}
