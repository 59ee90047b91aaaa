using Mila.Kernel;
using Xunit;

namespace Mila.Files.Tests;

public sealed class KeepFileTests
{
    private static readonly KeepFile Keep = new(Guid.CreateVersion7(), "a.pdf", "application/pdf", 12, "00");

    [Fact]
    public void A_file_is_about_who_sent_it()
    {
        var sender = Guid.CreateVersion7();

        var file = KeepFileHandler.Decide(Keep, waiting: 0, At(sender));

        Assert.Equal([sender], file.About);
        Assert.Null(file.OwnerKind);
    }

    [Fact]
    public void Strangers_can_fill_only_so_much()
    {
        Assert.Empty(KeepFileHandler.Decide(Keep, KeepFileHandler.MostWaiting - 1, At(null)).About);
        Assert.Equal("file.too_many_waiting", Assert.Throws<RuleViolation>(() => KeepFileHandler.Decide(Keep, KeepFileHandler.MostWaiting, At(null))).Code);
        Assert.NotNull(KeepFileHandler.Decide(Keep, KeepFileHandler.MostWaiting, At(Guid.CreateVersion7())));
    }

    private static Moment At(Guid? actor) => new(DateTimeOffset.UnixEpoch, CivilCalendar.Paris, "mila", actor);
}
