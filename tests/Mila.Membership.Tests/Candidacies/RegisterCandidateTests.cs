using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class RegisterCandidateTests
{
    [Fact]
    public void The_candidate_is_registered_on_the_day_of_the_decision_with_its_affiliation_and_the_applicant_as_its_leader()
    {
        var registered = RegisterCandidateHandler.Decide(Admitted(CandidacyPath.Shop)).Aggregate(new Structure(), (structure, fact) => structure.Evolve(fact));

        Assert.Equal((TheStructure, StructureKind.Association, Affiliation.Shop), (registered.Id, registered.Kind, registered.Affiliations().At(Today)!.Value));
        Assert.Equal([new Contact(Applicant, ContactRole.Leader)], registered.ContactsOn(Today));
        Assert.False(registered.IsMemberOn(Today));
    }

    [Fact]
    public void Only_an_admitted_candidate_is_registered() => Refused("candidacy.not_admitted", () => RegisterCandidateHandler.Decide(InVote()));

    [Theory]
    [InlineData(CandidacyPath.Beneficiary, Affiliation.Beneficiary)]
    [InlineData(CandidacyPath.Hosted, Affiliation.Hosted)]
    [InlineData(CandidacyPath.Desk, Affiliation.Hosted)]
    [InlineData(CandidacyPath.Shop, Affiliation.Shop)]
    public void Each_path_attaches_a_structure(CandidacyPath path, Affiliation affiliation) => Assert.Equal(affiliation, RegisterCandidateHandler.AffiliationOf(path));
}
