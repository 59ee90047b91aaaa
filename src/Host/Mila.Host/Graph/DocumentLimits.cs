using GraphQL;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using GraphQL.Execution;
using Mila.Kernel;

namespace Mila.Host.Graph;

/// <summary>Reads a document and refuses one that is too large or too deep before anything looks it up in the schema.</summary>
public static class DocumentLimits
{
    public const int Depth = 12;
    public const int Tokens = 5_000;
    public const int Fields = 2_000;
    public const int RootFields = 30;
    public const int Aliases = 60;
    public const int Directives = 60;

    /// <summary>How deep the schema may be asked about itself: a type within a type within a list takes many levels.</summary>
    private const int IntrospectionDepth = 20;

    /// <summary>The parser's own recursion; each level of selection takes three of it, an argument's value the rest.</summary>
    private const int ParserDepth = 96;

    /// <exception cref="ExecutionError">When the text is no document, or a larger one than is answered.</exception>
    public static GraphQLDocument Read(string text)
    {
        try
        {
            CountTokens(text);
            var document = Parser.Parse(text, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = ParserDepth });
            new DocumentMeasure(document).Check();
            return document;
        }
        catch (GraphQLSyntaxErrorException e)
        {
            throw new SyntaxError(e);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw TooDeep();
        }
    }

    internal static void AtMost(long found, int most, string code, string sentence)
    {
        if (found > most)
            throw new ExecutionError(French.Typeset(sentence)) { Code = code };
    }

    internal static ExecutionError TooDeep() => new(French.Typeset(
        $"Cette demande descend trop profond : {Depth} niveaux au plus. Demandez-la en plusieurs fois.")) { Code = "LIMIT_DEPTH" };

    internal static int DepthWithin(string rootField) => rootField.StartsWith("__", StringComparison.Ordinal) ? IntrospectionDepth : Depth;

    private static void CountTokens(string text)
    {
        var count = 0;
        for (var at = 0; ;)
        {
            var token = Lexer.Lex(text, at);
            if (token.Kind is TokenKind.EOF)
                return;
            AtMost(++count, Tokens, "LIMIT_TOKENS", $"Cette demande est trop longue : {French.Number(Tokens)} mots et signes au plus. Demandez-la en plusieurs fois.");
            at = token.End;
        }
    }
}
