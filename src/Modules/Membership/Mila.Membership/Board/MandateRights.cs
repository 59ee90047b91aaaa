using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Board;

/// <summary>What a seat lets a person do on the host: the board's pages, and an officer's own, for the days of the mandate.</summary>
public static class MandateRights
{
    public static IEnumerable<RoleGrant> Of(Mandate mandate) => RolesOf(mandate.Role).Select(role => new RoleGrant
    {
        Id = NamedId.Of("mandate", mandate.Id.ToString(), role),
        PersonId = mandate.PersonId,
        Role = role,
        From = mandate.From,
        Until = mandate.Until == DateOnly.MaxValue ? null : mandate.Until,
    });

    private static string[] RolesOf(BoardRole role) => role switch
    {
        BoardRole.Member => ["board_member"],
        BoardRole.President => ["board_member", "president"],
        BoardRole.Treasurer => ["board_member", "treasurer"],
        BoardRole.Secretary => ["board_member", "secretary"],
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
