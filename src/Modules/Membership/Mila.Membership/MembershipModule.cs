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

        // Board
        store.Aggregate<Mandate>()
            .Document<Mandate>(mandates => mandates.Duplicate(mandate => mandate.From).Duplicate(mandate => mandate.Until))
            .Fact<MandateBegun>("membership.mandate_begun.v1")
            .Fact<MandateEnded>("membership.mandate_ended.v1")
            .Aggregate<Deliberation>()
            .Document<Deliberation>(votes => votes.Duplicate(vote => vote.State).Duplicate(vote => vote.ClosesOn).Duplicate(vote => vote.SubjectId))
            .Fact<DeliberationOpened>("membership.deliberation_opened.v1")
            .Fact<ElectorRecused>("membership.elector_recused.v1")
            .Fact<ProxyGiven>("membership.proxy_given.v1")
            .Fact<ProxyWithdrawn>("membership.proxy_withdrawn.v1")
            .Fact<BallotCast>("membership.ballot_cast.v1")
            .Fact<VoteClosed>("membership.vote_closed.v1")
            .Fact<MinutesSigned>("membership.minutes_signed.v1");

        // Dues
        store.Document<DuesArrears>(rows => rows
            .Duplicate(row => row.StructureId).Duplicate(row => row.Since).Duplicate(row => row.Until)
            .Duplicate(row => row.RecordedFrom).Duplicate(row => row.RecordedUntil));

        // Charter
        store.Aggregate<CharterBook>()
            .Fact<CharterVersionAdopted>("membership.charter_version_adopted.v1")
            .Aggregate<Pledges>()
            .Document<Pledges>(pledges => pledges.Duplicate(each => each.StructureId))
            .Fact<CharterSigned>("membership.charter_signed.v1")
            .Fact<EngagementSigned>("membership.engagement_signed.v1");

        // Candidacies
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

        // Board
        messages
            .Add<OpenDeliberation>("membership.open_deliberation.v1")
            .Add<CloseDeliberation>("membership.close_deliberation.v1")
            .Add<DeliberationClosed>("membership.deliberation_closed.v1");

        // Dues
        messages
            .Add<CallDues>("membership.call_dues.v1")
            .Add<RecordDuesPayment>("membership.record_dues_payment.v1")
            .Add<DuesSettled>("membership.dues_settled.v1");

        // Charter
        messages
            .Add<AcceptCharter>("membership.accept_charter.v1")
            .Add<AcceptEngagement>("membership.accept_engagement.v1")
            .Add<CharterAccepted>("membership.charter_accepted.v1")
            .Add<EngagementAccepted>("membership.engagement_accepted.v1");

        // Candidacies
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

        // Candidacies
        CandidacyDeclarations.Graph(graph);
    }

    public override void Settings(SettingList settings)
    {
        // Board
        BodyRules.Declare(settings);

        // Candidacies
        IntakeWorkflow.Declare(settings);
    }

    public override void Workflows(WorkflowList workflows)
    {
        // Candidacies
        IntakeWorkflow.AddTo(workflows);
    }

    public override void Services(IServiceCollection services) => services
        .AddSingleton<LinkSeal>()
        .AddSingleton<NewcomersGate>()
        .AddSingleton<ISubjectTitles, MembershipTitles>();
}
