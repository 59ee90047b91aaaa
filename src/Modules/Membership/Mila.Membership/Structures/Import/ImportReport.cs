using GraphQL.Types;
using Mila.People.Spreadsheets;

namespace Mila.Membership.Structures.Import;

/// <summary>What an import did, or would do (rapport d’import).</summary>
/// <param name="IsApplied">Whether it was recorded; nothing is when one line has an error.</param>
public sealed record ImportReport(
    Guid Id, bool DryRun, bool IsApplied, int Lines, int Structures, int Memberships, int Endings, int Affiliations, int People,
    IReadOnlyList<ImportError> Errors)
{
    public static ImportReport Of(Guid id, bool dryRun, int lines, ImportPlan plan, IReadOnlyList<ImportError> errors)
    {
        StructureFact[] facts = [.. plan.Drafts.SelectMany(draft => draft.Facts)];
        return new(
            id, dryRun, !dryRun && errors.Count == 0, lines,
            facts.OfType<StructureRegistered>().Count(), facts.OfType<MembershipBegun>().Count(), facts.OfType<MembershipEnded>().Count(),
            facts.OfType<AffiliationSet>().Count(), plan.People.Count, errors);
    }

    /// <summary>Whether everything in the file is known already.</summary>
    public bool ChangesNothing => Structures + Memberships + Endings + Affiliations + People == 0;
}

public sealed class ImportReportType : ObjectGraphType<ImportReport>
{
    public ImportReportType()
    {
        Name = "ImportReport";
        Description = "What an import did, or would do.";
        Field(report => report.DryRun);
        Field(report => report.IsApplied).Description("Whether it was recorded; nothing is when one line has an error.");
        Field(report => report.Lines).Description("How many lines could be read.");
        Field(report => report.Structures).Description("How many structures are new.");
        Field(report => report.Memberships).Description("How many memberships begin.");
        Field(report => report.Endings).Description("How many memberships end.");
        Field(report => report.Affiliations).Description("How many affiliations are set.");
        Field(report => report.People).Description("How many people are new.");
        Field<NonNullGraphType<BooleanGraphType>>("changesNothing").Resolve(context => context.Source.ChangesNothing)
            .Description("Whether everything in the file is known already.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ImportErrorType>>>>("errors").Resolve(context => context.Source.Errors);
    }
}
