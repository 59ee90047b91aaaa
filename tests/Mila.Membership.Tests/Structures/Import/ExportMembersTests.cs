using Mila.Membership.Structures;
using Mila.Membership.Structures.Import;
using Mila.People;
using Xunit;

namespace Mila.Membership.Tests.Structures.Import;

public class ExportMembersTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+33", "'+33")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2", "'-2")]
    public void A_name_that_a_spreadsheet_would_compute_is_made_text(string name, string cell)
    {
        var csv = ExportMembers.Csv([Named(name)]);

        Assert.Contains(cell, csv, StringComparison.Ordinal);
        Assert.DoesNotContain($"\n{name}", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_says_what_the_list_says()
    {
        var csv = ExportMembers.Csv([Named("Les \"Ondes\"; Paris")]);

        Assert.EndsWith("\"Les \"\"Ondes\"\"; Paris\";;hébergée;label | édition;oui;non;01/02/2021\r\n", csv, StringComparison.Ordinal);
    }

    private static Member Named(string name) => new(
        IdentitySheet.Of(Given.Id, name, null, null, null),
        new MembershipPeriod
        {
            StructureId = Given.Id, Since = new DateOnly(2021, 2, 1), Affiliation = Affiliation.Hosted, Activities = [Activity.Label, Activity.Publisher], InQpv = true,
        },
        IsUpToDate: false);
}
