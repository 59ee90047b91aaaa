using Mila.Kernel;
using Mila.Membership.Duplicates;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Membership.Tests.Duplicates;

public sealed class DuplicatesTests
{
    private static readonly Guid KeptId = NamedId.Of("kept");
    private static readonly Guid DuplicateId = NamedId.Of("duplicate");
    private static readonly Guid Leader = NamedId.Of("leader");
    private static readonly Guid Artist = NamedId.Of("artist");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Structure Kept = new Structure()
        .Evolve(new StructureRegistered(KeptId, 1, new(2022, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new MembershipBegun(KeptId, 2, new(2022, 1, 3), null));

    private static readonly Structure Duplicate = new Structure()
        .Evolve(new StructureRegistered(DuplicateId, 1, new(2020, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new MembershipBegun(DuplicateId, 2, new(2020, 1, 3), null))
        .Evolve(new MembershipEnded(DuplicateId, 3, new(2021, 1, 1), EndingCause.Resignation))
        .Evolve(new MembershipBegun(DuplicateId, 4, new(2022, 5, 2), null))
        .Evolve(new ContactAdded(DuplicateId, 5, new(2020, 1, 3), Leader, ContactRole.Leader))
        .Evolve(new AffiliationSet(DuplicateId, 6, new(2020, 1, 3), Affiliation.Shop))
        .Evolve(new ArtistTakenOn(DuplicateId, 7, new(2020, 1, 3), Artist))
        .Evolve(new DirectoryEntryPublished(DuplicateId, 8, new(2020, 1, 3), Leader));

    [Fact]
    public void The_one_that_stays_was_a_member_on_the_days_of_both_and_the_other_never_was()
    {
        var (kept, duplicate) = Merged(Kept, Duplicate);

        Assert.Equal(
            [(new DateOnly(2020, 1, 3), new DateOnly(2021, 1, 1)), (new DateOnly(2022, 1, 3), (DateOnly?)null)],
            kept.Memberships().Select(span => (span.From, span.Until)));
        Assert.Equal(EndingCause.Resignation, kept.Memberships().First().Cause);
        Assert.Empty(duplicate.Memberships());
        Assert.Equal(KeptId, duplicate.MergedInto);
    }

    [Fact]
    public void Who_speaks_for_it_whom_it_represents_and_where_it_sits_pass_on()
    {
        var (kept, duplicate) = Merged(Kept, Duplicate);

        Assert.Equal([new Contact(Leader, ContactRole.Leader)], kept.ContactsOn(Today));
        Assert.Equal([Artist], kept.ArtistsOn(Today));
        Assert.Equal(Affiliation.Shop, kept.Affiliations().At(Today)!.Value);
        Assert.Empty(duplicate.ContactsOn(Today));
        Assert.Empty(duplicate.ArtistsOn(Today));
        Assert.False(duplicate.Directory().At(Today)!.Value);
    }

    [Fact]
    public void What_cannot_become_one_is_refused()
    {
        Assert.Equal("duplicate.structure_unknown", Refused(() => Decide(Kept, null)));
        Assert.Equal("duplicate.structure_unknown", Refused(() => Decide(Kept, Merged(Kept, Duplicate).Duplicate)));
        Assert.Equal("duplicate.same", Refused(() => Decide(Kept, Kept)));
        Assert.Equal("duplicate.has_account", Refused(() => MergeStructuresHandler.Decide(Kept, Duplicate, hasAccount: true, isCandidate: false, Today)));
        Assert.Equal("duplicate.in_intake", Refused(() => MergeStructuresHandler.Decide(Kept, Duplicate, hasAccount: false, isCandidate: true, Today)));
        Assert.Equal("duplicate.days_differ", Refused(() => Decide(Kept, Duplicate.Evolve(new DayCorrected(DuplicateId, 9, new(2021, 12, 1), 4, CorrectionReason.TypingError, null)))));
    }

    [Fact]
    public void A_person_speaks_where_the_duplicate_did_once()
    {
        var (one, two) = (NamedId.Of("one"), Leader);
        var structure = Duplicate.Evolve(new ContactAdded(DuplicateId, 9, new(2021, 1, 1), one, ContactRole.Leader)).Evolve(new ContactAdded(DuplicateId, 10, new(2021, 1, 1), two, ContactRole.Administration));

        var merged = MergePeopleHandler.Decide(new(one, two), structure, Today).Aggregate(structure, (known, fact) => known.Evolve(fact));

        Assert.Equal([new Contact(one, ContactRole.Leader), new Contact(one, ContactRole.Administration)], merged.ContactsOn(Today).OrderBy(contact => contact.Role));
        Assert.Contains(new Contact(two, ContactRole.Leader), merged.ContactsOn(Today.AddDays(-1)));
    }

    [Fact]
    public void A_persons_record_that_stays_gains_what_it_lacked_and_the_other_keeps_only_its_name()
    {
        var (kept, duplicate) = (Person.Of(NamedId.Of("a"), "Ada", "Roux", null, "0611223344"), Person.Of(NamedId.Of("b"), "Adda", "Rous", "ada@exemple.fr", "0699887766"));

        var (stays, goes) = MergedPeople.Decide(kept, duplicate);

        Assert.Equal(("ada@exemple.fr", kept.Phone), (stays.Email, stays.Phone));
        Assert.Equal(("Ada Roux", null, null, kept.Id), (goes.DisplayName, goes.Email, goes.Phone, goes.MergedInto!.Value));
        Assert.Equal("person.same_record", Refused(() => MergedPeople.Decide(kept, kept)));
        Assert.Equal("person.not_to_merge", Refused(() => MergedPeople.Decide(kept, goes)));
        Assert.Equal("person.not_to_merge", Refused(() => MergedPeople.Decide(kept, null)));
    }

    private static (Structure Kept, Structure Duplicate) Merged(Structure kept, Structure duplicate)
    {
        var (ofKept, ofDuplicate) = Decide(kept, duplicate);
        return (ofKept.Aggregate(kept, (known, fact) => known.Evolve(fact)), ofDuplicate.Aggregate(duplicate, (known, fact) => known.Evolve(fact)));
    }

    private static (IReadOnlyList<StructureFact> OfKept, IReadOnlyList<StructureFact> OfDuplicate) Decide(Structure? kept, Structure? duplicate) =>
        MergeStructuresHandler.Decide(kept, duplicate, hasAccount: false, isCandidate: false, Today);

    private static string Refused(Func<object?> act) => Assert.Throws<RuleViolation>(() => { act(); }).Code;
}
