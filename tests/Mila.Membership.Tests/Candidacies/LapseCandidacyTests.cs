using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class LapseCandidacyTests
{
    [Theory]
    [InlineData(LapseCause.Draft)]
    [InlineData(LapseCause.Pieces)]
    [InlineData(LapseCause.Commitments)]
    public void What_is_still_waited_for_lapses_once(LapseCause cause)
    {
        var waiting = cause switch { LapseCause.Draft => Draft(), LapseCause.Pieces => Asked(PieceKind.Statutes), _ => Admitted() };

        var lapsed = waiting.Then(LapseCandidacyHandler.Decide(new(Id, cause), waiting, Today)!);

        Assert.Equal((CandidacyState.Lapsed, cause), (lapsed.State, lapsed.Lapse!.Value));
        Assert.Null(LapseCandidacyHandler.Decide(new(Id, cause), lapsed, Today));
    }

    [Fact]
    public void An_answer_that_came_first_wins()
    {
        Refused("candidacy.not_waiting", () => LapseCandidacyHandler.Decide(new(Id, LapseCause.Draft), Submitted(), Today));
        Refused("candidacy.not_waiting", () => LapseCandidacyHandler.Decide(new(Id, LapseCause.Pieces), Asked(PieceKind.Other).Then(new PiecesSupplied(Id, 1, Today)), Today));
        Refused("candidacy.not_waiting", () => LapseCandidacyHandler.Decide(new(Id, LapseCause.Commitments), Committed(), Today));
    }
}
