using Microsoft.Extensions.DependencyInjection;
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
            .Duplicate(letter => letter.Status)
            .Duplicate(letter => letter.Template)
            .GinIndexJsonData())
        .Document<LetterVersion>(versions => versions
            .Duplicate(version => version.Template)
            .Duplicate(version => version.Number)
            .Duplicate(version => version.IsInForce));

    public override void Messages(MessageNames messages) => messages
        .Add<SendLetter>("letters.send_letter.v1")
        .Add<DeliverLetter>("letters.deliver_letter.v1");

    public override void Graph(GraphRoots graph)
    {
        LetterType.AddTo(graph.Query);
        LetterTemplateFields.AddTo(graph.Query);
        RetryLetterField.AddTo(graph.Mutation);
        SaveLetterTemplateField.AddTo(graph.Mutation);
        RestoreLetterTemplateField.AddTo(graph.Mutation);
    }

    public override void Erasures(ErasureList erasures) => erasures.Kept("letters", KeptInLetters.Export, KeptInLetters.Erase);

    public override void Services(IServiceCollection services) => services
        .AddSingleton<MailRelay>()
        .AddSingleton<PublicAddress>()
        .AddSingleton<LetterWriter>()
        .AddSingleton<LettersInForce>();
}
