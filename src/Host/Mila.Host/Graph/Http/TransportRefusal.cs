using GraphQL;
using Mila.Kernel;

namespace Mila.Host.Graph.Http;

/// <summary>A request that is refused before GraphQL sees it; answered as a GraphQL error all the same.</summary>
public sealed class TransportRefusal(int status, string code, string sentence) : Exception(sentence)
{
    public int Status { get; } = status;

    public ExecutionResult Result { get; } = new(new ExecutionError(French.Typeset(sentence)) { Code = code });

    public static TransportRefusal BadRequest(string code, string sentence) => new(StatusCodes.Status400BadRequest, code, sentence);

    public static TransportRefusal TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "LIMIT_BODY",
        $"Cette demande est trop longue : {French.Number(RequestReading.MostBytes / 1000)} Ko au plus. Envoyez les fichiers par « /files ».");
}
