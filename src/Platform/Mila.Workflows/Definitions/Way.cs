namespace Mila.Workflows.Definitions;

/// <summary>A way from a step to another.</summary>
/// <param name="Through">What leads there, as facts name it.</param>
/// <param name="Label">What it is called in French, for pictures; the engine does without.</param>
public sealed record Way(string Through, string To, string? Label = null)
{
    public const string Deadline = "deadline";
    public const string Otherwise = "otherwise";
    public const string Branch = "branch";
    public const string Interrupted = "interrupted";
}

/// <summary>An announcement leads on, whatever its outcome or with just that one.</summary>
public sealed record Hearing(string Announcement, string? Outcome, string To, string? Label = null)
{
    public Way Way => new(Outcome is null ? Announcement : $"{Announcement}={Outcome}", To, Label);

    public bool Matches(string name, string? outcome) => Announcement == name && (Outcome is null || Outcome == outcome);
}

/// <summary>An outcome leads on: of a request <c>done</c>, <c>refused</c>, or one rule code; of branches and calls, that of an end.</summary>
public sealed record Answer(string Outcome, string To, string? Label = null)
{
    public const string Done = "done";
    public const string Refused = "refused";

    public Way Way => new(Outcome, To, Label);
}

/// <summary>Where a branch begins.</summary>
public sealed record Branch(string To, string? Label = null)
{
    public Way Way => new(Way.Branch, To, Label);
}

/// <summary>What is known satisfies a guard.</summary>
public sealed record Case(Guard When, string To, string? Label = null)
{
    public Way Way => new(When.ToString(), To, Label);
}

/// <summary>Until the end of the day that comes so many days after the step was entered, or before or after a day that the subject has told (échéance).</summary>
/// <param name="After">A setting in days; its value is fixed when the timer is armed.</param>
/// <param name="Before">Or a setting: days before the day <paramref name="Of"/>.</param>
/// <param name="Of">The value that tells the day; none, the day the step was entered. A day that was not told yet sets no deadline.</param>
public sealed record Deadline(string? After, string? Before, string? Of, string To)
{
    public string Setting => After ?? Before!;
}

/// <summary>A request made while the step lasts (relance); its answer leads nowhere.</summary>
/// <param name="After">A setting: days after the step was entered.</param>
/// <param name="BeforeDeadline">Or a setting: days before its deadline.</param>
public sealed record Reminder(string? After, string? BeforeDeadline, string Request)
{
    public string Setting => After ?? BeforeDeadline!;
}
