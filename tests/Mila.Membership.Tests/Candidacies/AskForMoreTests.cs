using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class AskForMoreTests
{
    private static readonly AskForMore Command = new(Id, TheStructure, "secret", CandidacyPath.Shop);

    private static readonly Structure Member = new StructureFact[]
    {
        new StructureRegistered(TheStructure, 1, Today, StructureKind.Company, [Activity.Publisher], InQpv: false, WomenLed: true),
        new ContactAdded(TheStructure, 2, Today, Ada, ContactRole.Leader),
        new AffiliationSet(TheStructure, 3, Today, Affiliation.Beneficiary),
        new MembershipBegun(TheStructure, 4, Today.AddYears(-1), CandidacyId: null),
    }.Aggregate(new Structure(), (structure, fact) => structure.Evolve(fact));

    [Fact]
    public void A_member_asks_with_what_is_known_of_it()
    {
        var candidacy = Of([.. AskForMoreHandler.Decide(Command, Member, running: 0, Ada, Today)]);

        Assert.Equal((true, TheStructure, Ada, StructureKind.Company), (candidacy.OfMember, candidacy.StructureId, candidacy.ApplicantId, candidacy.Profile!.Kind));
        Assert.Equal([Activity.Publisher], candidacy.Profile.Activities);
    }

    [Fact]
    public void Only_a_contact_asks_in_its_name() => Refused("candidacy.not_contact", () => AskForMoreHandler.Decide(Command, Member, running: 0, Bea, Today));

    [Fact]
    public void Only_a_member_asks_for_more() => Refused("candidacy.not_member", () => AskForMoreHandler.Decide(
        Command, Member.Evolve(new MembershipEnded(TheStructure, 5, Today, EndingCause.Resignation)), running: 0, Ada, Today));

    [Fact]
    public void There_is_one_request_at_a_time() => Refused("candidacy.running", () => AskForMoreHandler.Decide(Command, Member, running: 1, Ada, Today));

    [Fact]
    public void What_it_has_is_not_asked_for() => Refused("candidacy.affiliation_held",
        () => AskForMoreHandler.Decide(Command with { Path = CandidacyPath.Beneficiary }, Member, running: 0, Ada, Today));
}
