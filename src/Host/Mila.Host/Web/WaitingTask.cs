using Mila.Kernel;

namespace Mila.Host.Web;

/// <summary>How near the last day of a task is, in the order of the page.</summary>
public enum When { Late, Today, ThisWeek, Later, Open }

/// <summary>What waits for whoever reads, as the inbox shows it (tâche).</summary>
/// <param name="InstanceId">The workflow it belongs to; none for what no workflow asks for: a vote, a signature, an assembly to come.</param>
public sealed record WaitingTask(Guid Id, Guid? InstanceId, string Label, string Command, string SubjectKind, Guid SubjectId, string? SubjectTitle, string Page, DateOnly? DueOn, Guid? ClaimedBy, IReadOnlyList<WaitingTask.Answer>? Answers = null, DateOnly? Since = null)
{
    /// <summary>A question is answered where it is read.</summary>
    public bool IsQuestion => Answers is { Count: > 0 };

    /// <summary>What it is about.</summary>
    public string About => Subjects.Called(SubjectKind, SubjectTitle);

    /// <summary>What its button says, where no workflow asks for it.</summary>
    public string Verb => Command switch { "CastBallot" => "Voter", "AnswerCharter" => "Répondre", _ => "Voir" };

    /// <summary>Where it is done.</summary>
    public string Path => Page.Replace("{subject}", SubjectId.ToString(), StringComparison.Ordinal);

    /// <summary>One of the answers to a question (réponse).</summary>
    public sealed record Answer(string Outcome, string Label);

    public When When(DateOnly today) => DueOn switch
    {
        null => Web.When.Open,
        { } due when due < today => Web.When.Late,
        { } due when due == today => Web.When.Today,
        { } due when due <= today.AddDays(6) => Web.When.ThisWeek,
        _ => Web.When.Later,
    };

    /// <summary>The last day in words: « dans 3 jours, le 18 juin 2023 »; for what may wait, how long it has: « attend depuis 12 jours ».</summary>
    public string Due(DateOnly today) => DueOn is not { } due ? Waited(today) : (due.DayNumber - today.DayNumber) switch
    {
        0 => "aujourd’hui",
        1 => "demain",
        -1 => "hier",
        < 0 and var days => $"il y a {French.Count(-days, "jour", "jours")}, le {French.Day(due)}",
        var days => $"dans {French.Count(days, "jour", "jours")}, le {French.Day(due)}",
    };

    private string Waited(DateOnly today) => Since is { } since && since < today
        ? $"attend depuis {French.Count(today.DayNumber - since.DayNumber, "jour", "jours")}"
        : "quand vous voudrez";
}
