using CsCheck;
using Mila.Membership.Structures;
using Xunit;
using static Mila.Membership.Tests.Structures.Given;

namespace Mila.Membership.Tests.Structures;

public class StructureTests
{
    [Fact]
    public void A_lapse_and_a_return_are_two_memberships_with_a_gap()
    {
        var structure = Structure(
            Registered,
            new MembershipBegun(Id, 2, Day(2, 1), null),
            new MembershipEnded(Id, 3, Day(6, 1), EndingCause.Removal),
            new MembershipBegun(Id, 4, Day(9, 1), null));

        Assert.Equal(
            [new(Day(2, 1), Day(6, 1), EndingCause.Removal, null), new(Day(9, 1), null, null, null)],
            structure.Memberships());
        Assert.False(structure.IsMemberOn(Day(1, 31)));
        Assert.True(structure.IsMemberOn(Day(2, 1)));
        Assert.True(structure.IsMemberOn(Day(5, 31)));
        Assert.False(structure.IsMemberOn(Day(6, 1)));
        Assert.True(structure.IsMemberOn(Day(9, 1)));
    }

    [Fact]
    public void A_fact_recorded_late_falls_into_its_place()
    {
        var structure = Structure(
            Registered,
            new MembershipBegun(Id, 2, Day(9, 1), null),
            new MembershipBegun(Id, 3, Day(2, 1), null),
            new MembershipEnded(Id, 4, Day(6, 1), EndingCause.Resignation));

        Assert.Equal([Day(2, 1), Day(9, 1)], structure.Memberships().Select(span => span.From));
    }

    [Fact]
    public void A_correction_moves_the_day_and_the_last_one_counts()
    {
        var structure = Structure(
            Registered,
            new MembershipBegun(Id, 2, Day(2, 1), null),
            new DayCorrected(Id, 3, Day(3, 1), Corrects: 2, CorrectionReason.TypingError, null),
            new DayCorrected(Id, 4, Day(4, 1), Corrects: 2, CorrectionReason.LateNotice, null));

        Assert.Equal(Day(4, 1), Assert.Single(structure.Memberships()).From);
    }

    [Fact]
    public void A_cancelled_fact_never_was_and_a_cancelled_correction_gives_the_day_back()
    {
        var begun = new MembershipBegun(Id, 2, Day(2, 1), null);
        var corrected = new DayCorrected(Id, 3, Day(3, 1), Corrects: 2, CorrectionReason.TypingError, null);

        Assert.Empty(Structure(Registered, begun, new FactCancelled(Id, 3, Day(5, 1), 2, CorrectionReason.Duplicate, null)).Memberships());
        Assert.Equal(Day(2, 1), Assert.Single(
            Structure(Registered, begun, corrected, new FactCancelled(Id, 4, Day(5, 1), 3, CorrectionReason.TypingError, null)).Memberships()).From);
    }

    [Fact]
    public void What_is_said_at_registration_was_so_before_as_well()
    {
        var structure = Structure(Registered, new MembershipBegun(Id, 2, Day(1, 1, 2019), null));

        Assert.Equal([Activity.Label], Assert.Single(structure.MemberStretches()).Activities);
    }

    [Fact]
    public void Contacts_and_artists_are_there_from_their_day_until_they_leave()
    {
        var (person, artist) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var structure = Structure(
            Registered,
            new ContactAdded(Id, 2, Day(2, 1), person, ContactRole.Leader),
            new ContactRemoved(Id, 3, Day(4, 1), person, ContactRole.Leader),
            new ArtistTakenOn(Id, 4, Day(2, 1), artist),
            new ArtistLetGo(Id, 5, Day(5, 1), artist));

        Assert.Equal([new Contact(person, ContactRole.Leader)], structure.ContactsOn(Day(3, 1)));
        Assert.Empty(structure.ContactsOn(Day(4, 1)));
        Assert.Equal([artist], structure.ArtistsOn(Day(4, 30)));
        Assert.Empty(structure.ArtistsOn(Day(5, 1)));
    }

    [Fact]
    public void Facts_folded_in_any_order_give_the_same_spans() =>
        Histories.SelectMany(facts => Gen.Shuffle(facts.ToArray()).Select(shuffled => (facts, shuffled)))
            .Sample((facts, shuffled) =>
            {
                var (straight, mixed) = (Structure(facts), Structure(shuffled));
                Assert.Equal(straight.Memberships(), mixed.Memberships());
                Assert.Equal(Lines(straight), Lines(mixed));
            });

    [Fact]
    public void Stretches_cover_exactly_the_days_of_membership_and_never_overlap() =>
        Histories.Sample(facts =>
        {
            var structure = Structure(facts);
            var stretches = structure.MemberStretches().ToList();
            for (var day = new DateOnly(2021, 12, 1); day < new DateOnly(2023, 4, 1); day = day.AddDays(1))
            {
                var covering = stretches.Where(stretch => stretch.Days.Covers(day)).ToList();
                Assert.Equal(structure.IsMemberOn(day), covering.Count == 1);
                if (covering is not [var stretch])
                    continue;
                Assert.Equal(structure.Affiliations().At(day)?.Value, stretch.Affiliation);
                Assert.Equal(structure.Activities().At(day)!.Value, stretch.Activities);
                Assert.Equal(structure.Qpv().At(day)!.Value, stretch.InQpv);
            }
        });

    private static IEnumerable<string> Lines(Structure structure) => structure.MemberStretches()
        .Select(stretch => $"{stretch.Days} {stretch.Affiliation} {string.Join(',', stretch.Activities)} {stretch.InQpv}");
}
