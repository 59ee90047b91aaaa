using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Board;

/// <summary>A person takes a seat on the board (début de mandat), perhaps recorded late.</summary>
/// <param name="Until">The day after the last, when the statutes or the assembly say so.</param>
public sealed record BeginMandate(Guid MandateId, Guid PersonId, BoardRole Role, DateOnly On, DateOnly? Until = null);

public static class BeginMandateHandler
{
    /// <param name="others">The person's other mandates, and the ones of that role when it is an officer's.</param>
    public static MandateBegun Decide(BeginMandate command, IReadOnlyList<Mandate> others)
    {
        Rule.That(command.Until is null || command.Until > command.On, "mandate.ends_before_it_begins", "A mandate lasts at least a day.", "until");
        var span = new Span(command.On, command.Until);
        var overlapping = others.Where(mandate => span.Overlaps(new(mandate.From, mandate.Until))).ToList();
        Rule.That(overlapping.All(mandate => mandate.PersonId != command.PersonId), "mandate.person_sits_already", "One seat per person.", "personId");
        Rule.That(command.Role is BoardRole.Member || overlapping.All(mandate => mandate.Role != command.Role), "mandate.role_taken", "One officer per role.", "role");

        return new(command.MandateId, command.PersonId, command.Role, command.Until, command.On);
    }

    public static async Task Handle(BeginMandate command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Mandate>(command.MandateId, cancellation);
        if (stream.Aggregate is not null)
            return;

        var others = await session.Query<Mandate>()
            .Where(mandate => mandate.PersonId == command.PersonId || mandate.Role == command.Role).ToListAsync(cancellation);
        var begun = Decide(command, others);
        stream.AppendOne(begun);
        foreach (var grant in MandateRights.Of(new Mandate().Evolve(begun)))
            session.Grant(grant);
    }
}

public static class BeginMandateField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<BeginMandate, MandateType>("beginMandate", "membership.keep_mandates")
        .Describe("A person takes a seat on the board, and the rights that go with it.")
        .Argument<NonNullGraphType<GuidGraphType>>("personId")
        .Argument<NonNullGraphType<EnumerationGraphType<BoardRole>>>("role")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Argument<DateOnlyGraphType>("until", "The day after the last, when it is known.")
        .Send(context => new BeginMandate(
            Guid.CreateVersion7(), context.GetArgument<Guid>("personId"), context.GetArgument<BoardRole>("role"),
            context.GetArgument<DateOnly>("on"), context.GetArgument<DateOnly?>("until")))
        .Return<Mandate>(command => command.MandateId);
}
