using System.Text;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Assemblies;
using Mila.Membership.Documents;
using Mila.Membership.Dues;
using Mila.Membership.Pulses;
using Mila.Membership.Structures;
using Mila.Modules;
using Wolverine;

namespace Mila.Host.Demonstration;

/// <summary>
/// Loads the demonstration's history through the front door: the clock walks from day to day and each command is sent on its own,
/// so that facts are recorded when they happened and workflows, timers and letters do what they would have done.
/// A load that was interrupted goes on with the day it was at.
/// </summary>
public sealed class DemonstrationLoader(
    DemonstrationClock demonstration, OffsetClock clock, Tenants tenants, IDocumentStore store, IServiceScopeFactory scopes, TimeProvider time)
{
    public const string Tenant = "mila";

    /// <param name="progress">Told the day and how many deeds are done of how many.</param>
    public async Task Load(Action<DateOnly, int, int> progress, CancellationToken cancellation)
    {
        if (demonstration is not { IsOn: true, Origin.Loaded: false })
            return;

        if (!tenants.Has(Tenant))
            await tenants.Add(store, new Tenant { Id = Tenant, Title = "Le MILA" }, cancellation);
        var resumed = demonstration.Origin!.ClockOffset != 0;
        if (!resumed)
            clock.Resume(CivilCalendar.Paris.StartOf(DemonstrationHistory.Begins) - time.GetUtcNow());

        var deeds = DemonstrationHistory.Tell();
        var first = CivilCalendar.Paris.DayOf(clock.UtcNow);
        for (var done = 0; done < deeds.Count; done++)
        {
            var deed = deeds[done];
            if (deed.Day < first)
                continue;
            await Reach(CivilCalendar.Paris.At(deed.Day, new TimeOnly(deed.Hour, 0)), cancellation);
            await Do(deed, again: resumed && deed.Day == first, cancellation);
            progress(deed.Day, done + 1, deeds.Count);
        }
        await Reach(CivilCalendar.Paris.At(DemonstrationHistory.Ends, DemonstrationHistory.EndsAt), cancellation);
        await KeepPersonas(cancellation);
        await demonstration.MarkLoaded(cancellation);
    }

    /// <summary>What is done at one hour of a day is done at once; before a later hour, all that was set going is done.</summary>
    private async Task Reach(DateTimeOffset instant, CancellationToken cancellation)
    {
        if (instant > clock.UtcNow)
            await demonstration.MoveTo(instant, cancellation);
    }

    /// <param name="again">Whether the deed may have been done before the interruption; what a rule then refuses was.</param>
    private async Task Do(Deed deed, bool again, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        if (deed.Actor is { } actor)
            ((IMessageContext)bus).UserName = actor.ToString();
        try
        {
            await bus.InvokeForTenantAsync(Tenant, await Resolve(deed.Command, cancellation), cancellation);
        }
        catch (RuleViolation) when (again)
        {
            return;
        }
        catch (RuleViolation violation)
        {
            throw new InvalidOperationException($"The demonstration's deed of {deed.Day:O}, {deed.Command.GetType().Name}, was refused: {violation.Code}.", violation);
        }
    }

    private Task<object> Resolve(object command, CancellationToken cancellation) => command switch
    {
        DuesPaidInFull paid => Payment(paid, cancellation),
        VotersComeIn come => Attendance(come, cancellation),
        DocumentFiled filed => Filing(filed, cancellation),
        PulseAnsweredBy answered => Answering(answered, cancellation),
        _ => Task.FromResult(command),
    };

    private async Task<object> Attendance(VotersComeIn come, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(Tenant);
        var assembly = await session.LoadAsync<Assembly>(come.AssemblyId, cancellation)
            ?? throw new InvalidOperationException("The demonstration holds an assembly that was not planned.");
        var voters = (await AssemblyVoters.On(session, assembly.Day, cancellation)).Select(voter => voter.StructureId);
        var there = voters.Where((voter, n) => !assembly.Proxies.ContainsKey(voter) && (n % 5 < 2 || assembly.GiversTo(voter).Any()));
        var structures = await session.LoadManyAsync<Structure>(cancellation, there);
        return new RecordAttendance(come.AssemblyId, [.. structures.Select(structure => new Attendance(structure.Id, structure.ActingOn(assembly.Day).Cast<Guid?>().FirstOrDefault()))]);
    }

    private async Task<object> Payment(DuesPaidInFull paid, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(Tenant);
        var call = await session.LoadAsync<DuesCall>(paid.DuesCallId, cancellation)
            ?? throw new InvalidOperationException($"The demonstration pays a call for dues that was not made, on {paid.On:O}.");
        return new RecordDuesPayment(paid.DuesCallId, call.Owed, paid.On, paid.Reference);
    }

    private async Task<object> Answering(PulseAnsweredBy answered, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(Tenant);
        var sheet = await session.Query<PulseSheet>().FirstAsync(each => each.StructureId == answered.StructureId, cancellation);
        return new AnswerPulse(sheet.LinkKey, answered.Answers);
    }

    private async Task<object> Filing(DocumentFiled filed, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Begin(Tenant, Actor.Nobody);
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(filed.Text));
        var file = await scope.ServiceProvider.GetRequiredService<Uploads>().Receive("document.txt", bytes, cancellation);
        return new RegisterDocument(filed.DocumentId, filed.Kind, file, filed.From, filed.Until, filed.Replaces);
    }

    private async Task KeepPersonas(CancellationToken cancellation)
    {
        await using var session = store.LightweightSession(Tenant);
        session.Store<Persona>(BoardHistory.Personas());
        await session.SaveChangesAsync(cancellation);
    }
}
