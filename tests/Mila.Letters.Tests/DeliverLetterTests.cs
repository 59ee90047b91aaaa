using Mila.Kernel;
using Xunit;

namespace Mila.Letters.Tests;

public sealed class DeliverLetterTests
{
    private static readonly DateTimeOffset Now = new(2023, 6, 15, 7, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    [Fact]
    public void A_letter_that_the_relay_took_is_sent()
    {
        var (after, again) = DeliverLetterHandler.Decide(Waiting(), Delivery.Taken, Waits, Now);

        Assert.Equal((LetterStatus.Sent, Now, 1, null), (after.Status, after.SentAt!.Value, after.Attempts, again));
    }

    [Fact]
    public void A_relay_that_cannot_be_had_is_asked_again_later_and_later_and_not_for_ever()
    {
        var (first, soon) = DeliverLetterHandler.Decide(Waiting(), Delivery.TryLater, Waits, Now);
        var (second, later) = DeliverLetterHandler.Decide(first, Delivery.TryLater, Waits, Now);
        var (third, never) = DeliverLetterHandler.Decide(second, Delivery.TryLater, Waits, Now);

        Assert.Equal((Waits[0], Waits[1], null), (soon, later, never));
        Assert.Equal((LetterStatus.ToSend, LetterStatus.ToSend, LetterStatus.Failed), (first.Status, second.Status, third.Status));
        Assert.Equal("relay_unreachable", third.Reason);
    }

    [Fact]
    public void A_refusal_is_final()
    {
        var (after, again) = DeliverLetterHandler.Decide(Waiting(), Delivery.Refused, Waits, Now);

        Assert.Equal((LetterStatus.Refused, "relay_refused", null), (after.Status, after.Reason, again));
    }

    [Fact]
    public void A_letter_that_failed_is_sent_again_to_the_address_of_today()
    {
        var after = RetryLetterHandler.Decide(Waiting() with { Status = LetterStatus.Failed, Attempts = 6 }, "new@exemple.fr", hasRelay: true);

        Assert.Equal((LetterStatus.ToSend, "new@exemple.fr", 0), (after.Status, after.ToEmail, after.Attempts));
    }

    [Fact]
    public void A_letter_that_was_never_written_is_written_before_anything_is_asked_of_the_relay()
    {
        var unwritten = Waiting() with { Status = LetterStatus.Failed, Reason = "not_written", Order = new(Guid.CreateVersion7(), "test", [], "test", Guid.CreateVersion7(), new Dictionary<string, string>()) };

        var after = RetryLetterHandler.Decide(unwritten, email: null, hasRelay: false);

        Assert.Equal((LetterStatus.ToSend, null), (after.Status, after.Reason));
    }

    [Theory]
    [InlineData("letter.unknown")]
    [InlineData("letter.erased")]
    [InlineData("letter.nothing_to_retry")]
    [InlineData("letter.no_relay")]
    [InlineData("letter.no_address")]
    public void What_cannot_be_sent_again_is_not(string code)
    {
        var failed = Waiting() with { Status = LetterStatus.Failed };
        var (letter, email, hasRelay) = code switch
        {
            "letter.unknown" => (null, "a@exemple.fr", true),
            "letter.erased" => (failed with { ErasedAt = Now }, "a@exemple.fr", true),
            "letter.nothing_to_retry" => (failed with { Status = LetterStatus.Sent }, "a@exemple.fr", true),
            "letter.no_relay" => (failed, "a@exemple.fr", false),
            _ => ((Letter?)failed, (string?)null, true),
        };

        Assert.Equal(code, Assert.Throws<RuleViolation>(() => RetryLetterHandler.Decide(letter, email, hasRelay)).Code);
    }

    private static Letter Waiting() => new()
    {
        Id = Guid.CreateVersion7(), Template = "test", ToPersonId = Guid.CreateVersion7(), SubjectKind = "test", SubjectId = Guid.CreateVersion7(),
        WrittenAt = Now, Status = LetterStatus.ToSend, ToEmail = "a@exemple.fr",
    };
}
