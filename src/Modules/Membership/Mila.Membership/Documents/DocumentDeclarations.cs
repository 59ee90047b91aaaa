using Mila.Modules;

namespace Mila.Membership.Documents;

/// <summary>The register's part of the module's table of contents.</summary>
internal static class DocumentDeclarations
{
    private static readonly string[] Readers = ["coordinator", "president", "treasurer", "secretary", "board_member", "auditor"];

    public static void Store(StoreDeclaration store) => store
        .Aggregate<RegisteredDocument>()
        .Document<RegisteredDocument>(documents => documents.Duplicate(document => document.From))
        .Fact<DocumentRegistered>("membership.document_registered.v1")
        .Fact<DocumentReplaced>("membership.document_replaced.v1")
        .Fact<DocumentWithdrawn>("membership.document_withdrawn.v1");

    public static void Settings(SettingList settings)
    {
        DocumentWorkflow.Declare(settings);
        SchemePapers.Declare(settings);
    }

    public static void FileOwners(FileOwnerList owners) =>
        owners.Owner(DocumentWorkflow.Subject, (ask, _) => Task.FromResult(ask.Actor.Is(Readers)));

    public static void Graph(GraphRoots graph)
    {
        DocumentFields.AddTo(graph.Query);
        SchemePapersType.AddTo(graph.Query);
        RegisterDocumentField.AddTo(graph.Mutation);
        WithdrawDocumentField.AddTo(graph.Mutation);
    }
}
