using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class AskPiecesTests
{
    [Fact]
    public void Pieces_are_asked_in_rounds()
    {
        var again = Asked(PieceKind.Statutes).Then(new PiecesSupplied(Id, 1, Today));

        var asked = AskPiecesHandler.Decide(new(Id, [PieceKind.Forecast, PieceKind.Accounts, PieceKind.Forecast]), again, Today);

        Assert.Equal((2, null), (asked.Round, asked.NoteId));
        Assert.Equal([PieceKind.Forecast, PieceKind.Accounts], asked.Pieces);
    }

    [Fact]
    public void A_note_is_an_id_and_not_a_fact() =>
        Assert.NotNull(AskPiecesHandler.Decide(new(Id, [], "Il manque la dernière page."), Submitted(), Today).NoteId);

    [Fact]
    public void Asking_nothing_is_refused() => Refused("candidacy.nothing_asked", () => AskPiecesHandler.Decide(new(Id, [], " "), Submitted(), Today));

    [Fact]
    public void Pieces_are_asked_while_the_file_is_checked() =>
        Refused("candidacy.not_awaiting_check", () => AskPiecesHandler.Decide(new(Id, [PieceKind.Statutes]), Complete(), Today));
}
