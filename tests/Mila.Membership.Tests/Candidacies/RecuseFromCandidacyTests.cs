using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class RecuseFromCandidacyTests
{
    [Fact]
    public void Stepping_aside_takes_the_scores_back()
    {
        var reviewed = InReview(Ada).Then(new ReviewGiven(Id, Ada, new(1, 1, 1), null, Today));

        var recused = reviewed.Then(RecuseFromCandidacyHandler.Decide(new(Id, DeclaredLink.Business), reviewed, Ada, Today)!);

        Assert.Equal([Ada], recused.Recused);
        Assert.Empty(recused.Reviews);
        Assert.Null(RecuseFromCandidacyHandler.Decide(new(Id, DeclaredLink.Business), recused, Ada, Today));
    }

    [Fact]
    public void Nobody_steps_aside_from_a_draft_or_a_decision()
    {
        Refused("candidacy.not_under_examination", () => RecuseFromCandidacyHandler.Decide(new(Id, DeclaredLink.Other), Draft(), Ada, Today));
        Refused("candidacy.not_under_examination", () => RecuseFromCandidacyHandler.Decide(new(Id, DeclaredLink.Other), Admitted(), Ada, Today));
    }

    [Fact]
    public void Somebody_steps_aside() => Refused("candidacy.recusal_of_nobody", () => RecuseFromCandidacyHandler.Decide(new(Id, DeclaredLink.Other), Submitted(), actor: null, Today));
}
