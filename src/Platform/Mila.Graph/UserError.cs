using GraphQL.Types;

namespace Mila.Graph;

/// <summary>What a person did that a rule refuses, in the person's language; nothing was recorded.</summary>
/// <param name="Code">The rule's stable name, <c>noun.reason</c>.</param>
/// <param name="Field">The input field at fault, when one is.</param>
/// <param name="Message">A French sentence that says what is wrong and what to do.</param>
public sealed record UserError(string Code, string? Field, string Message);

public sealed class UserErrorType : ObjectGraphType<UserError>
{
    public UserErrorType()
    {
        Name = "UserError";
        Description = "What a rule of the association refuses; nothing was recorded.";
        Field(error => error.Code).Description("The rule's stable name, noun.reason.");
        Field(error => error.Field, nullable: true).Description("The input field at fault, when one is.");
        Field(error => error.Message).Description("A French sentence: what is wrong and what to do.");
    }
}
