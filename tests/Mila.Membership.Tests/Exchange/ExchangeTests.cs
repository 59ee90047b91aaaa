using Mila.Kernel;
using Mila.Membership.Exchange;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Exchange;

public class ExchangeTests
{
    private static readonly Guid PostId = NamedId.Of("post");
    private static readonly Guid ContactId = NamedId.Of("contact");
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid Author = NamedId.Of("author");
    private static readonly Guid Spokesperson = NamedId.Of("spokesperson");
    private static readonly Guid Reader = NamedId.Of("reader");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Structure Structure = new Structure()
        .Evolve(new StructureRegistered(StructureId, 1, new(2022, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new ContactAdded(StructureId, 2, new(2022, 1, 3), Author, ContactRole.Leader))
        .Evolve(new ContactAdded(StructureId, 3, new(2022, 1, 3), Spokesperson, ContactRole.Communication))
        .Evolve(new MembershipBegun(StructureId, 4, new(2022, 1, 3), null));

    private static readonly Structure Other = Structure with { Id = NamedId.Of("other") };
    private static readonly PublishMemberPost Publishing = new(PostId, StructureId, PostKind.SkillNeeded, "Cherche un van", "Pour deux dates.", null);
    private static readonly MemberPost Post = new MemberPost().Evolve(PublishMemberPostHandler.Decide(Publishing, Structure, Author, 60, Today));
    private static readonly RelayContact Answering = new(ContactId, PostId, null, "J’en ai un.");
    private static readonly RelayedContact Contact = new RelayedContact().Evolve(RelayContactHandler.Decide(Answering, Post, Structure, [Other], Reader, 0, 10, Today));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_member_tells_the_others_something_until_a_day()
    {
        Assert.Equal(Today.AddDays(60), Post.Until);
        Assert.True(Post.IsShownOn(Today.AddDays(60)));
        Assert.False(Post.IsShownOn(Today.AddDays(61)));
        Assert.Equal("post.not_yours", Refusal(() => PublishMemberPostHandler.Decide(Publishing, Structure, Reader, 60, Today)));
        Assert.Equal("post.title_refused", Refusal(() => PublishMemberPostHandler.Decide(Publishing with { Title = " " }, Structure, Author, 60, Today)));
        Assert.Equal("post.until_refused", Refusal(() => PublishMemberPostHandler.Decide(Publishing with { Until = Today.AddDays(-1) }, Structure, Author, 60, Today)));
        Assert.Equal("post.until_refused", Refusal(() => PublishMemberPostHandler.Decide(Publishing with { Until = Today.AddDays(367) }, Structure, Author, 60, Today)));
        Assert.DoesNotContain("van", Publishing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_author_closes_it_and_the_office_withdraws_it_with_a_reason()
    {
        var closed = Post.Evolve(CloseMemberPostHandler.Decide(Post, Author, Today)!);
        var withdrawn = Post.Evolve(WithdrawMemberPostHandler.Decide(new(PostId, PostFault.Advertising), Post, Today)!);

        Assert.False(closed.IsShownOn(Today));
        Assert.Equal(PostFault.Advertising, withdrawn.Withdrawn);
        Assert.Null(CloseMemberPostHandler.Decide(closed, Author, Today));
        Assert.Null(WithdrawMemberPostHandler.Decide(new(PostId, PostFault.OffTopic), withdrawn, Today));
        Assert.Equal("post.of_another", Refusal(() => CloseMemberPostHandler.Decide(Post, Reader, Today)));
    }

    [Fact]
    public void A_post_is_answered_to_its_author_and_a_listed_structure_is_written_to_by_who_speaks_for_it()
    {
        Assert.Equal([Author], Contact.To);
        Assert.Equal(RelayedContact.WordsOf(ContactId), Assert.Single(Contact.Messages).TextId);
        var writing = new RelayContact(ContactId, null, StructureId, "Bonjour.");
        Assert.Equal("contact.nobody_there", Refusal(() => RelayContactHandler.Decide(writing, null, Structure, [Other], Reader, 0, 10, Today)));
        var listed = Structure.Evolve(new DirectoryEntryPublished(StructureId, 5, Today, Author));
        Assert.Equal([Spokesperson], RelayContactHandler.Decide(writing, null, listed, [Other], Reader, 0, 10, Today).To);
        var left = Structure.Evolve(new ContactRemoved(StructureId, 5, Today, Author, ContactRole.Leader));
        Assert.Equal([Spokesperson], RelayContactHandler.Decide(Answering, Post, left, [Other], Reader, 0, 10, Today).To);
        Assert.DoesNotContain("J’en ai", Answering.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_write_to_others_and_to_so_many_a_day()
    {
        Assert.Equal("contact.not_member", Refusal(() => RelayContactHandler.Decide(Answering, Post, Structure, [], Reader, 0, 10, Today)));
        Assert.Equal("contact.to_oneself", Refusal(() => RelayContactHandler.Decide(Answering, Post, Structure, [Structure], Author, 0, 10, Today)));
        Assert.Equal("contact.too_many_today", Refusal(() => RelayContactHandler.Decide(Answering, Post, Structure, [Other], Reader, 10, 10, Today)));
        Assert.Equal("contact.nobody_there", Refusal(() => RelayContactHandler.Decide(Answering, Post, Structure, [Other], Reader, 0, 10, Post.Until.AddDays(1))));
    }

    [Fact]
    public void Both_sides_write_and_nobody_else()
    {
        var command = new AnswerContact(ContactId, NamedId.Of("answer"), "Quand ?");
        var answered = Contact.Evolve(AnswerContactHandler.Decide(command, Contact, Author, Today)!);

        Assert.Equal([Reader], answered.OthersThan(Author));
        Assert.Equal([Author], answered.OthersThan(Reader));
        Assert.Null(AnswerContactHandler.Decide(command, answered, Author, Today));
        Assert.Equal("contact.unknown", Refusal(() => AnswerContactHandler.Decide(command, Contact, Spokesperson, Today)));
        Assert.Equal("contact.unknown", Refusal(() => AnswerContactHandler.Decide(command, null, Author, Today)));
        var full = Enumerable.Range(0, 49).Aggregate(Contact, (contact, n) => contact.Evolve(new ContactAnswered(ContactId, NamedId.Of($"{n}"), Reader, Today)));
        Assert.Equal("contact.said_enough", Refusal(() => AnswerContactHandler.Decide(command, full, Author, Today)));
        Assert.DoesNotContain("Quand", command.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_was_written_to_says_that_they_met_and_may_recommend()
    {
        var met = Contact.Evolve(RecordIntroductionHandler.Decide(new(ContactId, false), Contact, Author, Today)!);
        var recommended = met.Evolve(RecordIntroductionHandler.Decide(new(ContactId, true), met, Author, Today.AddDays(3))!);

        Assert.Equal((Today, true), (recommended.IntroducedOn, recommended.Recommends));
        Assert.Null(RecordIntroductionHandler.Decide(new(ContactId, true), recommended, Author, Today));
        Assert.Equal("contact.introduced_by_other", Refusal(() => RecordIntroductionHandler.Decide(new(ContactId, true), Contact, Reader, Today)));
        Assert.Equal("contact.unknown", Refusal(() => RecordIntroductionHandler.Decide(new(ContactId, true), Contact, Spokesperson, Today)));
    }
}
