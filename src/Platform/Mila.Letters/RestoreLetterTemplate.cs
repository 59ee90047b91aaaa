using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Letters;

/// <summary>An earlier wording of a letter is in force again (restauration d’un modèle), as a new version.</summary>
/// <param name="Number">The version to take again; 0 for the shipped wording.</param>
public sealed record RestoreLetterTemplate(string Name, int Number);

public static class RestoreLetterTemplateHandler
{
    /// <returns>The wording; none for the shipped one.</returns>
    /// <exception cref="RuleViolation">When there is no such version, it is in force already, or no longer fits the letter.</exception>
    public static string? Decide(RestoreLetterTemplate command, LetterVersion? inForce, LetterVersion? wanted, ShippedLetters shipped)
    {
        Rule.That(shipped.Has(command.Name), "template.unknown", "There is no such letter.", "name");
        Rule.That(command.Number == 0 || wanted is not null, "template.unknown_version", "There is no such version.", "number");
        Rule.That(inForce?.Text != wanted?.Text, "template.same", "The letter reads so already.", "number");
        if (wanted?.Text is { } text)
            TemplateTrial.Read(command.Name, text, shipped);
        return wanted?.Text;
    }

    public static async Task Handle(
        RestoreLetterTemplate command, IDocumentSession session, ShippedLetters shipped, Moment moment, CancellationToken cancellation)
    {
        var before = await LetterVersion.InForce(session, command.Name, cancellation);
        var wanted = command.Number == 0 ? null : await session.LoadAsync<LetterVersion>(LetterVersion.IdOf(command.Name, command.Number), cancellation);
        LetterVersion.Follow(session, before, command.Name, Decide(command, before, wanted, shipped), moment);
    }
}

public static class RestoreLetterTemplateField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<RestoreLetterTemplate, LetterTemplateType>("restoreLetterTemplate", "letters.edit_templates")
        .Describe("Puts an earlier wording of a letter in force again, as a new version.")
        .Argument<NonNullGraphType<StringGraphType>>("name")
        .Argument<NonNullGraphType<IntGraphType>>("number", "The version to take again; 0 for the shipped wording.")
        .Send(context => new RestoreLetterTemplate(context.GetArgument<string>("name"), context.GetArgument<int>("number")))
        .Return(LetterWording.After<RestoreLetterTemplate>(command => command.Name));
}
