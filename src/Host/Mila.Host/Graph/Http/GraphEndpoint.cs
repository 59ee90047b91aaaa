using GraphQL;
using Mila.Host.Graph.Http;

namespace Mila.Host.Graph;

/// <summary>The API over HTTP, as the GraphQL-over-HTTP specification says it: <c>/graphql</c>.</summary>
public static class GraphEndpoint
{
    public const string Path = "/graphql";

    public static IEndpointConventionBuilder MapMilaGraph(this IEndpointRouteBuilder routes) => routes.Map(Path, Answer);

    private static async Task Answer(
        HttpContext context, GraphExecution execution, IGraphQLTextSerializer serializer, StreamSeats seats, GraphSettings settings)
    {
        var cancellation = context.RequestAborted;
        var media = AnswerMedia.For(context.Request);
        context.Response.Headers.Vary = "Accept";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (media is null)
                throw new TransportRefusal(StatusCodes.Status406NotAcceptable, "NOT_ACCEPTABLE",
                    "L’API répond en « application/graphql-response+json », « application/json » ou « text/event-stream ».");
            var streams = media == AnswerMedia.Events;
            CrossSite.Refuse(context, streams);
            var request = await RequestReading.Read(context.Request, serializer, cancellation) with { MayStream = streams };
            if (streams)
                await EventStream.Answer(context, request, execution, serializer, seats, settings.Heartbeat);
            else
                await Write(await execution.Answer(request, context.RequestServices, context.User, cancellation), media);
        }
        catch (TransportRefusal refusal)
        {
            await Refuse(context, refusal, serializer);
        }

        async Task Write(ExecutionResult result, AnswerMedia as_)
        {
            context.Response.StatusCode = Status(result, as_);
            if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
                context.Response.Headers.Allow = "POST";
            await Body(context, result, as_, serializer);
        }
    }

    /// <summary>Answers a request that does not get as far as GraphQL, in the API's own form: what stands before the API asks for it too.</summary>
    public static Task Refuse(HttpContext context, TransportRefusal refusal, IGraphQLTextSerializer serializer)
    {
        context.Response.StatusCode = refusal.Status;
        return Body(context, refusal.Result, AnswerMedia.For(context.Request) is { } media && media != AnswerMedia.Events ? media : AnswerMedia.Json, serializer);
    }

    private static async Task Body(HttpContext context, ExecutionResult result, AnswerMedia media, IGraphQLTextSerializer serializer)
    {
        context.Response.ContentType = $"{media.Type}; charset=utf-8";
        await serializer.WriteAsync(context.Response.Body, result, context.RequestAborted);
    }

    /// <summary>Plain JSON keeps 200 for what GraphQL itself refuses: older clients read no body otherwise.</summary>
    private static int Status(ExecutionResult result, AnswerMedia media) => (result.Executed ? null : result.Errors?[0].Code) switch
    {
        GraphCodes.ReadsOnly => StatusCodes.Status405MethodNotAllowed,
        GraphCodes.NeedsStream => StatusCodes.Status406NotAcceptable,
        _ when result.Executed || media == AnswerMedia.Json => StatusCodes.Status200OK,
        GraphCodes.Unauthenticated => StatusCodes.Status401Unauthorized,
        GraphCodes.Forbidden => StatusCodes.Status403Forbidden,
        GraphCodes.Internal => StatusCodes.Status500InternalServerError,
        GraphCodes.Timeout => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
