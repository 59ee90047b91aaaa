using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>
/// The assembly is over (clôture de la séance): everything was voted on. Those elected sit from its day, the board before them no longer.
/// </summary>
/// <param name="Officers">Whom the new board has made officers; an officer who was elected again stays one unless another is named.</param>
public sealed record CloseAssembly(Guid AssemblyId, IReadOnlyList<ElectedSeat> Officers);

public static class CloseAssemblyHandler
{
    /// <param name="outgoing">The mandates of the day before.</param>
    public static AssemblyClosed? Decide(CloseAssembly command, Assembly assembly, IReadOnlyList<Mandate> outgoing)
    {
        if (assembly.State is AssemblyState.Closed)
            return null;
        Rule.That(assembly.State is AssemblyState.Open, "assembly.not_open", "Votes are counted while the assembly sits.");
        Rule.That(assembly.Agenda.All(item => item.Kind is AgendaKind.BoardElection || assembly.Votes.ContainsKey(item.Number)), "assembly.item_not_voted", "Each item is voted on.");
        if (!assembly.Elects)
        {
            Rule.That(command.Officers.Count == 0, "election.not_on_agenda", "The agenda has no election of the board.", "officers");
            return new(assembly.Id, [], OfficersChanged: false, assembly.Day);
        }

        var results = assembly.Colleges.Select(assembly.ResultOf).ToList();
        Rule.That(results.TrueForAll(result => result is { Elected.Count: > 0 }), "election.not_counted", "Each college has been counted.");
        Rule.That(results.TrueForAll(result => result!.OpenSeats == 0), "election.tied", "A tie for the last seats is not settled.");

        var elected = results.SelectMany(result => result!.Elected).ToList();
        var officers = OfficersAmong(elected, command.Officers, outgoing);
        return new(
            assembly.Id, [.. elected.Select(person => new ElectedSeat(person, officers.GetValueOrDefault(person)))],
            OfficersChanged: !officers.ToHashSet().SetEquals(outgoing.Where(mandate => mandate.IsOfficer).ToDictionary(mandate => mandate.PersonId, mandate => mandate.Role)),
            assembly.Day);
    }

    public static async Task<OutgoingMessages> Handle(CloseAssembly command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        var outgoing = await Mandates.On(session, stream.Aggregate!.Day.AddDays(-1), cancellation);
        if (Decide(command, stream.Aggregate!, outgoing) is not { } closed)
            return [];

        if (closed.Elected.Count > 0)
            await Install(session, closed, outgoing, cancellation);
        return stream.Record(closed);
    }

    private static Dictionary<Guid, BoardRole> OfficersAmong(List<Guid> elected, IReadOnlyList<ElectedSeat> named, IReadOnlyList<Mandate> outgoing)
    {
        Rule.That(named.All(each => each.Role is not BoardRole.Member && elected.Contains(each.PersonId)), "officer.not_elected", "Officers are chosen among those elected.", "officers");
        Rule.That(named.DistinctBy(each => each.Role).Count() == named.Count && named.DistinctBy(each => each.PersonId).Count() == named.Count,
            "officer.named_twice", "One person for each office.", "officers");
        var staying = outgoing.Where(mandate => mandate.IsOfficer && elected.Contains(mandate.PersonId)
            && named.All(each => each.Role != mandate.Role && each.PersonId != mandate.PersonId));
        return named.Concat(staying.Select(mandate => new ElectedSeat(mandate.PersonId, mandate.Role))).ToDictionary(each => each.PersonId, each => each.Role);
    }

    /// <summary>One commit with the close: the association is never without a board.</summary>
    private static async Task Install(IDocumentSession session, AssemblyClosed closed, IReadOnlyList<Mandate> outgoing, CancellationToken cancellation)
    {
        foreach (var mandate in outgoing.Where(mandate => mandate.Until > closed.On))
        {
            var stream = await session.Events.FetchForWriting<Mandate>(mandate.Id, cancellation);
            var ended = new MandateEnded(mandate.Id, closed.On);
            stream.AppendOne(ended);
            foreach (var grant in MandateRights.Of(mandate.Evolve(ended)))
                session.Grant(grant);
        }
        foreach (var seat in closed.Elected)
        {
            var begun = new MandateBegun(NamedId.Of("assembly-mandate", closed.AssemblyId.ToString(), seat.PersonId.ToString()), seat.PersonId, seat.Role, Until: null, closed.On);
            session.Events.StartStream<Mandate>(begun.MandateId, begun);
            foreach (var grant in MandateRights.Of(new Mandate().Evolve(begun)))
                session.Grant(grant);
        }
    }
}

public sealed class OfficerInputType : InputObjectGraphType<ElectedSeat>
{
    public OfficerInputType()
    {
        Name = "OfficerInput";
        Field(each => each.PersonId);
        Field<NonNullGraphType<EnumerationGraphType<BoardRole>>>("role");
    }
}

public static class CloseAssemblyField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CloseAssembly, AssemblyType>("closeAssembly", "membership.run_assemblies")
        .Describe("The assembly is over: those elected sit from its day, and the board before them no longer.")
        .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
        .Argument<ListGraphType<NonNullGraphType<OfficerInputType>>>("officers", "Whom the new board has made officers; one who was elected again stays unless another is named.")
        .Send(context => new CloseAssembly(context.GetArgument<Guid>("assemblyId"), context.GetArgument<List<ElectedSeat>?>("officers") ?? []))
        .Return<Assembly>(command => command.AssemblyId);
}
