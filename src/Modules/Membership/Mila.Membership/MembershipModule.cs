using Microsoft.Extensions.DependencyInjection;
using Mila.Membership.Arrangements;
using Mila.Membership.ArtistCalls;
using Mila.Membership.Assemblies;
using Mila.Membership.Board;
using Mila.Membership.Board.Meetings;
using Mila.Membership.Breaches;
using Mila.Membership.Candidacies;
using Mila.Membership.Charter;
using Mila.Membership.Colleagues;
using Mila.Membership.Contracts;
using Mila.Membership.Desk;
using Mila.Membership.Directory;
using Mila.Membership.Documents;
using Mila.Membership.Dues;
using Mila.Membership.Duplicates;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Enquiries;
using Mila.Membership.Exchange;
using Mila.Membership.Figures;
using Mila.Membership.Invoices;
using Mila.Membership.OutsideContacts;
using Mila.Membership.Missions;
using Mila.Membership.Proofs;
using Mila.Membership.Pulses;
using Mila.Membership.Structures;
using Mila.Membership.Successions;
using Mila.Membership.Usages;
using Mila.Membership.Volunteering;
using Mila.Membership.WorkingGroups;
using Mila.Modules;

namespace Mila.Membership;

/// <summary>Who belongs to the association, how they come to, and who decides.</summary>
public sealed class MembershipModule : MilaPart
{
    public override string Name => "membership";

    public override void Store(StoreDeclaration store)
    {
        StructureDeclarations.Store(store);
        BoardDeclarations.Store(store);
        BoardMeetingDeclarations.Store(store);
        AssemblyDeclarations.Store(store);
        DuesDeclarations.Store(store);
        InvoiceDeclarations.Store(store);
        ArrangementDeclarations.Store(store);
        DocumentDeclarations.Store(store);
        CharterDeclarations.Store(store);
        EnquiryDeclarations.Store(store);
        PulseDeclarations.Store(store);
        SuccessionDeclarations.Store(store);
        ArtistCallDeclarations.Store(store);
        ColleagueDeclarations.Store(store);
        OutsideContactDeclarations.Store(store);
        BreachDeclarations.Store(store);
        DeskDeclarations.Store(store);
        DirectoryDeclarations.Store(store);
        ExchangeDeclarations.Store(store);
        ProofDeclarations.Store(store);
        UsageDeclarations.Store(store);
        VolunteerDeclarations.Store(store);
        MissionDeclarations.Store(store);
        WorkingGroupDeclarations.Store(store);
        CandidacyDeclarations.Store(store);
    }

    public override void Messages(MessageNames messages)
    {
        StructureDeclarations.Messages(messages);
        ColleagueDeclarations.Messages(messages);
        BoardDeclarations.Messages(messages);
        BoardMeetingDeclarations.Messages(messages);
        AssemblyDeclarations.Messages(messages);
        DuesDeclarations.Messages(messages);
        InvoiceDeclarations.Messages(messages);
        ArrangementDeclarations.Messages(messages);
        CharterDeclarations.Messages(messages);
        EnquiryDeclarations.Messages(messages);
        PulseDeclarations.Messages(messages);
        SuccessionDeclarations.Messages(messages);
        ArtistCallDeclarations.Messages(messages);
        BreachDeclarations.Messages(messages);
        DeskDeclarations.Messages(messages);
        CandidacyDeclarations.Messages(messages);
    }

