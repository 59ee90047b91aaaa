namespace Mila.Membership.Assemblies;

/// <summary>Who is elected in a college, by rank (résultat de l’élection); candidates with as many voices for the last seats are tied until that is settled.</summary>
/// <param name="Tied">Those between whom the last seats are open; none once it is settled.</param>
/// <param name="OpenSeats">How many of the tied are to be elected.</param>
public sealed record ElectionResult(IReadOnlyList<Guid> Elected, IReadOnlyList<Guid> Tied, int OpenSeats)
{
    /// <param name="settled">Whom the settlement of a tie elected.</param>
    public static ElectionResult Of(College college, IReadOnlyList<CandidateVoices> counted, IReadOnlyList<Guid> settled)
    {
        var ranked = counted.Where(each => each.Voices > 0).OrderByDescending(each => each.Voices).ToList();
        if (ranked.Count <= college.Seats)
            return new([.. ranked.Select(each => each.PersonId)], [], 0);

        var last = ranked[college.Seats - 1].Voices;
        if (ranked[college.Seats].Voices < last)
            return new([.. ranked.Take(college.Seats).Select(each => each.PersonId)], [], 0);

        Guid[] above = [.. ranked.Where(each => each.Voices > last).Select(each => each.PersonId)];
        return settled.Count > 0
            ? new([.. above, .. settled], [], 0)
            : new(above, [.. ranked.Where(each => each.Voices == last).Select(each => each.PersonId)], college.Seats - above.Length);
    }
}
