using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Board;

/// <summary>Who sits on a day (composition du conseil).</summary>
public sealed record BoardView(DateOnly AsOf, IReadOnlyList<Mandate> Mandates);

public sealed class BoardType : ObjectGraphType<BoardView>
{
    public BoardType()
    {
        Name = "Board";
        Description = "Who sits on the board on a day (conseil d’administration).";
        Field(board => board.AsOf);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MandateType>>>>("mandates")
            .Description("Officers first, then by seniority.")
            .Resolve(context => context.Source.Mandates);
    }

    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<BoardType>>("board")
        .Description("Who sits on the board on a day, today unless said.")
        .Argument<DateOnlyGraphType>("asOf")
        .AuthorizeWithPolicy("membership.read_board")
        .ResolveAsync(async context =>
        {
            var day = context.GetArgument<DateOnly?>("asOf") ?? context.Today();
            var mandates = await Mandates.On(context.QuerySession(), day, context.CancellationToken);
            return new BoardView(day, [.. mandates.OrderBy(mandate => Rank(mandate.Role)).ThenBy(mandate => mandate.From).ThenBy(mandate => mandate.Id)]);
        });

    private static int Rank(BoardRole role) => role switch
    {
        BoardRole.President => 0,
        BoardRole.Treasurer => 1,
        BoardRole.Secretary => 2,
        BoardRole.Member => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}

public sealed class MandateType : ObjectGraphType<Mandate>
{
    public MandateType()
    {
        Name = "Mandate";
        Description = "A seat on the board (mandat).";
        Field(mandate => mandate.Id);
        Field(mandate => mandate.PersonId);
        this.PersonName("name", mandate => mandate.PersonId);
        Field<NonNullGraphType<EnumerationGraphType<BoardRole>>>("role").Resolve(context => context.Source.Role);
        Field(mandate => mandate.From);
        Field<DateOnlyGraphType>("until")
            .Description("The day after the last; null while no end is known.")
            .Resolve(context => context.Source.Until == DateOnly.MaxValue ? null : context.Source.Until);
    }
}
