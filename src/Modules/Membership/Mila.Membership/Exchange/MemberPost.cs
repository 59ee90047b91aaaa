using Mila.Kernel;

namespace Mila.Membership.Exchange;

/// <param name="Until">The last day it is shown.</param>
public sealed record MemberPostPublished(Guid PostId, Guid StructureId, Guid AuthorId, PostKind Kind, DateOnly Until, DateOnly On);
public sealed record MemberPostClosed(Guid PostId, DateOnly On);
public sealed record MemberPostWithdrawn(Guid PostId, PostFault Reason, DateOnly On);

/// <summary>What members tell each other: annonce, compétence proposée, compétence cherchée.</summary>
public enum PostKind { Announcement, SkillOffered, SkillNeeded }

/// <summary>Why the office withdraws a post: hors sujet, irrespectueuse, publicité, périmée.</summary>
public enum PostFault { OffTopic, Disrespectful, Advertising, Outdated }

/// <summary>
/// What a member tells the others (annonce d’entraide): shown until a day, unless its author closes it or the office withdraws it.
/// Its words are erasable texts.
/// </summary>
public sealed record MemberPost
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public Guid AuthorId { get; init; }
    public PostKind Kind { get; init; }
    public DateOnly PublishedOn { get; init; }
    public DateOnly Until { get; init; }
    public DateOnly? EndedOn { get; init; }
    public PostFault? Withdrawn { get; init; }

    public MemberPost Evolve(object fact) => fact switch
    {
        MemberPostPublished f => this with { Id = f.PostId, StructureId = f.StructureId, AuthorId = f.AuthorId, Kind = f.Kind, Until = f.Until, PublishedOn = f.On },
        MemberPostClosed f => this with { EndedOn = f.On },
        MemberPostWithdrawn f => this with { EndedOn = f.On, Withdrawn = f.Reason },
        _ => this,
    };

    public bool IsShownOn(DateOnly day) => EndedOn is null && day <= Until;

    public static Guid TitleOf(Guid postId) => NamedId.Of("member-post", "title", postId.ToString());

    public static Guid WordsOf(Guid postId) => NamedId.Of("member-post", "words", postId.ToString());
}
