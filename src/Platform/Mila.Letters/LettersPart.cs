using Mila.Modules;

namespace Mila.Letters;

/// <summary>What the association writes to people.</summary>
public sealed class LettersPart : MilaPart
{
    public override string Name => "letters";

    public override void Store(StoreDeclaration store) => store
        .Document<Letter>(letters => letters
            .Duplicate(letter => letter.WrittenAt)
            .Duplicate(letter => letter.SubjectId)
            .Duplicate(letter => letter.ToPersonId)
            .Duplicate(letter => letter.Status));

    public override void Messages(MessageNames messages) => messages
        .Add<SendLetter>("letters.send_letter.v1");
}
