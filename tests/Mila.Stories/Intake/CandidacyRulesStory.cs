using System.Text.Json;
using Mila.Kernel;
using Mila.Membership.Candidacies;
using Xunit;

namespace Mila.Stories.Intake;

/// <summary>Rules that need more than the candidacy itself: they are met where its documents are.</summary>
public sealed class CandidacyRulesStory
{
    [Fact]
    public async Task Nobody_acts_on_a_candidacy_that_is_not_there_or_with_people_nobody_knows()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply("DESK");

        Assert.Equal("candidacy.unknown", Code(await world.Try(IntakeWorld.Coordinator, "coordinator", $"""findCandidacyComplete(id: "{Guid.CreateVersion7()}")""")));
        await world.Complete(applicant);
        Assert.Equal("candidacy.reviewer_unknown",
            Code(await world.Try(IntakeWorld.Coordinator, "coordinator", $"""assignCandidacyReviewers(id: "{applicant.Id}", reviewers: ["{Guid.CreateVersion7()}"])""")));
    }

    [Fact]
    public async Task The_workflow_closes_no_vote_that_is_not_open_and_fulfils_nothing_unregistered()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply();

        Assert.Equal("candidacy.not_in_vote", (await Assert.ThrowsAsync<RuleViolation>(() => world.App.Send(new CloseCandidacyVote(applicant.Id)))).Code);
        Assert.Equal("candidacy.not_committed", (await Assert.ThrowsAsync<RuleViolation>(() => world.App.Send(new FulfilCandidacy(applicant.Id)))).Code);
    }

    private static string? Code(JsonElement payload) =>
        payload.GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();
}
