using Mila.Host.Postgres;
using Mila.Host.Tests.Commands;
using Xunit;

namespace Mila.Host.Tests.Postgres;

/// <summary>To whom root gives its database, and what is said when it can be nobody.</summary>
public sealed class PostgresOwnerTests
{
    private static readonly string[] Users = ["root:x:0:0::/root:/bin/sh", "postgres2:x:7:7::/:/bin/sh", "nobody:x:65534:65533::/:/bin/false", "postgres:x:105:111::/:/bin/sh"];

    [Fact]
    public void PostgreSQLs_own_user_has_it_else_the_user_who_owns_nothing()
    {
        Assert.Contains("--reuid=105", PostgresOwner.Among(Users).Words("/tmp"));
        Assert.Contains("--regid=65533", PostgresOwner.Among(Users[..3]).Words("/tmp"));
    }

    [Fact]
    public void Without_either_root_is_told_whom_to_create()
    {
        var refused = Assert.Throws<Refusal>(() => PostgresOwner.Among(Users[..2]));

        Assert.Equal(ExitCode.NoUserForPostgres, refused.Code);
        Assert.Contains("créez l’utilisateur", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_given_is_told_too()
    {
        await using var folder = new Folder();

        var refused = await Assert.ThrowsAsync<Refusal>(() => PostgresOwner.Among(Users).Give(folder["nowhere"], TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.NoUserForPostgres, refused.Code);
        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
    }
}
