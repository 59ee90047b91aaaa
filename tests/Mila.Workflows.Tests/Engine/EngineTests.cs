using Marten;
using Mila.Kernel;
using Mila.Testing;
using Mila.Workflows.Definitions;
using Mila.Workflows.Engine;
using Mila.Workflows.Incidents;
using Mila.Workflows.Instances;
using Mila.Workflows.Tasks;
using Mila.Workflows.Timers;
using Xunit;
using static Mila.Workflows.Tests.Engine.SampleApp;

namespace Mila.Workflows.Tests.Engine;

[Collection(OnSampleHost.Name)]
public sealed class EngineTests(SampleHost host)
{
    private readonly MilaApp app = host.App;
    private readonly SampleModule module = host.App.Module();
    private readonly Guid subject = Guid.CreateVersion7();

    [Fact]
    public async Task An_instance_runs_from_its_first_task_to_its_end_through_a_vote()
    {
        await app.Begin(subject);
        await app.Send(Happening(subject, 1, "sample.reviewed", "complete", "hosted"));
        Assert.Equal("vote", (await app.Instance(subject)).Step);
        Assert.Equal(["open_vote"], Asked(subject));

        await app.Send(Happening(subject, 2, "sample.judged", "admitted"));

        Assert.Equal("admitted", (await app.Instance(subject)).Outcome);
        Assert.Equal(["open_vote", "welcome"], Asked(subject));
        Assert.Empty(await Timers(subject));
        Assert.Empty(await Tasks(subject));
    }

    [Fact]
    public async Task An_instance_that_begins_late_hears_all_that_has_happened_and_begins_once()
    {
        await app.Send(Happening(subject, 2, "sample.completed"));
        await app.Send(Happening(subject, 1, "sample.reviewed", "incomplete"));
        await app.Send(Happening(subject, 2, "sample.completed"));

        await app.Begin(subject);
        await app.Begin(subject);

        Assert.Equal(["review", "complete", "review"], (await app.Instance(subject)).Path.Select(visit => visit.Step));
        var task = Assert.Single(await Tasks(subject));
        Assert.Equal(("review", "coordinator", $"/candidatures/{subject}"), (task.Step, task.Role, task.Page));
    }

    [Fact]
    public async Task Happenings_and_the_beginning_that_race_each_other_are_all_heard_in_order()
    {
        (string, string?)[] life = [("sample.reviewed", "incomplete"), ("sample.completed", null), ("sample.reviewed", "incomplete"), ("sample.completed", null), ("sample.reviewed", "complete")];
        var subjects = Enumerable.Range(0, 12).Select(_ => Guid.CreateVersion7()).ToList();
        var messages = subjects.SelectMany(each => life.Select((word, i) => (object)Happening(each, i + 1, word.Item1, word.Item2, "hosted"))
            .Append(StartInstance.Of("sample", "application", each)).Append(StartInstance.Of("sample", "application", each))).ToArray();
        Random.Shared.Shuffle(messages);

        await app.PublishAll([.. messages, .. messages]);

        foreach (var each in subjects)
        {
            var instance = await app.Instance(each);
            Assert.Equal(["review", "complete", "review", "complete", "review", "route", "open_vote", "vote"], instance.Path.Select(visit => visit.Step));
            Assert.Equal(5, instance.Heard);
            Assert.Equal(["open_vote"], Asked(each));
        }
    }

    [Fact]
    public async Task A_refused_request_is_routed_and_the_deadline_set_anew()
    {
        module.Answers[subject] = asked => asked.What == "lapse" ? new RuleViolation("candidacy.not_incomplete", "It is complete.") : null;
        await app.Begin(subject);
        await app.Send(Happening(subject, 1, "sample.reviewed", "incomplete"));
        var due = await Deadline(subject);

        await app.MoveTo(due.AddDays(1));

        Assert.Equal("complete", (await app.Instance(subject)).Step);
        Assert.Equal(due.AddDays(31), await Deadline(subject)); // it rang at midnight of the day after
    }

