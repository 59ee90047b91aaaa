using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Mila.Host.Composition;
using Mila.Host.Graph;
using Xunit;

namespace Mila.Host.Tests.Graph;

public sealed class GraphEndpointTests : IAsyncLifetime
{
    private GraphApp app = null!;

    public async ValueTask InitializeAsync() => app = await GraphApp.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_question_is_answered_in_the_type_the_client_likes_best()
    {
        foreach (var (accept, type) in new[]
        {
            ("application/json;q=0.5, application/graphql-response+json", "application/graphql-response+json; charset=utf-8"),
            ("application/graphql-response+json;q=0.1, application/json", "application/json; charset=utf-8"),
            ("text/html, */*;q=0.1", "application/json; charset=utf-8"),
        })
        {
            var answer = await app.Ask("{ hello }", accept: accept);
            Assert.Equal((200, type), (answer.Status, answer.ContentType));
            Assert.Equal("Bonjour le monde", answer.Data.GetProperty("hello").GetString());
        }
    }

    [Fact]
    public async Task What_no_client_can_read_is_not_written()
    {
        var answer = await app.Ask("{ hello }", accept: "text/html");

        Assert.Equal((406, "NOT_ACCEPTABLE"), (answer.Status, answer.Code));
        Assert.Equal(0, app.Schema.Runs);
    }

    [Fact]
    public async Task A_mutation_is_never_run_by_a_get()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{app.Url}?query={Uri.EscapeDataString("mutation { write }")}");

        var answer = await app.Send(request);

