using Microsoft.Extensions.DependencyInjection;
using Mila.Membership.Board;
using Mila.Membership.Candidacies;
using Mila.Membership.Charter;
using Mila.Membership.Contracts;
using Mila.Membership.Dues;
using Mila.Membership.Figures;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership;

/// <summary>Who belongs to the association, how they come to, and who decides.</summary>
public sealed class MembershipModule : MilaPart
{
    public override string Name => "membership";

    public override void Store(StoreDeclaration store)
    {
        // Structures
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
            .Fact<DayCorrected>("membership.day_corrected.v1")
            .Fact<FactCancelled>("membership.fact_cancelled.v1");

        BoardDeclarations.Store(store);
        DuesDeclarations.Store(store);
        CharterDeclarations.Store(store);
        CandidacyDeclarations.Store(store);
    }

    public override void Messages(MessageNames messages)
    {
        // Structures
        messages
            .Add<StructureChanged>("membership.structure_changed.v1")
            .Add<ResolveFigures>("membership.resolve_figures.v1")
            .Add<ListEvidence>("membership.list_evidence.v1")
            .Add<RestateStructures>("membership.restate_structures.v1")
            .Add<RegisterStructure>("membership.register_structure.v1")
            .Add<SetAffiliation>("membership.set_affiliation.v1")
            .Add<BeginMembership>("membership.begin_membership.v1")
            .Add<EndMembership>("membership.end_membership.v1");

        BoardDeclarations.Messages(messages);
        DuesDeclarations.Messages(messages);
        CharterDeclarations.Messages(messages);
        CandidacyDeclarations.Messages(messages);
    }

    public override void Graph(GraphRoots graph)
    {
        // Structures
        StructureFields.AddTo(graph.Query);
        StructuresList.AddTo(graph.Query);
        NamedFigureType.AddTo(graph.Query);
        EvidenceType.AddTo(graph.Query);
        MembersList.AddTo(graph.Query);
        MemberCountsType.AddTo(graph.Query);
        MonthOfMembersType.AddTo(graph.Query);
        RegisterStructureField.AddTo(graph.Mutation);
        SetAffiliationField.AddTo(graph.Mutation);
        BeginMembershipField.AddTo(graph.Mutation);
        EndMembershipField.AddTo(graph.Mutation);
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

        BoardDeclarations.Graph(graph);
        DuesDeclarations.Graph(graph);
        CharterDeclarations.Graph(graph);
        CandidacyDeclarations.Graph(graph);
    }

    public override void Settings(SettingList settings)
    {
        BodyRules.Declare(settings);
        DuesGrid.Declare(settings);
        IntakeWorkflow.Declare(settings);
    }

    public override void Workflows(WorkflowList workflows)
    {
        IntakeWorkflow.AddTo(workflows);
    }

    public override void Services(IServiceCollection services) => services
        .AddSingleton<LinkSeal>()
        .AddSingleton<NewcomersGate>()
        .AddSingleton<ISubjectTitles, MembershipTitles>();
}
