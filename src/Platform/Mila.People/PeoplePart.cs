using Marten;
using Microsoft.Extensions.DependencyInjection;
using Mila.Modules;

namespace Mila.People;

/// <summary>The one owner of people's data.</summary>
public sealed class PeoplePart : MilaPart
{
    public override string Name => "people";

    public override void Store(StoreDeclaration store) => store
        .Fact<PersonRecorded>("people.person_recorded.v1")
        .Fact<PersonChanged>("people.person_changed.v1")
        .Fact<RoleGranted>("people.role_granted.v1")
        .Fact<PersonMerged>("people.person_merged.v1")
        .Fact<PersonErased>("people.person_erased.v1")
        .Aggregate<PersonTrail>()
        .Document<Person>(people => people.Duplicate(person => person.SortName).Duplicate(person => person.EmailKey).Duplicate(person => person.MergedInto))
        .Document<ErasableText>(texts => texts.Index(text => text.SubjectId).GinIndexJsonData())
        .Document<IdentitySheet>(sheets => sheets
            .Duplicate(sheet => sheet.SortName).Duplicate(sheet => sheet.Siret).Duplicate(sheet => sheet.PersonId))
        .Document<Artist>()
        .Document<RoleGrant>(grants => grants.Duplicate(grant => grant.PersonId));

    public override void Messages(MessageNames messages) => messages
        .Add<ErasePerson>("people.erase_person.v1");

    public override void Graph(GraphRoots graph)
    {
        PersonType.AddTo(graph.Query);
        PersonExport.AddTo(graph.Query);
        RecordPersonField.AddTo(graph.Mutation);
        ChangePersonField.AddTo(graph.Mutation);
        ErasePersonField.AddTo(graph.Mutation);
        GrantRoleField.AddTo(graph.Mutation);
    }

    public override void Erasures(ErasureList erasures) => erasures
        .Kept("texts", KeptInPeople.Texts, KeptInPeople.EraseTexts)
        .Kept("identitySheets", KeptInPeople.Sheets, KeptInPeople.EraseSheets)
        .Kept("roles", KeptInPeople.Roles, KeptInPeople.EraseRoles);

    public override void Services(IServiceCollection services)
    {
        services.AddSingleton<ErasureLedger>();
        services.AddHostedService<ErasuresAtStart>();
        services.ConfigureMarten((provider, options) => options.Listeners.Add(new ErasureLedger.WritesAfterCommit(provider.GetRequiredService<ErasureLedger>())));
    }
}
