using GraphQL.Types;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.People.Spreadsheets;

/// <summary>What is wrong with one cell, or with a line as a whole; says nothing of what the cell holds.</summary>
/// <param name="Column">The column's name in the file; null for the whole line.</param>
/// <param name="Code">The rule that refuses.</param>
public sealed record ImportError(int Line, string? Column, string Code)
{
    /// <summary>The rule's French sentence.</summary>
    public string Message { get; init; } = "";

    public static ImportError Of(int line, RuleViolation violation) => new(line, violation.Field, violation.Code);

    /// <summary>Errors in the order of the file, each with its sentence.</summary>
    public static ImportError[] Told(IEnumerable<ImportError> errors, Sentences sentences) =>
        [.. errors.OrderBy(error => error.Line).Select(error => error with { Message = sentences.Of(new RuleViolation(error.Code, error.Code)).Message })];
}

public sealed class ImportErrorType : ObjectGraphType<ImportError>
{
    public ImportErrorType()
    {
        Name = "ImportError";
        Description = "What is wrong with one cell of an imported file, or with a whole line.";
        Field(error => error.Line).Description("The header is line 1.");
        Field(error => error.Column, nullable: true);
        Field(error => error.Code);
        Field(error => error.Message).Description("In French.");
    }
}
