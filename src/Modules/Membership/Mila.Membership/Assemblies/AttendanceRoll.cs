namespace Mila.Membership.Assemblies;

/// <summary>Who votes, who is there and who is represented (feuille de présence), and what the quorum wants; live until the assembly is over.</summary>
public sealed record AttendanceRoll(IReadOnlyList<Voter> Voters, IReadOnlySet<Guid> Present, IReadOnlyDictionary<Guid, Guid> Represented, int Needed)
{
    /// <param name="voters">As they are known today, before the opening fixes them.</param>
    public static AttendanceRoll Of(Assembly assembly, IReadOnlyList<Voter> voters)
    {
        var entitled = assembly.Voters.Count > 0 ? assembly.Voters : voters;
        var ids = entitled.Select(voter => voter.StructureId).ToHashSet();
        var present = assembly.Present.Select(each => each.StructureId).Where(ids.Contains).ToHashSet();
        var represented = assembly.Proxies
            .Where(proxy => ids.Contains(proxy.Key) && !present.Contains(proxy.Key) && present.Contains(proxy.Value)) // who comes after all votes himself
            .ToDictionary();
        return new(entitled, present, represented, assembly.NeedsQuorum ? QuorumOf(entitled.Count, assembly.Rules.QuorumPercent) : 0);
    }

    public int Voices => Present.Count + Represented.Count;

    public bool HasQuorum => Voices > 0 && Voices >= Needed;

    /// <summary>How many voices may be heard in a college.</summary>
    public int VoicesIn(College college) => Voters.Count(voter => college.Has(voter) && HasVoice(voter.StructureId));

    public bool IsVoter(Guid structure) => Voters.Any(voter => voter.StructureId == structure);

    public bool HasVoice(Guid structure) => Present.Contains(structure) || Represented.ContainsKey(structure);

    /// <summary>A share of the voters, rounded up.</summary>
    public static int QuorumOf(int voters, int percent) => (voters * percent + 99) / 100;
}
