using Mila.Kernel;
using Mila.Membership.Assemblies;
using Mila.Membership.Board;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Assemblies;

/// <summary>An assembly as the tests meet it: its members are numbered from 0, and ten of them are up to date.</summary>
internal static class Meeting
{
    public static readonly Guid Id = NamedId.Of("assembly");
    public static readonly DateOnly Planned = new(2023, 3, 1);
    public static readonly DateOnly Day = new(2023, 4, 6);
    public static readonly TimeOnly Time = new(18, 30);
    public static readonly AssemblyRules Rules = new(NoticeDays: 15, QuorumPercent: 25, SecondNeedsQuorum: false, ProxiesPerHolder: 2);
    public static readonly College All = new("adhérents", 2, []);

    public static readonly IReadOnlyList<Voter> Voters = [.. Enumerable.Range(0, 10).Select(n => new Voter(Member(n), n < 4 ? Affiliation.Hosted : Affiliation.Beneficiary))];

    public static readonly AssemblyPlanned Plan = new(Id, Day, Time, "Hasard Ludique",
        [new(1, AgendaKind.ActivityReport, null), new(2, AgendaKind.BoardElection, null)], [All], Rules, Planned);

    public static Guid Member(int number) => NamedId.Of("structure", $"{number}");

    public static Guid Person(int number) => NamedId.Of("person", $"{number}");

    public static Assembly Of(params IEnumerable<object> facts) => facts.Aggregate(new Assembly(), (assembly, fact) => assembly.Evolve(fact));

    public static Assembly Convened(params IEnumerable<object> more) => Of([Plan, new AssemblyConvened(Id, Planned), .. more]);

    /// <summary>Open with as many present, the first ones.</summary>
    public static Assembly Open(int present, params IEnumerable<object> more) => Convened([Present(present), new AssemblyOpened(Id, Voters, Day), .. more]);

    public static AttendanceRecorded Present(int count) => new(Id, [.. Enumerable.Range(0, count).Select(n => new Attendance(Member(n), null))], Day);

    public static VoiceEntrusted Voice(int from, int to) => new(Id, Member(from), Member(to), Planned);

    public static CandidateStood Stands(int person, string college = "adhérents") => new(Id, college, Person(person), Planned);

    public static ElectionCounted Counted(params (int Person, int Voices)[] voices) =>
        new(Id, All.Name, [.. voices.Select(each => new CandidateVoices(Person(each.Person), each.Voices))], Day);

    public static AttendanceRoll Roll(Assembly assembly) => AttendanceRoll.Of(assembly, Voters);

    public static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;
}
