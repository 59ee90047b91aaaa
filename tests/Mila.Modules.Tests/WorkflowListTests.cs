using Xunit;

namespace Mila.Modules.Tests;

public sealed class WorkflowListTests
{
    private readonly WorkflowList workflows = new(["coordinator"]);

    [Fact]
    public void It_is_the_closed_list_of_what_definitions_may_name()
    {
        workflows
            .Announcement("trial.settled", "trial", "kept", "dropped")
            .Request("trial.open", request => request.Token, "trial.closed")
            .Value("trial", "colour", "red", "green");

        Assert.Contains("coordinator", workflows.Roles);
        Assert.Equal(["kept", "dropped"], workflows.Announcements["trial.settled"].Outcomes);
        Assert.Equal(["trial.closed"], workflows.Requests["trial.open"].Refusals);
        Assert.Equal(["red", "green"], workflows.Value("trial", "colour")!.Words);
        Assert.Null(workflows.Value("other", "colour"));
    }

    [Fact]
    public void A_name_is_taken_once()
    {
        workflows.Shared("CastVote", (_, _, subjects, _) => Task.FromResult<IReadOnlyCollection<Guid>>(subjects.ToList()));
        Assert.Throws<ArgumentException>(() => workflows.Shared("CastVote", workflows.SharedTasks["CastVote"]));
        workflows.Announcement("trial.settled", "trial");
        Assert.Throws<ArgumentException>(() => workflows.Announcement("trial.settled", "other"));
    }

    [Fact]
    public void A_definition_that_its_part_does_not_embed_is_refused() =>
        Assert.Throws<ArgumentException>(() => workflows.Of(new PlatformPart()).Definition("none.workflow.json"));
}
