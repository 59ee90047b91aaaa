using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class CallFirstDuesTests
{
    [Fact]
    public void The_first_dues_run_from_the_month_of_the_decision()
    {
        var call = CallFirstDuesHandler.Decide(Admitted(), Today.AddDays(1));

        Assert.Equal((TheStructure, 2023, Today.AddDays(1), 6), (call.StructureId, call.Year, call.On, call.FirstMonth!.Value));
    }

    [Fact]
    public void Only_an_admitted_candidate_is_called() => Refused("candidacy.not_admitted", () => CallFirstDuesHandler.Decide(InVote(), Today));
}
