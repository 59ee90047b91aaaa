using System.Globalization;
using System.Text.RegularExpressions;
using Mila.Host.Postgres;
using Xunit;

namespace Mila.Host.Tests.Commands;

public sealed class ExitCodeTests
{
    [Fact]
    public void Each_code_is_documented_with_its_number_and_name()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "../../../../..", "docs", "operations.md"));
        var documented = Regex.Matches(page, @"^\| (?<number>\d+) \| `(?<name>\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .Select(row => (int.Parse(row.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), row.Groups["name"].Value));
        Assert.Equal(Enum.GetValues<ExitCode>().Select(code => ((int)code, code.ToString())), documented);
    }
}
