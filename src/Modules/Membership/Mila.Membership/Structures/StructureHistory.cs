using GraphQL.Types;
using JasperFx.Events;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Structures;

/// <summary>A line of a structure's history (historique): what happened, when it takes effect, when and by whom it was recorded.</summary>
/// <param name="On">The day it takes effect, as corrected last.</param>
/// <param name="RecordedBy">The person who recorded it; none for a timer, an import or the host.</param>
/// <param name="IsCancelled">Whether it never was.</param>
/// <param name="MayChange">Whether its day can be corrected, or the fact cancelled.</param>
/// <param name="TextId">The reason of a correction in words, with people's data.</param>
public sealed record HistoryLine(
    int Number, string Sentence, DateOnly On, DateTimeOffset RecordedAt, Guid? RecordedBy, bool IsCancelled, bool MayChange, Guid? TextId);

public static class StructureHistory
{
    /// <summary>The facts of each structure, the last recorded first.</summary>
    public static async Task<IReadOnlyDictionary<Structure, IReadOnlyList<HistoryLine>>> Read(
        IQuerySession session, IReadOnlyList<Structure> structures, CancellationToken cancellation)
    {
        var ids = structures.Select(structure => structure.Id).ToArray();
        var facts = (await session.Events.QueryAllRawEvents().Where(each => each.StreamId.IsOneOf(ids)).ToListAsync(cancellation)).ToLookup(each => each.StreamId);
        return structures.ToDictionary(
            structure => structure,
            IReadOnlyList<HistoryLine> (structure) => [.. facts[structure.Id].OrderByDescending(each => each.Version).Select(each => Line(each, structure))]);
    }

    public static HistoryLine Line(IEvent recorded, Structure structure)
    {
        var fact = (StructureFact)recorded.Data;
        return new(
            fact.Number, French.Typeset(Sentence(fact)), structure.DayOf(fact.Number, fact.On) ?? fact.On, recorded.Timestamp,
            Guid.TryParse(recorded.UserName, out var person) ? person : null,
            structure.Cancelled.Contains(fact.Number),
            structure.RecordedDayOf(fact.Number) is not null && !structure.Cancelled.Contains(fact.Number),
            fact switch { DayCorrected f => f.TextId, FactCancelled f => f.TextId, _ => null });
    }

    public static string Sentence(StructureFact fact) => fact switch
    {
        StructureRegistered f => $"Structure enregistrée ({f.Kind.InFrench()}) : {Words(f.Activities)}{(f.InQpv ? ", en quartier prioritaire" : "")}",
        IdentityChanged => "Fiche d’identité modifiée",
        ActivitiesChanged f => $"Activités : {Words(f.Activities)}",
        QpvChanged f => f.InQpv ? "Installation en quartier prioritaire" : "Départ du quartier prioritaire",
        ContactAdded f => $"Contact ajouté ({f.Role.InFrench()})",
        ContactRemoved f => $"Contact retiré ({f.Role.InFrench()})",
        ArtistTakenOn => "Artiste représenté",
        ArtistLetGo => "Fin de représentation d’un artiste",
        AffiliationSet f => $"Rattachement : {f.Affiliation.InFrench()}",
        MembershipBegun f => f.CandidacyId is null ? "Début d’adhésion" : "Début d’adhésion, à la suite d’une candidature",
        MembershipEnded f => $"Fin d’adhésion : {f.Cause.InFrench()}",
        DirectoryEntryPublished => "Fiche publiée dans l’annuaire",
        DirectoryEntryWithdrawn => "Fiche retirée de l’annuaire",
        StructureSucceeded => "Succède à une autre structure",
        StructureMerged => "Doublon d’une autre fiche, qui le remplace",
        DayCorrected f => $"Date de la ligne {f.Corrects} corrigée : {f.Reason.InFrench()}",
        FactCancelled f => $"Ligne {f.Cancels} annulée : {f.Reason.InFrench()}",
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static string Words(IEnumerable<Activity> activities) => string.Join(", ", activities.Select(activity => activity.InFrench()));
}

public sealed class HistoryLineType : ObjectGraphType<HistoryLine>
{
    public HistoryLineType()
    {
        Name = "StructureHistoryLine";
        Description = "Something that happened to a structure, when it takes effect, when and by whom it was recorded.";
        Field(line => line.Number).Description("Names the fact when it is corrected or cancelled.");
        Field(line => line.Sentence).Description("In French.");
        Field(line => line.On).Description("The day it takes effect, as corrected last.");
        Field(line => line.RecordedAt);
        Field<StringGraphType>("recordedBy").Description("Who recorded it; null for a timer, an import or the host.")
            .Resolve(context => context.Source.RecordedBy is { } person ? context.NameOf(person) : null);
        Field<StringGraphType>("text").Description("The reason of a correction in words; null once erased.")
            .Resolve(context => context.Source.TextId is { } text ? context.TextOf(text) : null);
        Field(line => line.IsCancelled).Description("Whether it never was.");
        Field(line => line.MayChange).Description("Whether its day can be corrected, or the fact cancelled.");
    }
}
