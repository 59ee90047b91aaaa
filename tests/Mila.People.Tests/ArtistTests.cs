using Mila.Kernel;
using Xunit;

namespace Mila.People.Tests;

public sealed class ArtistTests
{
    [Fact]
    public void An_artist_has_a_stage_name_of_one_line()
    {
        Assert.Equal("Nuit Claire", Artist.Of(Guid.CreateVersion7(), " Nuit Claire ", " ", []).StageName);
        Assert.Equal("artist.name_refused", Assert.Throws<RuleViolation>(() => Artist.Of(Guid.CreateVersion7(), "  ", null, [])).Code);
    }

    [Fact]
    public void A_link_of_an_artist_is_a_web_address() =>
        Assert.Equal("artist.link_refused", Assert.Throws<RuleViolation>(
            () => Artist.Of(Guid.CreateVersion7(), "Nuit Claire", null, ["javascript:alert(1)"])).Code);
}
