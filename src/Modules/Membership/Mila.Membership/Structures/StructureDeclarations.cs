using Mila.Membership.Colleagues;
using Mila.Membership.Contracts;
using Mila.Membership.Structures.Import;
using Mila.Modules;

namespace Mila.Membership.Structures;

/// <summary>What structures keep, say and show.</summary>
internal static class StructureDeclarations
{
    public static void Store(StoreDeclaration store)
    {
        store.Document<ImportReport>();
        store.Aggregate<Structure>()
            .Periods<Structure, MembershipPeriod, MembershipPeriods>(rows => rows
                .Duplicate(row => row.StructureId).Duplicate(row => row.Affiliation!).Duplicate(row => row.InQpv))
            .Fact<StructureRegistered>("membership.structure_registered.v1")
            .Fact<IdentityChanged>("membership.identity_changed.v1")
            .Fact<ActivitiesChanged>("membership.activities_changed.v1")
            .Fact<QpvChanged>("membership.qpv_changed.v1")
            .Fact<ContactAdded>("membership.contact_added.v1")
            .Fact<ContactRemoved>("membership.contact_removed.v1")
            .Fact<ArtistTakenOn>("membership.artist_taken_on.v1")
            .Fact<ArtistLetGo>("membership.artist_let_go.v1")
            .Fact<AffiliationSet>("membership.affiliation_set.v1")
            .Fact<MembershipBegun>("membership.membership_begun.v1")
            .Fact<MembershipEnded>("membership.membership_ended.v1")
            .Fact<DirectoryEntryPublished>("membership.directory_entry_published.v1")
            .Fact<DirectoryEntryWithdrawn>("membership.directory_entry_withdrawn.v1")
            .Fact<StructureSucceeded>("membership.structure_succeeded.v1")
            .Fact<StructureMerged>("membership.structure_merged.v1")
            .Fact<DayCorrected>("membership.day_corrected.v1")
            .Fact<FactCancelled>("membership.fact_cancelled.v1");
    }

    public static void Messages(MessageNames messages)
    {
        messages
            .Add<StructureChanged>("membership.structure_changed.v1")
            .Add<RestateStructures>("membership.restate_structures.v1")
            .Add<RegisterStructure>("membership.register_structure.v1")
            .Add<SetAffiliation>("membership.set_affiliation.v1")
            .Add<BeginMembership>("membership.begin_membership.v1")
            .Add<EndMembership>("membership.end_membership.v1")
            .Add<FollowMembership>("membership.follow_membership.v1");
    }

    public static void Graph(GraphRoots graph)
    {
        StructureFields.AddTo(graph.Query);
        StructuresList.AddTo(graph.Query);
        MyStructures.AddTo(graph.Query);
        MembersList.AddTo(graph.Query);
        MemberCountsType.AddTo(graph.Query);
        ExportMembers.AddTo(graph.Query);
        MonthOfMembersType.AddTo(graph.Query);
        RegisterStructureField.AddTo(graph.Mutation);
        SetAffiliationField.AddTo(graph.Mutation);
        BeginMembershipField.AddTo(graph.Mutation);
        EndMembershipField.AddTo(graph.Mutation);
        ImportMembersField.AddTo(graph.Mutation);
        CorrectDayField.AddTo(graph.Mutation);
        CancelFactField.AddTo(graph.Mutation);
        ChangeActivitiesField.AddTo(graph.Mutation);
        MoveNeighbourhoodField.AddTo(graph.Mutation);
        AddContactField.AddTo(graph.Mutation);
        RemoveContactField.AddTo(graph.Mutation);
        ChangeIdentityField.AddTo(graph.Mutation);
        TakeArtistOnField.AddTo(graph.Mutation);
        LetArtistGoField.AddTo(graph.Mutation);
        PublishDirectoryEntryField.AddTo(graph.Mutation);
        WithdrawDirectoryEntryField.AddTo(graph.Mutation);
    }
}