    public override void Graph(GraphRoots graph)
    {
        StructureDeclarations.Graph(graph);
        BoardDeclarations.Graph(graph);
        BoardMeetingDeclarations.Graph(graph);
        AssemblyDeclarations.Graph(graph);
        DuesDeclarations.Graph(graph);
        InvoiceDeclarations.Graph(graph);
        ArrangementDeclarations.Graph(graph);
        DocumentDeclarations.Graph(graph);
        CharterDeclarations.Graph(graph);
        EnquiryDeclarations.Graph(graph);
        PulseDeclarations.Graph(graph);
        LikelyDuplicateType.AddTo(graph.Query);
        MergeStructuresField.AddTo(graph.Mutation);
        MergePeopleField.AddTo(graph.Mutation);
        SuccessionDeclarations.Graph(graph);
        ArtistCallDeclarations.Graph(graph);
        ColleagueDeclarations.Graph(graph);
        OutsideContactDeclarations.Graph(graph);
        BreachDeclarations.Graph(graph);
        DeskDeclarations.Graph(graph);
        DirectoryDeclarations.Graph(graph);
        ExchangeDeclarations.Graph(graph);
        ProofDeclarations.Graph(graph);
        UsageDeclarations.Graph(graph);
        VolunteerDeclarations.Graph(graph);
        MissionDeclarations.Graph(graph);
        WorkingGroupDeclarations.Graph(graph);
        CandidacyDeclarations.Graph(graph);
    }

    public override void Settings(SettingList settings)
    {
        BodyRules.Declare(settings);
        VoteWorkflow.Declare(settings);
        BoardMeetingWorkflow.Declare(settings);
        AssemblyStatutes.Declare(settings);
        DuesGrid.Declare(settings);
        DuesWorkflow.Declare(settings);
        InvoiceTerms.Declare(settings);
        VolunteerRate.Declare(settings);
        MissionWorkflow.Declare(settings);
        MissionMonthWorkflow.Declare(settings);
        InvoiceWorkflow.Declare(settings);
        ArrangementWorkflow.Declare(settings);
        DocumentDeclarations.Settings(settings);
        CharterWorkflow.Declare(settings);
        EnquiryWorkflow.Declare(settings);
        PulseWorkflow.Declare(settings);
        SuccessionStream.Declare(settings);
        ArtistCallDeclarations.Settings(settings);
        ColleagueDeclarations.Settings(settings);
        BreachWorkflow.Declare(settings);
        DeskWorkflow.Declare(settings);
        ExchangeDeclarations.Settings(settings);
        IntakeWorkflow.Declare(settings);
    }

    public override void Workflows(WorkflowList workflows)
    {
        CharterWorkflow.AddTo(workflows);
        InvitationWorkflow.AddTo(workflows);
        VoteWorkflow.AddTo(workflows);
        EnquiryWorkflow.AddTo(workflows);
        PulseWorkflow.AddTo(workflows);
        SuccessionStream.AddTo(workflows);
        ArtistCallStream.AddTo(workflows);
        BreachWorkflow.AddTo(workflows);
        DeskWorkflow.AddTo(workflows);
        IntakeWorkflow.AddTo(workflows);
        DuesWorkflow.AddTo(workflows);
        InvoiceWorkflow.AddTo(workflows);
        ArrangementWorkflow.AddTo(workflows);
        AssemblyWorkflow.AddTo(workflows);
        BoardMeetingWorkflow.AddTo(workflows);
        MissionWorkflow.AddTo(workflows);
        MissionMonthWorkflow.AddTo(workflows);
        DocumentWorkflow.AddTo(workflows);
    }

    public override void FileOwners(FileOwnerList owners)
    {
        CandidacyDeclarations.FileOwners(owners);
        DeskDeclarations.FileOwners(owners);
        DocumentDeclarations.FileOwners(owners);
        BoardMeetingDeclarations.FileOwners(owners);
        DirectoryDeclarations.FileOwners(owners);
    }

    public override void Erasures(ErasureList erasures)
    {
        BoardDeclarations.Erasures(erasures);
        OutsideContactDeclarations.Erasures(erasures);
        PulseDeclarations.Erasures(erasures);
        VolunteerDeclarations.Erasures(erasures);
        MissionDeclarations.Erasures(erasures);
    }

    public override void Services(IServiceCollection services) => services
        .AddSingleton<LinkSeal>()
        .AddSingleton<NewcomersGate>()
        .AddSingleton<ISubjectTitles, MembershipTitles>()
        .AddHostedService<WaitingListAtStart>();
}
