using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class FulfilCandidacyTests
{
    private static readonly Structure Registered = new Structure().Evolve(
        new StructureRegistered(TheStructure, 1, Today, StructureKind.Association, [Activity.Label], InQpv: true, WomenLed: null));

    [Fact]
    public void Membership_counts_from_the_last_commitment_and_not_before()
    {
        var since = FulfilCandidacyHandler.SinceOf(Committed(), fromDecision: false);
        var member = FulfilCandidacyHandler.Decide(Committed(), Registered, since, since).Aggregate(Registered, (structure, fact) => structure.Evolve(fact));

        Assert.Equal(Today.AddDays(5), since);
        Assert.False(member.IsMemberOn(since.AddDays(-1)));
        Assert.True(member.IsMemberOn(since));
    }

    [Fact]
    public void An_association_may_count_from_the_decision() => Assert.Equal(Today, FulfilCandidacyHandler.SinceOf(Committed(), fromDecision: true));

    [Fact]
    public void The_directory_takes_an_entry_with_consent_only()
    {
        var consenting = Committed().Then(new DirectoryConsentGiven(Id, Today));

        Assert.Contains(FulfilCandidacyHandler.Decide(consenting, Registered, Today, Today), fact => fact is DirectoryEntryPublished);
        Assert.DoesNotContain(FulfilCandidacyHandler.Decide(Committed(), Registered, Today, Today), fact => fact is DirectoryEntryPublished);
    }

    [Fact]
    public void A_member_gets_its_other_affiliation_and_no_second_membership() =>
        Assert.Equal([typeof(AffiliationSet)], FulfilCandidacyHandler.Decide(Admitted(CandidacyPath.Desk, ofMember: true), Registered, Today, Today).Select(fact => fact.GetType()));

    [Fact]
    public void Nothing_is_fulfilled_before_the_commitments() => Refused("candidacy.not_committed", () => FulfilCandidacyHandler.Decide(Admitted(), Registered, Today, Today));

    [Fact]
    public void Nothing_is_fulfilled_for_a_structure_that_was_not_registered() =>
        Refused("candidacy.not_registered", () => FulfilCandidacyHandler.Decide(Committed(), known: null, Today, Today));
}
