using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class RemovePieceTests
{
    [Fact]
    public void A_file_is_taken_back() =>
        Assert.Empty(Draft().Then(new PieceAttached(Id, Paper, PieceKind.Other, Today)).Then(
            RemovePieceHandler.Decide(new("link", Paper), Draft().Then(new PieceAttached(Id, Paper, PieceKind.Other, Today)), Today)).Pieces);

    [Fact]
    public void A_file_that_is_not_there_is_not_taken_back() => Refused("candidacy.file_unknown", () => RemovePieceHandler.Decide(new("link", Paper), Draft(), Today));

    [Fact]
    public void Nothing_is_taken_back_under_examination() => Refused("candidacy.closed_to_applicant", () => RemovePieceHandler.Decide(new("link", Paper), Submitted(), Today));
}
