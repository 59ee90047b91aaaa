using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Directory;

/// <summary>A structure rewrites what it says of itself in the directory (modification de la fiche).</summary>
/// <param name="Presentation">A few sentences; empty for none.</param>
/// <param name="LogoId">An image that was uploaded to <c>/files</c>, or the one there is; none to show no logo.</param>
/// <param name="LogoText">What the logo shows, for who does not see it.</param>
/// <param name="ByStaff">Whether the office does so for the member.</param>
public sealed record EditDirectoryEntry(Guid StructureId, string Presentation, IReadOnlyList<string> Links, Guid? LogoId, string? LogoText, bool ByStaff)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(EditDirectoryEntry)} {{ StructureId = {StructureId} }}";
}

public static class EditDirectoryEntryHandler
{
    private const int MostLinks = 5;
    private const int MostWords = 1_500;

    public static DirectoryEntryEdited Decide(EditDirectoryEntry command, Structure? structure, Guid? actor, DateOnly today)
    {
        Rule.That(actor is { } me && structure is not null && (command.ByStaff || structure.ContactsOn(today).Any(contact => contact.PersonId == me)),
            "directory.not_yours", "An entry is edited by who is with the structure.", "structureId");
        Rule.That(command.Presentation.Trim().Length <= MostWords, "directory.too_long", "At most 1 500 characters.", "presentation");
        Rule.That(command.Links.Count <= MostLinks, "directory.too_many_links", "At most 5 links.", "links");
        Rule.That(command.Links.All(IsLink), "directory.link_refused", "A link is the address of a page, https.", "links");
        Rule.That(command.LogoId is null || !string.IsNullOrWhiteSpace(command.LogoText), "directory.logo_untold", "A logo is told to who does not see it.", "logoText");

        return new(DirectoryEntry.IdOf(command.StructureId), command.StructureId, actor.Value, command.LogoId, today);
    }

    public static async Task Handle(EditDirectoryEntry command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        var edited = Decide(command, structure, moment.Actor, moment.Today);
        var stream = await session.Events.FetchForWriting<DirectoryEntry>(edited.EntryId, cancellation);
        var sheet = await session.LoadAsync<IdentitySheet>(command.StructureId, cancellation);
        IReadOnlyList<Guid> about = sheet?.PersonId is { } person ? [person] : [];

        Keep(session, DirectoryEntry.PresentationOf(command.StructureId), "directory.presentation", command.StructureId, about, command.Presentation);
        Keep(session, DirectoryEntry.LinksOf(command.StructureId), "directory.links", command.StructureId, about, string.Join('\n', command.Links));
        Keep(session, DirectoryEntry.LogoTextOf(command.StructureId), "directory.logo_text", command.StructureId, about, command.LogoId is null ? "" : command.LogoText!);
        if (stream.Aggregate?.LogoId is { } old && old != command.LogoId)
            session.DropFile(old);
        if (command.LogoId is { } logo)
        {
            var taken = await session.TakeFiles([logo], DirectoryAccess.Owner, command.StructureId, about, "logo", cancellation);
            Rule.That(taken.All(file => file.MediaType.StartsWith("image/", StringComparison.Ordinal)), "directory.not_an_image", "A logo is an image.", "logo");
        }
        stream.AppendOne(edited);
    }

    private static void Keep(IDocumentSession session, Guid id, string kind, Guid structureId, IReadOnlyList<Guid> about, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            session.EraseText(id);
        else
            session.Keep(ErasableText.Of(id, kind, structureId, about, text));
    }

    private static bool IsLink(string link) =>
        link.Length <= 300 && !link.Any(char.IsWhiteSpace) && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0;
}

public static class EditDirectoryEntryField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<EditDirectoryEntry, DirectoryEntryType>("editDirectoryEntry", "membership.edit_directory")
        .Describe("Rewrites what a structure says of itself in the directory; by who is with it, or by the office.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<StringGraphType>("presentation", "A few sentences; none when left out.")
        .Argument<ListGraphType<NonNullGraphType<StringGraphType>>>("links", "At most five, https.")
        .Argument<GuidGraphType>("logo", "An image that was uploaded to /files, or the one there is; none when left out.")
        .Argument<StringGraphType>("logoText", "What the logo shows, for who does not see it.")
        .Send(context => new EditDirectoryEntry(
            context.GetArgument<Guid>("structureId"), context.GetArgument<string?>("presentation") ?? "", context.GetArgument<List<string>?>("links") ?? [],
            context.GetArgument<Guid?>("logo"), context.GetArgument<string?>("logoText"), DirectoryAccess.KeepsEntries(context.Actor())))
        .Return((command, session, cancellation) => DirectoryAccess.Entry(session, command.StructureId, cancellation));
}
