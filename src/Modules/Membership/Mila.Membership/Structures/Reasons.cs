using Marten;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Structures;

/// <summary>Why a fact was corrected, in words: such a sentence is about people, so that facts hold its id alone.</summary>
public static class Reasons
{
    public const string Kind = "structure.correction";

    /// <param name="number">The number of the correcting fact.</param>
    public static Guid? IdOf(Guid structureId, int number, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : NamedId.Of(Kind, structureId.ToString(), $"{number}");

    public static void KeepReason(this IDocumentSession session, Structure structure, Guid? id, string? text)
    {
        if (id is not null)
            session.Keep(ErasableText.Of(id.Value, Kind, structure.Id, [.. structure.SaidContacts.Select(word => word.Value.Who.PersonId).Distinct()], text!));
    }
}
