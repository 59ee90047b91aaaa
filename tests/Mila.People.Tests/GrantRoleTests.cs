using Mila.Kernel;
using Mila.Modules;
using Xunit;

namespace Mila.People.Tests;

public sealed class GrantRoleTests
{
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly RoleList Roles = new(["coordinator", "member"]);
    private static readonly Person Ada = new() { Id = Guid.CreateVersion7() };
    private static readonly GrantRole Grant = new(Guid.CreateVersion7(), Ada.Id, "coordinator", Today, Today.AddYears(1));

    [Fact]
    public void A_role_is_granted_and_granting_it_again_changes_nothing()
    {
        var granted = GrantRoleHandler.Decide(Grant, Ada, null, Roles, Today);

        Assert.Equal(new RoleGranted(Ada.Id, Grant.GrantId, "coordinator", Today, Today.AddYears(1), Today), granted);
        Assert.Null(GrantRoleHandler.Decide(Grant, Ada, Known, Roles, Today));
        Assert.NotNull(GrantRoleHandler.Decide(Grant with { Until = Today }, Ada, Known, Roles, Today));
    }

    [Theory]
    [InlineData("role.unknown")]
    [InlineData("role.days_reversed")]
    [InlineData("role.of_another")]
    [InlineData("person.unknown")]
    [InlineData("person.erased")]
    public void A_grant_that_makes_no_sense_is_refused(string code)
    {
        var (command, person, known) = code switch
        {
            "role.unknown" => (Grant with { Role = "king" }, Ada, null),
            "role.days_reversed" => (Grant with { Until = Today.AddDays(-1) }, Ada, null),
            "role.of_another" => (Grant, Ada, Known with { PersonId = Guid.CreateVersion7() }),
            "person.unknown" => (Grant, (Person?)null, (RoleGrant?)null),
            _ => (Grant, Ada with { ErasedAt = DateTimeOffset.UnixEpoch }, null),
        };

        Assert.Equal(code, Assert.Throws<RuleViolation>(() => GrantRoleHandler.Decide(command, person, known, Roles, Today)).Code);
    }

    private static RoleGrant Known => new() { Id = Grant.GrantId, PersonId = Ada.Id, Role = "coordinator", From = Today, Until = Today.AddYears(1) };
}
