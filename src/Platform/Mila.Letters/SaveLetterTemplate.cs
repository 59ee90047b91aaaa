using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Letters;

/// <summary>The association words a letter itself (modification d’un modèle de courrier): the next letters are written so.</summary>
/// <param name="Over">The number of the version that its author saw; 0 for the shipped one.</param>
public sealed record SaveLetterTemplate(string Name, string Text, int Over);

public static class SaveLetterTemplateHandler
{
    /// <exception cref="RuleViolation">When it does not write every letter that the shipped wording writes, or another was saved meanwhile.</exception>
    public static string Decide(SaveLetterTemplate command, LetterVersion? inForce, ShippedLetters shipped)
    {
        Rule.That(shipped.Has(command.Name), "template.unknown", "There is no such letter.", "name");
        Rule.That((inForce?.Number ?? 0) == command.Over, "template.changed_meanwhile", "Somebody else has changed the letter meanwhile.", "text");
        var text = command.Text.ReplaceLineEndings("\n");
        Rule.That(text != (inForce?.Text ?? shipped.TextOf(command.Name)), "template.same", "The letter reads so already.", "text");
        TemplateTrial.Read(command.Name, text, shipped);
        return text;
    }

    public static async Task Handle(
        SaveLetterTemplate command, IDocumentSession session, ShippedLetters shipped, Moment moment, CancellationToken cancellation)
    {
        var before = await LetterVersion.InForce(session, command.Name, cancellation);
        LetterVersion.Follow(session, before, command.Name, Decide(command, before, shipped), moment);
    }
}

public static class SaveLetterTemplateField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<SaveLetterTemplate, LetterTemplateType>("saveLetterTemplate", "letters.edit_templates")
        .Describe("Words a letter; refused unless it writes every letter that the shipped wording writes.")
        .Argument<NonNullGraphType<StringGraphType>>("name")
        .Argument<NonNullGraphType<StringGraphType>>("text", "Its first line is « Objet : … ».")
        .Argument<NonNullGraphType<IntGraphType>>("over", "The number of the version that was changed; 0 for the shipped one.")
        .Send(context => new SaveLetterTemplate(context.GetArgument<string>("name"), context.GetArgument<string>("text"), context.GetArgument<int>("over")))
        .Return(LetterWording.After<SaveLetterTemplate>(command => command.Name));
}