    [Fact]
    public async Task A_module_that_fails_is_tried_again_then_seen_to_by_a_person()
    {
        module.Answers[subject] = asked => asked.What == "open_vote" ? new TimeoutException() : null;
        await app.Begin(subject);
        await app.Send(Happening(subject, 1, "sample.reviewed", "complete", "hosted"));

        Assert.Equal(["open_vote", "open_vote", "open_vote"], Asked(subject));
        Assert.Single(module.Asked(subject).Select(asked => asked.Token).Distinct());
        var incident = Assert.Single(await Incidents(subject));
        Assert.Equal((IncidentCause.Failed, nameof(TimeoutException), true), (incident.Cause, incident.Code, incident.Open));

        module.Answers.Clear();
        await app.Send(new RetryIncident(incident.Id));

        Assert.Equal("vote", (await app.Instance(subject)).Step);
        Assert.Equal((IncidentEnd.Retried, false), (Assert.Single(await Incidents(subject)).End!.Value, (await Incidents(subject))[0].Open));
    }

    [Fact]
    public async Task Two_associations_share_the_sweep_and_nothing_else()
    {
        foreach (var tenant in new[] { MilaApp.Mila, MilaApp.Other })
        {
            await app.Begin(subject, tenant);
            await app.Send(Happening(subject, 1, "sample.reviewed", "incomplete"), tenant);
        }
        await app.Send(Happening(subject, 2, "sample.completed"), MilaApp.Other);
        Assert.Equal("complete", (await app.Instance(subject)).Step);
        Assert.Equal("review", (await app.Instance(subject, MilaApp.Other)).Step);
        Assert.Equal(["coordinator"], (await Tasks(subject, MilaApp.Other)).Select(task => task.Role));
        await app.Send(Happening(subject, 3, "sample.reviewed", "incomplete"), MilaApp.Other);

        await app.MoveTo((await Deadline(subject)).AddDays(1));

        Assert.Equal("lapsed", (await app.Instance(subject)).Outcome);
        Assert.Equal("lapsed", (await app.Instance(subject, MilaApp.Other)).Outcome);
        Assert.Equal(2, Asked(subject).Count(what => what == "lapse"));
    }

    [Fact]
    public async Task Branches_and_a_called_definition_wait_for_people_side_by_side_and_are_joined()
    {
        await app.Begin(subject, definition: "joint");
        Assert.Equal(["/avis", "/expert"], (await Tasks(subject)).Select(task => task.Page[task.Page.LastIndexOf('/')..]).Order(StringComparer.Ordinal));

        await app.Send(Happening(subject, 2, "sample.judged", "admitted"));
        await app.Send(Happening(subject, 1, "sample.reviewed", "complete"));

        var instance = await app.Instance(subject, definition: "joint");
        Assert.Equal("judge", instance.Step);
        Assert.Equal("Décider", Assert.Single(await Tasks(subject)).Label);
        Assert.Equal(["open_vote", "welcome"], Asked(subject).Order(StringComparer.Ordinal));
        await using var session = app.Query();
        Assert.Empty(await session.Query<DueTimer>().Where(timer => timer.InstanceId == instance.Id).ToListAsync());
        Assert.Equal(["joint", "opinion"], (await session.LoadManyAsync<PinnedDefinition>(instance.Pins.ToArray())).Select(kept => kept.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_names_no_definition_or_no_instance_is_refused()
    {
        Assert.Equal("workflow.unknown", (await Assert.ThrowsAsync<RuleViolation>(() => app.Send(StartInstance.Of("elsewhere", "application", subject)))).Code);
        Assert.Equal("instance.unknown", (await Assert.ThrowsAsync<RuleViolation>(
            () => app.Send(new AnswerRequest(Guid.CreateVersion7(), Guid.CreateVersion7(), 1, null, null)))).Code);
    }

    private IEnumerable<string> Asked(Guid about) => module.Asked(about).Select(asked => asked.What);

    private async Task<DateOnly> Deadline(Guid about) => (await app.Instance(about)).Timers.Single(timer => timer.Reminder is null).DueOn;

    private async Task<IReadOnlyList<DueTimer>> Timers(Guid about)
    {
        await using var session = app.Query();
        var instance = StartInstance.IdOf("sample", "application", about);
        return await session.Query<DueTimer>().Where(timer => timer.InstanceId == instance).ToListAsync();
    }

    private async Task<IReadOnlyList<PersonTask>> Tasks(Guid about, string tenant = MilaApp.Mila)
    {
        await using var session = app.Query(tenant);
        return await session.Query<PersonTask>().Where(task => task.SubjectId == about).ToListAsync();
    }

    private async Task<IReadOnlyList<IncidentCard>> Incidents(Guid about)
    {
        await using var session = app.Query();
        return await session.Query<IncidentCard>().Where(card => card.SubjectId == about).ToListAsync();
    }
}
