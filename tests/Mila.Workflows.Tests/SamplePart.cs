using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Tests;

/// <summary>A module as small as one can be, with definitions that use every kind of step.</summary>
public sealed class SamplePart : MilaPart
{
    public override string Name => "sample";

    public override void Settings(SettingList settings) => settings
        .Days("sample.reminder_days", 7, "Relance d’une candidature incomplète")
        .Days("sample.lapse_days", 30, "Clôture d’une candidature incomplète")
        .Days("sample.vote_days", 10, "Durée d’un vote")
        .Days("sample.vote_reminder_days", 3, "Relance avant la fin d’un vote")
        .Text("sample.word", "mot", "Un réglage qui n’est pas une durée");

    public override void Workflows(WorkflowList workflows) => workflows
        .Definition("sample.workflow.json")
        .Definition("joint.workflow.json")
        .Definition("opinion.workflow.json")
        .Announcement("sample.reviewed", "application", "complete", "incomplete")
        .Announcement("sample.completed", "application")
        .Announcement("sample.judged", "application", "admitted", "refused")
        .Announcement("sample.withdrawn", "application")
        .Announcement("sample.leased", "space")
        .Day("application", "meeting")
        .Value("application", "path", "hosted", "desk", "beneficiary")
        .Request("sample.open_vote", Ask("open_vote"), "vote.no_body")
        .Request("sample.lapse", Ask("lapse"), "candidacy.not_incomplete")
        .Request("sample.remind", Ask("remind"))
        .Request("sample.welcome", Ask("welcome"));

    public override void Services(IServiceCollection services) => services.AddSingleton<SampleModule>();

    /// <summary>The definition and all that it may use, without a host.</summary>
    public static (Definition Definition, WorkflowList Known, SettingList Settings) Loaded(string key = "sample")
    {
        var (part, settings, known) = (new SamplePart(), new SettingList(), new WorkflowList(["coordinator", "board_member", "applicant"]));
        part.Settings(settings);
        part.Workflows(known.Of(part));
        return (new PublishedDefinitions(known, settings).Find(key)!, known, settings);
    }

    private static Func<ServiceRequest, object> Ask(string what) => request => new AskSample(what, request.Token, request.SubjectId);
}

/// <summary>Every command of the sample module.</summary>
public sealed record AskSample(string What, Guid Token, Guid SubjectId);

public sealed record JudgeSample(Guid Id);

public sealed record CompleteSample(Guid Id);

/// <summary>What the sample module was asked, and how a test has it answer.</summary>
public sealed class SampleModule
{
    private readonly ConcurrentQueue<AskSample> asked = new();

    /// <summary>What was asked about a subject, in order; one line for each attempt.</summary>
    public IReadOnlyList<AskSample> Asked(Guid subject) => [.. asked.Where(command => command.SubjectId == subject)];

    /// <summary>What it answers about a subject; done, unless said otherwise.</summary>
    public ConcurrentDictionary<Guid, Func<AskSample, Exception?>> Answers { get; } = new();

    public void Do(AskSample command)
    {
        asked.Enqueue(command);
        if (Answers.TryGetValue(command.SubjectId, out var answer) && answer(command) is { } refusal)
            throw refusal;
    }
}

public static class AskSampleHandler
{
    public static void Handle(AskSample command, SampleModule module) => module.Do(command);
}
