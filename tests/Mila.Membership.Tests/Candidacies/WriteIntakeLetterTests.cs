using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class WriteIntakeLetterTests
{
    [Fact]
    public void A_reminder_that_crosses_the_answer_is_not_written()
    {
        Assert.True(WriteIntakeLetterHandler.IsDue(IntakeLetter.PiecesReminder, Asked(PieceKind.Statutes)));
        Assert.False(WriteIntakeLetterHandler.IsDue(IntakeLetter.PiecesReminder, Submitted()));
        Assert.False(WriteIntakeLetterHandler.IsDue(IntakeLetter.CommitmentsReminder, Committed()));
    }
}
