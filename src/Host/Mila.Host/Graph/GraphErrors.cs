using GraphQL;
using GraphQL.Execution;
using JasperFx;
using JasperFx.Events;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Host.Graph;

/// <summary>The codes of errors that are not a rule's: a client may branch on them.</summary>
public static class GraphCodes
{
    public const string Unauthenticated = "UNAUTHENTICATED";
    public const string Forbidden = "FORBIDDEN";
    public const string Conflict = "CONFLICT";
    public const string Internal = "INTERNAL";
    public const string ReadsOnly = "QUERY_ONLY";
    public const string NeedsStream = "STREAM_REQUIRED";
    public const string Timeout = "TIMEOUT"; // GraphQL.NET's own
}

/// <summary>What an answer says of an error: its sentence and its code, and nothing of the inside.</summary>
public sealed class GraphErrors() : ErrorInfoProvider(options =>
{
    options.ExposeCodes = false;
    options.ExposeData = false;
    options.ExposeExceptionDetails = false;
})
{
    private const string Suggestion = " Did you mean";

    public override ErrorInfo GetInfo(ExecutionError executionError)
    {
        var info = base.GetInfo(executionError);
        if (executionError is TimeoutError)
            info.Message = French.Typeset("La réponse a demandé trop de temps. Demandez moins à la fois, puis recommencez.");
        else if (info.Message.IndexOf(Suggestion, StringComparison.Ordinal) is > 0 and var at)
            info.Message = info.Message[..at]; // a guess at a name would tell what introspection does not
        return info;
    }
}

/// <summary>What a field threw. A rule that refuses says why; what no rule foresaw is logged in full under a reference, answered by a sentence with that reference.</summary>
public sealed class UnforeseenErrors(Sentences sentences, ILogger<UnforeseenErrors> log)
{
    public Task Translate(UnhandledExceptionContext unhandled)
    {
        unhandled.Exception = unhandled.OriginalException switch
        {
            ConcurrencyException or EventStreamUnexpectedMaxEventIdException => Error(GraphCodes.Conflict,
                "Quelqu’un a modifié cette fiche en même temps que vous. Relisez-la, puis recommencez.", unhandled.OriginalException),
            RuleViolation violation => Error(violation.Code, sentences.Of(violation).Message, violation), // of a query: mutations answer with userErrors
            var unforeseen => Logged(unforeseen, unhandled.FieldContext?.FieldDefinition.Name ?? unhandled.ExecutionOptions.OperationName),
        };
        return Task.CompletedTask;
    }

    private ExecutionError Logged(Exception unforeseen, string? where)
    {
        var reference = Guid.CreateVersion7().ToString("N")[^12..];
        log.LogError(unforeseen, "Reference {Reference}: '{Where}' could not be answered.", reference, where);
        var error = Error(GraphCodes.Internal, $"Mila n’a pas pu répondre. Recommencez dans un instant ; si cela se reproduit, signalez la référence {reference}.", unforeseen);
        error.AddExtension("reference", reference);
        return error;
    }

    private static ExecutionError Error(string code, string sentence, Exception cause) => new(French.Typeset(sentence), cause) { Code = code };
}
