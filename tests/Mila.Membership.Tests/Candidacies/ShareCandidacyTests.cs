using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class ShareCandidacyTests
{
    [Fact]
    public void A_shared_link_is_known_by_the_hash_of_its_secret() =>
        Assert.Equal(PrivateLinks.KeyOf("secret"), ShareCandidacyHandler.Decide(new("owner", "secret"), Draft(), Today).LinkKey);

    [Fact]
    public void What_is_over_is_not_shared() => Refused("candidacy.over",
        () => ShareCandidacyHandler.Decide(new("owner", "secret"), Draft().Then(new CandidacyWithdrawn(Id, Today)), Today));

    [Fact]
    public void There_is_one_shared_link_at_a_time() => Refused("candidacy.shared_already",
        () => ShareCandidacyHandler.Decide(new("owner", "secret"), Draft().Then(new CandidacyShared(Id, "key", Today)), Today));
}
