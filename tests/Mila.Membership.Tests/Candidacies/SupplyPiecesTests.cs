using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class SupplyPiecesTests
{
    [Fact]
    public void What_was_asked_is_supplied_once_each_piece_has_a_file()
    {
        var asked = Asked(PieceKind.Statutes, PieceKind.Other);

        Refused("candidacy.piece_missing", () => SupplyPiecesHandler.Decide(asked, Today));
        Assert.Equal(new PiecesSupplied(Id, 1, Today), SupplyPiecesHandler.Decide(asked.Then(new PieceAttached(Id, Paper, PieceKind.Statutes, Today)), Today));
    }

    [Fact]
    public void Nothing_is_supplied_that_was_not_asked() => Refused("candidacy.nothing_awaited", () => SupplyPiecesHandler.Decide(Submitted(), Today));
}
