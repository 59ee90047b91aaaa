using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class ChooseDirectoryTests
{
    [Fact]
    public void Consent_is_given_and_taken_back()
    {
        var consenting = Admitted().Then(ChooseDirectoryHandler.Decide(new("link", true), Admitted(), Today)!);

        Assert.True(consenting.ConsentsToDirectory);
        Assert.False(consenting.Then(ChooseDirectoryHandler.Decide(new("link", false), consenting, Today)!).ConsentsToDirectory);
        Assert.Null(ChooseDirectoryHandler.Decide(new("link", true), consenting, Today));
    }

    [Fact]
    public void Nothing_is_consented_to_when_all_is_over() => Refused("candidacy.over",
        () => ChooseDirectoryHandler.Decide(new("link", true), Draft().Then(new CandidacyWithdrawn(Id, Today)), Today));
}
