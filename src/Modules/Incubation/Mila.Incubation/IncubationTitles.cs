using Marten;
using Mila.Incubation.Calls;
using Mila.Incubation.Fees;
using Mila.Incubation.Shops;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Incubation.Works;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Incubation;

/// <summary>
/// What the module's things are called wherever they are shown (intitulé): a tenure by its structure's name, works by their own, an
/// allotment by its shop's, a month of fees by the month, a call by its space.
/// </summary>
public sealed class IncubationTitles : ISubjectTitles
{
    public IReadOnlyCollection<string> Kinds { get; } =
        [TenureStream.Subject, WorksiteStream.Subject, AllotmentStream.Subject, OccupancyWorkflow.Subject, SpaceCallStream.Subject];

    public async Task<IReadOnlyDictionary<(string Kind, Guid Id), string>> Of(
        IQuerySession session, IReadOnlyList<(string Kind, Guid Id)> subjects, CancellationToken cancellation)
    {
        var tenures = await session.LoadManyAsync<Tenure>(cancellation, subjects.Select(subject => subject.Id));
        var names = (await session.LoadManyAsync<IdentitySheet>(cancellation, tenures.Select(tenure => tenure.StructureId))).ToDictionary(sheet => sheet.Id, sheet => sheet.Name);
        var titles = tenures.Where(tenure => names.ContainsKey(tenure.StructureId)).ToDictionary(tenure => (TenureStream.Subject, tenure.Id), tenure => names[tenure.StructureId]);
        foreach (var worksite in await session.LoadManyAsync<Worksite>(cancellation, subjects.Where(subject => subject.Kind == WorksiteStream.Subject).Select(subject => subject.Id)))
            titles[(WorksiteStream.Subject, worksite.Id)] = worksite.Title;
        foreach (var month in await session.LoadManyAsync<OccupancyMonth>(cancellation, subjects.Where(subject => subject.Kind == OccupancyWorkflow.Subject).Select(subject => subject.Id)))
            titles[(OccupancyWorkflow.Subject, month.Id)] = French.Month(month.Month);
        var allotments = await session.LoadManyAsync<ShopAllotment>(cancellation, subjects.Where(subject => subject.Kind == AllotmentStream.Subject).Select(subject => subject.Id));
        var shops = (await session.LoadManyAsync<Premises>(cancellation, allotments.Select(allotment => allotment.PremisesId).Distinct())).ToDictionary(shop => shop.Id, shop => shop.Name);
        foreach (var allotment in allotments.Where(allotment => shops.ContainsKey(allotment.PremisesId)))
            titles[(AllotmentStream.Subject, allotment.Id)] = shops[allotment.PremisesId];
        var calls = await session.LoadManyAsync<SpaceCall>(cancellation, subjects.Where(subject => subject.Kind == SpaceCallStream.Subject).Select(subject => subject.Id));
        var spaces = (await session.LoadManyAsync<Space>(cancellation, calls.Select(call => call.SpaceId).Distinct())).ToDictionary(space => space.Id, space => space.Name);
        foreach (var call in calls)
            titles[(SpaceCallStream.Subject, call.Id)] = $"{spaces[call.SpaceId]}, libre le {French.Day(call.FreeFrom)}";
        return titles;
    }
}
