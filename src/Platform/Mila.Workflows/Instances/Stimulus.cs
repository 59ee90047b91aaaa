using Mila.Workflows.Definitions;

namespace Mila.Workflows.Instances;

/// <summary>What can move an instance. Each names what it is about by a version or a token, so that one that comes twice or too late does nothing.</summary>
public abstract record Stimulus
{
    private Stimulus() { }

    /// <summary>Something happened to the subject.</summary>
    public sealed record Happening(long Version, string Name, string? Outcome, IReadOnlyDictionary<string, string> Values) : Stimulus;

    /// <summary>A timer is due.</summary>
    public sealed record Ring(Guid Token) : Stimulus;

    /// <summary>A module has answered: done when no code refuses.</summary>
    public sealed record Reply(Guid Token, int Attempt, string? RefusedBy) : Stimulus;

    /// <summary>A module could not answer, several times over.</summary>
    public sealed record Failure(Guid Token, int Attempt, string Kind) : Stimulus;

    /// <summary>A person takes a task.</summary>
    public sealed record Claim(Guid Token, Guid By) : Stimulus;

    /// <summary>A person answers the question of a task.</summary>
    public sealed record Answering(Guid Token, string Outcome) : Stimulus;

    /// <summary>A person has the request of an incident made again.</summary>
    public sealed record Retry(Guid IncidentId) : Stimulus;

    /// <summary>A person has seen to an incident.</summary>
    public sealed record Resolution(Guid IncidentId, IncidentReason Reason, string Outcome) : Stimulus;

    /// <summary>A person gives the instance up.</summary>
    public sealed record Cancellation(CancelReason Reason) : Stimulus;

    /// <summary>A person has the instance go by another version of its definition.</summary>
    /// <param name="Moves">What becomes of steps that have another key there.</param>
    public sealed record Migration(Definition Target, StepMoves Moves) : Stimulus;

    /// <summary>A person has a step passed.</summary>
    /// <param name="Through">The way out, as the definition's ways name it.</param>
    public sealed record Skip(Guid Token, string Through, SkipReason Reason) : Stimulus;

    /// <summary>A person has a timer ring on another day.</summary>
    /// <param name="DueOn">A deadline's last day, a reminder's own.</param>
    public sealed record Move(Guid Token, DateOnly DueOn, MoveReason Reason) : Stimulus;
}