        Assert.Equal((405, GraphCodes.ReadsOnly), (answer.Status, answer.Code));
        Assert.Equal(0, app.Schema.Runs);
    }

    [Theory]
    [InlineData("[{\"query\":\"{ hello }\"},{\"query\":\"{ hello }\"}]", 400, "BATCH_REFUSED")]
    [InlineData("{\"query\":", 400, "BODY_INVALID")]
    [InlineData("{\"query\":12}", 400, "PARAMETER_INVALID")]
    [InlineData("{\"query\":\"{ hello }\",\"variables\":[]}", 400, "PARAMETER_INVALID")]
    [InlineData("{}", 400, "QUERY_MISSING")]
    public async Task What_is_not_one_question_is_refused(string body, int status, string code)
    {
        var answer = await Post(new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal(0, app.Schema.Runs);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task A_form_of_another_site_cannot_ask(string type)
    {
        var content = new ByteArrayContent("query=mutation{write}"u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var answer = await Post(content);

        Assert.Equal((415, "MEDIA_TYPE"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_beyond_the_limit_is_refused_announced_or_not(bool announced)
    {
        var content = new StringContent($"{{\"query\":\"{{ hello }} # {new string('x', 250_000)}\"}}", Encoding.UTF8, "application/json");

        var answer = await Post(announced ? content : new Unannounced(content));

        Assert.Equal((413, "LIMIT_BODY"), (answer.Status, answer.Code));
        Assert.Equal("Cette demande est trop longue\u00A0: 200 Ko au plus. Envoyez les fichiers par «\u00A0/files\u00A0».", answer.Message);
    }

    [Fact]
    public async Task Variables_without_end_are_refused()
    {
        var answer = await app.Ask("query ($name: String) { hello(name: $name) }", new { name = "x", more = Enumerable.Range(0, 5_001) });

        Assert.Equal((400, "LIMIT_VARIABLES"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(null, 401, GraphCodes.Unauthenticated, "Il faut être connecté pour utiliser «\u00A0secret\u00A0». Connectez-vous, puis recommencez.")]
    [InlineData(Access.Member, 403, GraphCodes.Forbidden, "Vous n’avez pas le droit d’utiliser «\u00A0secret\u00A0». Demandez-le à la coordination de l’association.")]
    public async Task Who_may_not_is_told_what_and_why(string? role, int status, string code, string message)
    {
        var answer = await app.Ask("{ hello secret }", token: role is null ? null : app.Token(role));

        Assert.Equal((status, code, message), (answer.Status, answer.Code, answer.Message));
        Assert.Equal(0, app.Schema.Runs);
    }

    [Fact]
    public async Task Who_may_is_answered() =>
        Assert.Equal("le secret", (await app.Ask("{ secret }", token: app.Token(Access.Operator))).Data.GetProperty("secret").GetString());

    [Fact]
    public async Task A_day_that_no_calendar_has_is_refused_before_anything_runs()
    {
        var literal = await app.Ask("""{ hello day(of: "2029-02-30") }""");
        var variable = await app.Ask("query ($day: Date!) { hello day(of: $day) }", new { day = "2029-02-30" });

        Assert.Equal((400, 400), (literal.Status, variable.Status));
        Assert.Equal(0, app.Schema.Runs);
        Assert.Equal("2028-02-29", (await app.Ask("""{ day(of: "2028-02-29") }""")).Data.GetProperty("day").GetString());
    }

    [Fact]
    public async Task An_instant_is_answered_in_utc() =>
        Assert.Equal("2023-06-15T07:00:00Z", (await app.Ask("""{ instant(of: "2023-06-15T09:00:00+02:00") }""")).Data.GetProperty("instant").GetString());

    [Fact]
    public async Task What_nobody_foresaw_is_logged_in_full_and_told_by_its_reference()
    {
        var answer = await app.Ask("query ($name: String) { hello(name: $name) broken }", new { name = "Ada Lovelace" });

        Assert.Equal((200, GraphCodes.Internal), (answer.Status, answer.Code));
        Assert.DoesNotContain("SELECT", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", answer.Text, StringComparison.Ordinal);
        var reference = answer.Error.GetProperty("extensions").GetProperty("reference").GetString()!;
        Assert.Contains(reference, answer.Message, StringComparison.Ordinal);
        Assert.Contains(app.Log.Lines, line => line.Contains(reference, StringComparison.Ordinal) && line.Contains("SELECT password", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains("Ada Lovelace", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_race_is_a_conflict()
    {
        var answer = await app.Ask("{ raced }");

        Assert.Equal(GraphCodes.Conflict, answer.Code);
        Assert.Equal("Quelqu’un a modifié cette fiche en même temps que vous. Relisez-la, puis recommencez.", answer.Message);
    }

    [Fact]
    public async Task A_query_that_a_rule_refuses_says_which_and_why()
    {
        var answer = await app.Ask("{ refused }");

        Assert.Equal("import.not_base64", answer.Code);
        Assert.StartsWith("Ce fichier", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains("could not be answered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_misspelt_field_is_not_answered_with_the_names_there_are()
    {
        var answer = await app.Ask("{ secre }");

        Assert.Equal(400, answer.Status);
        Assert.Equal("Cannot query field 'secre' on type 'Query'.", answer.Message);
    }

    [Fact]
    public async Task The_schema_is_told_only_where_it_is_meant_to_be()
    {
        await using var open = await GraphApp.Start(("Mila:Graph:Introspection", "true"));

        Assert.Equal(400, (await app.Ask("{ __schema { types { name } } }")).Status);
        Assert.Equal(400, (await app.Ask("""{ __type(name: "Box") { name } }""")).Status);
        Assert.Equal("Query", (await app.Ask("{ __typename }")).Data.GetProperty("__typename").GetString());
        Assert.Equal(200, (await open.Ask("{ __schema { types { name } } }")).Status);
    }

    [Fact]
    public async Task What_takes_too_long_is_given_up()
    {
        await using var hurried = await GraphApp.Start(("Mila:Graph:PatienceSeconds", "0.2"));

        var answer = await hurried.Ask("{ slow }");

        Assert.Equal((503, GraphCodes.Timeout), (answer.Status, answer.Code));
        Assert.Equal("La réponse a demandé trop de temps. Demandez moins à la fois, puis recommencez.", answer.Message);
    }

    [Fact]
    public async Task A_document_that_the_host_ships_is_asked_for_by_its_hash()
    {
        var shipped = new ShippedDocuments(typeof(GraphApp).Assembly);
        var id = ShippedDocuments.IdOf(shipped.ByName["Mila.Host.Tests.Web.Sample.graphql"]);

        var known = await Post(new StringContent($$$"""{"documentId":"{{{id}}}","operationName":"Show","variables":{"name":"Ada"}}""", Encoding.UTF8, "application/json"));
        var unknown = await Post(new StringContent("""{"documentId":"sha256:00"}""", Encoding.UTF8, "application/json"));

        Assert.Equal("Bonjour Ada", known.Data.GetProperty("hello").GetString());
        Assert.Equal((400, "DOCUMENT_UNKNOWN"), (unknown.Status, unknown.Code));
    }

    private async Task<Answer> Post(HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Url) { Content = content };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        return await app.Send(request);
    }

    /// <summary>A body whose length is not said beforehand.</summary>
    private sealed class Unannounced : HttpContent
    {
        private readonly HttpContent content;

        public Unannounced(HttpContent content)
        {
            this.content = content;
            Headers.ContentType = content.Headers.ContentType;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => content.CopyToAsync(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
