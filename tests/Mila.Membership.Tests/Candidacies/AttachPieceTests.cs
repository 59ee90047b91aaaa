using Mila.Kernel;
using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class AttachPieceTests
{
    private static readonly AttachPiece Command = new("link", Paper, PieceKind.Statutes);

    [Fact]
    public void A_file_answers_a_kind_of_piece_once()
    {
        var attached = AttachPieceHandler.Decide(Command, Draft(), Today);

        Assert.Equal(new PieceAttached(Id, Paper, PieceKind.Statutes, Today), attached);
        Assert.Null(AttachPieceHandler.Decide(Command, Draft().Then(attached!), Today));
    }

    [Fact]
    public void A_file_under_examination_takes_no_piece() => Refused("candidacy.closed_to_applicant", () => AttachPieceHandler.Decide(Command, Submitted(), Today));

    [Fact]
    public void A_candidacy_holds_at_most_20_files()
    {
        var full = Draft().Then([.. Enumerable.Range(0, 20).Select(i => new PieceAttached(Id, NamedId.Of($"{i}"), PieceKind.Other, Today))]);

        Refused("candidacy.too_many_files", () => AttachPieceHandler.Decide(Command, full, Today));
    }
}
