using System.Security.Claims;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;
using Mila.Kernel;

namespace Mila.Host.Graph;

/// <summary>The one path by which a document is answered, over HTTP or from a page: same limits, same policies, same errors.</summary>
public sealed class GraphExecution(
    ISchema schema, IDocumentExecuter executer, DocumentCache cache, ShippedDocuments shipped, UnforeseenErrors unforeseen, GraphSettings settings)
{
    /// <summary>What depends on who asks and with which variables: it runs every time, on a known document too.</summary>
    private static readonly IValidationRule[] EveryTime = [FieldArgumentsAreValidRule.Instance, CostRule.Instance, PolicyRule.Instance];

    private readonly IValidationRule[] firstTime =
    [
        .. DocumentValidator.CoreRules.Except(EveryTime),
        .. settings.Introspection ? Array.Empty<IValidationRule>() : [NoIntrospectionValidationRule.Instance],
        .. EveryTime,
    ];

    public async Task<ExecutionResult> Answer(GraphRequest request, IServiceProvider services, ClaimsPrincipal user, CancellationToken cancellation)
    {
        try
        {
            var text = request.DocumentId is { } id ? shipped.ById(id) : request.Query ?? throw new QueryMissingError();
            var known = cache.Find(text);
            var document = known ?? DocumentLimits.Read(text);
            var kind = Kind(document, request);
            var result = await executer.ExecuteAsync(new ExecutionOptions
            {
                Schema = schema,
                Query = text,
                Document = document,
                OperationName = request.OperationName,
                Variables = request.Variables,
                Extensions = request.Extensions,
                RequestServices = services,
                User = user,
                ValidationRules = known is null ? firstTime : EveryTime,
                // A question may be given up; a command is waited for, so that who sent it knows what became of it.
                Timeout = kind is OperationType.Mutation or OperationType.Subscription ? Timeout.InfiniteTimeSpan : settings.Patience,
                UnhandledExceptionDelegate = unforeseen.Translate,
                CancellationToken = cancellation,
            });
            if (known is null && result.Executed)
                cache.Add(text, document);
            return result;
        }
        catch (ExecutionError refusal)
        {
            return new ExecutionResult(refusal);
        }
    }

    /// <summary>The kind of the operation that would run; what cannot be told is for the executer to say.</summary>
    private static OperationType? Kind(GraphQLDocument document, GraphRequest request)
    {
        var operation = document.Definitions.OfType<GraphQLOperationDefinition>()
            .FirstOrDefault(each => string.IsNullOrEmpty(request.OperationName) || each.Name?.StringValue == request.OperationName);
        if (request.ReadsOnly && operation?.Operation is OperationType.Mutation)
            throw new ExecutionError(French.Typeset("Une modification ne se demande pas par GET : envoyez-la par POST.")) { Code = GraphCodes.ReadsOnly };
        if (!request.MayStream && operation?.Operation is OperationType.Subscription)
            throw new ExecutionError(French.Typeset("Un abonnement se reçoit en « text/event-stream » : demandez ce type dans l’en-tête Accept.")) { Code = GraphCodes.NeedsStream };
        return operation?.Operation;
    }
}
