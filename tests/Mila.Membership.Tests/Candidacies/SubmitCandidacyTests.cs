using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class SubmitCandidacyTests
{
    [Fact]
    public void A_filled_draft_is_submitted() => Assert.Equal(new CandidacySubmitted(Id, Today), SubmitCandidacyHandler.Decide(Filled(), isNamed: true, Today));

    [Fact]
    public void Only_a_draft_is_submitted() => Refused("candidacy.not_draft", () => SubmitCandidacyHandler.Decide(Submitted(), isNamed: true, Today));

    [Fact]
    public void A_nameless_candidate_is_not_submitted() => Refused("candidacy.identity_missing", () => SubmitCandidacyHandler.Decide(Filled(), isNamed: false, Today));

    [Fact]
    public void A_candidate_has_an_activity() => Refused("candidacy.activity_missing", () => SubmitCandidacyHandler.Decide(
        Draft().Then(new DraftSaved(Id, CandidacyPath.Beneficiary, Profile with { Activities = [] }, Candidacy.QuestionsOf(CandidacyPath.Beneficiary), Today)), isNamed: true, Today));

    [Fact]
    public void Every_question_of_the_path_is_answered() => Refused("candidacy.answers_missing", () => SubmitCandidacyHandler.Decide(
        Draft(CandidacyPath.Hosted).Then(new DraftSaved(Id, CandidacyPath.Hosted, Profile, Candidacy.QuestionsOf(CandidacyPath.Beneficiary), Today)), isNamed: true, Today));
}
