namespace Mila.Host.Web.Assemblies;

/// <summary>An assembly as its pages read it from the API.</summary>
public sealed record AssemblySeen(
    Guid Id, string State, DateOnly Day, TimeOnly Time, string Place, int Sitting, DateOnly? ConvenedOn, DateOnly ConveneBy, int ProxiesPerHolder,
    IReadOnlyList<AssemblySeen.Item> Agenda, AssemblySeen.Gauge Quorum, IReadOnlyList<AssemblySeen.Line> Roll, IReadOnlyList<AssemblySeen.Election> Elections,
    IReadOnlyList<AssemblySeen.Seat> Elected, bool OfficersChanged, DateOnly? OfficersDeclaredOn, AssemblySeen.SignedMinutes? Minutes, IReadOnlyList<Guid> Mine)
{
    public sealed record Item(int Number, string Kind, string Label, int? For, int? Against, int? Abstentions, bool? IsAdopted)
    {
        public bool IsElection => Kind == "BOARD_ELECTION";
    }

    /// <param name="Voices">Present or represented.</param>
    public sealed record Gauge(int Voters, int Present, int Represented, int Voices, int Needed, bool Reached);

    public sealed record Line(
        Guid StructureId, Sheet? Structure, bool IsPresent, string? PresentByName, IReadOnlyList<Person>? Delegates,
        Guid? ProxyTo, Sheet? ProxyToStructure, bool IsRepresented, int Holds)
    {
        public string Name => Structure?.Name ?? "Structure effacée";
    }

    public sealed record Sheet(string Name);

    public sealed record Person(Guid PersonId, string? Name);

    public sealed record Election(string College, int Seats, bool IsCounted, int OpenSeats, IReadOnlyList<Candidate> Candidates);

    public sealed record Candidate(Guid PersonId, string? Name, int? Voices, bool IsElected, bool IsTied)
    {
        public string Called => Name ?? "Personne inconnue";
    }

    public sealed record Seat(Guid PersonId, string? Name, string Role);

    public sealed record SignedMinutes(string? Number);
}
