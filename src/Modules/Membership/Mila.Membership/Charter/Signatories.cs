using Marten;
using Marten.Linq.MatchesSql;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Charter;

/// <summary>How a member stands to a version of the charter: a signé, a refusé, n’a pas répondu.</summary>
public enum CharterAnswer { Signed, Declined, Missing }

/// <summary>The members of a day, and how many of them have answered.</summary>
public sealed record SignatureCount(int Members, int Signed, int Declined)
{
    public int Missing => Members - Signed - Declined;
}

/// <summary>Which members have signed a version, refused it, or not answered (signataires). Read where the proofs are kept, in one query each.</summary>
public static class Signatories
{
    private static readonly string Signs = Holding("charter");
    private static readonly string Declines = Holding("declined");

    public static IQueryable<IdentitySheet> Rows(IQuerySession session, int version, CharterAnswer answer, DateOnly day, string? search = null)
    {
        var members = MembersList.Rows(session, new(day, PeriodRow.KnownNow), new() { Search = search });
        var word = $"{version}";
        return answer switch
        {
            CharterAnswer.Signed => members.Where(sheet => sheet.MatchesSql(Signs, word)),
            CharterAnswer.Declined => members.Where(sheet => sheet.MatchesSql(Declines, word)),
            CharterAnswer.Missing => members.Where(sheet => sheet.MatchesSql($"not {Signs} and not {Declines}", word, word)),
            _ => throw new ArgumentOutOfRangeException(nameof(answer)),
        };
    }

    public static async Task<SignatureCount> Count(IQuerySession session, int version, DateOnly day, CancellationToken cancellation) => new(
        await MembersList.Rows(session, new(day, PeriodRow.KnownNow), new()).CountAsync(cancellation),
        await Rows(session, version, CharterAnswer.Signed, day).CountAsync(cancellation),
        await Rows(session, version, CharterAnswer.Declined, day).CountAsync(cancellation));

    /// <summary>That the structure's proofs hold one under the version, the parameter.</summary>
    private static string Holding(string proofs) =>
        $"exists (select 1 from membership.mt_doc_pledges p where p.tenant_id = d.tenant_id and p.structure_id = d.id and jsonb_exists(p.data -> '{proofs}', ?))";
}
