using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Candidacies;

/// <summary>Candidacies folded from facts, each one step further than the last.</summary>
internal static class Given
{
    public static readonly Guid Id = NamedId.Of("candidacy");
    public static readonly Guid Applicant = NamedId.Of("applicant");
    public static readonly Guid TheStructure = NamedId.Of("structure");
    public static readonly Guid Ada = NamedId.Of("ada");
    public static readonly Guid Bea = NamedId.Of("bea");
    public static readonly Guid Paper = NamedId.Of("paper");
    public static readonly DateOnly Today = new(2023, 6, 15);

    public static readonly CandidateProfile Profile = new(StructureKind.Association, [Activity.Label], InQpv: true, WomenLed: null);

    public static Candidacy Of(params object[] facts) => facts.Aggregate(new Candidacy(), (candidacy, fact) => candidacy.Evolve(fact));

    public static Candidacy Then(this Candidacy candidacy, params object[] facts) => facts.Aggregate(candidacy, (each, fact) => each.Evolve(fact));

    public static Candidacy Draft(CandidacyPath path = CandidacyPath.Beneficiary, bool ofMember = false) =>
        Of(new CandidacyBegun(Id, Applicant, TheStructure, ofMember, path, Today));

    public static Candidacy Filled(CandidacyPath path = CandidacyPath.Beneficiary, bool ofMember = false) =>
        Draft(path, ofMember).Then(new DraftSaved(Id, path, Profile, Candidacy.QuestionsOf(path), Today));

    public static Candidacy Submitted(CandidacyPath path = CandidacyPath.Beneficiary, bool ofMember = false) =>
        Filled(path, ofMember).Then(new CandidacySubmitted(Id, Today));

    public static Candidacy Asked(params PieceKind[] pieces) => Submitted().Then(new PiecesAsked(Id, pieces, null, 1, Today));

    public static Candidacy Complete(CandidacyPath path = CandidacyPath.Beneficiary, bool ofMember = false) =>
        Submitted(path, ofMember).Then(new CandidacyFoundComplete(Id, Today));

    public static Candidacy InReview(params Guid[] reviewers) => Complete(CandidacyPath.Hosted).Then(new ReviewersAssigned(Id, reviewers, Today));

    public static Candidacy InVote(CandidacyPath path = CandidacyPath.Beneficiary, bool ofMember = false) =>
        Complete(path, ofMember).Then(new CandidacyPutToVote(Id, PutCandidacyToVoteHandler.DeliberationOf(Id, 1), DecidingBody.Bureau, Today.AddDays(10), Today));

    public static Candidacy Admitted(CandidacyPath path = CandidacyPath.Beneficiary, bool ofMember = false) =>
        InVote(path, ofMember).Then(new CandidacyAdmitted(Id, PutCandidacyToVoteHandler.DeliberationOf(Id, 1), Today));

    public static Candidacy Committed(CandidacyPath path = CandidacyPath.Beneficiary) =>
        Admitted(path).Then(new CandidacyCommitted(Id, Today.AddDays(5)));

    public static Candidacy RefusalVoted() => InVote().Then(new RefusalVoted(Id, PutCandidacyToVoteHandler.DeliberationOf(Id, 1), Today));

    public static void Refused(string code, Action decide) => Assert.Equal(code, Assert.Throws<RuleViolation>(decide).Code);
}
