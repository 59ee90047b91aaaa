using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class BeginCandidacyTests
{
    private static readonly BeginCandidacy Command = new(Id, Applicant, "secret", CandidacyPath.Desk, "Ada", "Martin", "ada@exemple.fr");

    [Fact]
    public void A_draft_begins_with_the_structure_that_an_admission_will_register()
    {
        var begun = BeginCandidacyHandler.Decide(Command, known: null, Today);

        Assert.Equal((Id, Applicant, BeginCandidacyHandler.StructureOf(Id), false, CandidacyPath.Desk, Today),
            (begun.CandidacyId, begun.ApplicantId, begun.StructureId, begun.OfMember, begun.Path, begun.On));
    }

    [Fact]
    public void A_draft_does_not_begin_twice() => Refused("candidacy.begun", () => BeginCandidacyHandler.Decide(Command, Draft(), Today));

    [Fact]
    public void Nobody_applies_without_an_address_for_the_answer() =>
        Refused("candidacy.email_missing", () => BeginCandidacyHandler.Decide(Command with { Email = " " }, known: null, Today));
}
