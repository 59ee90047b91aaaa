namespace Mila.Host.Postgres;

/// <summary>Why the program does not go on: one French sentence that says what to do, and a code that scripts can read.</summary>
public sealed class Refusal(ExitCode code, string sentence) : Exception(Kernel.French.Typeset(sentence))
{
    public ExitCode Code { get; } = code;
}

/// <summary>What the program ends with; documented in docs/operations.md and never renumbered.</summary>
public enum ExitCode
{
    Done = 0,

    /// <summary>Anything that was not foreseen.</summary>
    Failed = 1,

    PortTaken = 10,
    FolderNotWritable = 11,
    FolderInUse = 12,
    NoPostgres = 13,
    OtherPostgresVersion = 14,
    NoUserForPostgres = 15,
    PostgresDidNotStart = 16,

    ServerUnreachable = 20,
    ServerRefusedPassword = 21,
    ServerHasNoSuchDatabase = 22,
    ServerTooOld = 23,
    ServerForbidsSchemas = 24,

    PersonaUnknown = 30,
    TenantRefused = 31,
    NotADemonstration = 32,
    ClockOnlyGoesForward = 33,
    HasItsOwnServer = 34,
    PersonRefused = 35,

    /// <summary>A command or an option that is not understood (EX_USAGE of sysexits).</summary>
    Usage = 64,
}
