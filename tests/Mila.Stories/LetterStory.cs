using System.Text.Json;
using Mila.Letters;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories;

/// <summary>A letter from the command to the relay, over real SMTP.</summary>
public sealed class LetterStory
{
    private static readonly Guid Ada = Guid.CreateVersion7();
    private static readonly Guid Coordinator = Guid.CreateVersion7();

    [Fact]
    public async Task A_letter_is_written_once_sent_once_and_kept_word_for_word()
    {
        using var relay = new MailCatcher();
        await using var app = await MilaApp.Begin(configuration: relay.Configuration);
        await app.Send(new RecordPerson(Ada, "Ada", "Lovelace", "ada@exemple.fr"));
        var send = Welcome(Guid.CreateVersion7());

        await app.Send(send);
        await app.Send(send);

        var mail = Assert.Single(relay.Caught);
        var letter = await Letter(app, send.LetterId);
        Assert.Equal(LetterStatus.Sent, letter.Status);
        Assert.Equal(letter.MessageId, mail.MessageId);
        Assert.Equal("ada@exemple.fr", mail.To.Mailboxes.Single().Address);
        Assert.Equal(letter.Text, mail.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Contains("Bonjour Ada,", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<p>Bonjour Ada,</p>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_cannot_add_a_header()
    {
        using var relay = new MailCatcher();
        await using var app = await MilaApp.Begin(configuration: relay.Configuration);
        await using (var session = app.Store.LightweightSession(MilaApp.Mila))
        {
            session.Store(new Person { Id = Ada, GivenName = "Ada\r\nBcc: eve@exemple.fr", FamilyName = "Lovelace\r\n\r\nX", Email = "ada@exemple.fr" });
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await app.Send(Welcome(Guid.CreateVersion7()));

        var mail = Assert.Single(relay.Caught);
        Assert.Empty(mail.Bcc);
        Assert.Equal("ada@exemple.fr", mail.To.Mailboxes.Single().Address);
        Assert.DoesNotContain(mail.Headers, header => header.Field is "Bcc" or "X");
    }

    [Fact]
    public async Task A_relay_that_cannot_be_had_is_asked_again_and_then_a_person_is()
    {
        using var relay = new MailCatcher { AnswerToRecipient = 451 };
        await using var app = await MilaApp.Begin(configuration: [.. relay.Configuration, "--Smtp:RetrySeconds=0"]);
        await app.Send(new RecordPerson(Ada, "Ada", "Lovelace", "ada@exemple.fr"));
        var send = Welcome(Guid.CreateVersion7());
        await app.Send(send);
        var failed = await Until(app, send.LetterId, LetterStatus.Failed);
        Assert.Equal(2, failed.Attempts);

        relay.AnswerToRecipient = 250;
        var answer = await app.Graph("mutation($id: Guid!) { retryLetter(id: $id) { letter { status } userErrors { code } } }",
            new { id = send.LetterId }, person: Coordinator, roles: "coordinator");
        Assert.True(answer.TryGetProperty("data", out _), $"{answer}");
        Assert.Empty(answer.GetProperty("data").GetProperty("retryLetter").GetProperty("userErrors").EnumerateArray());
        var sent = await Until(app, send.LetterId, LetterStatus.Sent);

        Assert.Equal(failed.MessageId, sent.MessageId);
        Assert.Equal(sent.MessageId, Assert.Single(relay.Caught).MessageId);
    }

    [Fact]
    public async Task A_relay_that_refuses_is_not_asked_again()
    {
        using var relay = new MailCatcher { AnswerToRecipient = 550 };
        await using var app = await MilaApp.Begin(configuration: relay.Configuration);
        await app.Send(new RecordPerson(Ada, "Ada", "Lovelace", "ada@exemple.fr"));
        var send = Welcome(Guid.CreateVersion7());

        await app.Send(send);

        Assert.Equal((LetterStatus.Refused, 1), (await Letter(app, send.LetterId)) is { } letter ? (letter.Status, letter.Attempts) : default);
    }

    [Fact]
    public async Task A_letter_that_waits_when_the_host_stops_is_sent_by_the_next()
    {
        var connection = await TestPostgres.NewDatabase();
        var send = Welcome(Guid.CreateVersion7());
        using var relay = new MailCatcher { AnswerToRecipient = 451 };
        // However long a busy machine takes to stop the host, the letter is not given up before.
        var patiently = $"--Smtp:RetrySeconds={string.Join(',', Enumerable.Repeat(1, 300))}";
        await using (var first = await MilaApp.Begin(connection, null, [.. relay.Configuration, patiently]))
        {
            await first.Send(new RecordPerson(Ada, "Ada", "Lovelace", "ada@exemple.fr"));
            await first.Send(send);
        }

        relay.AnswerToRecipient = 250;
        await using var second = await MilaApp.Begin(connection, null, relay.Configuration);

        var sent = await Until(second, send.LetterId, LetterStatus.Sent);
        Assert.Equal(sent.MessageId, Assert.Single(relay.Caught).MessageId);
    }

    [Fact]
    public async Task A_letter_that_a_busy_machine_cannot_write_is_shown_and_written_when_a_person_asks()
    {
        var connection = await TestPostgres.NewDatabase();
        var send = Welcome(Guid.CreateVersion7());
        await using (var busy = await MilaApp.Begin(connection, null, "--Mila:Letters:PatienceSeconds=0"))
        {
            await busy.Send(new RecordPerson(Ada, "Ada", "Lovelace", "ada@exemple.fr"));
            await busy.Send(send);
            var unwritten = await Letter(busy, send.LetterId);
            Assert.Equal((LetterStatus.Failed, "not_written", ""), (unwritten.Status, unwritten.Reason, unwritten.Text));
            using var coordinator = busy.Client(MilaApp.Mila, Coordinator, "coordinator");
            Assert.Contains("Courrier &#xE0; r&#xE9;diger", await coordinator.GetStringAsync("/courriers?etat=FAILED", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await using var idle = await MilaApp.Begin(connection);
        var answer = await idle.Graph("mutation($id: Guid!) { retryLetter(id: $id) { userErrors { code } } }", new { id = send.LetterId }, person: Coordinator, roles: "coordinator");
        Assert.Equal("""{"data":{"retryLetter":{"userErrors":[]}}}""", answer.GetRawText());
        var written = await Until(idle, send.LetterId, LetterStatus.Kept);
        Assert.Equal("no_relay", written.Reason);
        Assert.Contains("Bonjour Ada,", written.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_relay_a_letter_is_kept_and_read_by_who_may_in_its_own_association_only()
    {
        await using var app = await MilaApp.Begin();
        await app.Send(new RecordPerson(Ada, "Ada", "Lovelace", "ada@exemple.fr"));
        var send = Welcome(Guid.CreateVersion7());
        await app.Send(send);
        const string Query = "query($id: Guid!) { letter(id: $id) { subject text status reason } }";

        var read = (await app.Graph(Query, new { id = send.LetterId }, person: Coordinator, roles: "coordinator")).GetProperty("data").GetProperty("letter");
        Assert.Equal(("KEPT", "no_relay"), (read.GetProperty("status").GetString(), read.GetProperty("reason").GetString()));

        var elsewhere = await app.Graph(Query, new { id = send.LetterId }, MilaApp.Other, Coordinator, "coordinator");
        Assert.Equal(JsonValueKind.Null, elsewhere.GetProperty("data").GetProperty("letter").ValueKind);

        var stranger = await app.Graph(Query, new { id = send.LetterId });
        Assert.True(stranger.TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task An_association_words_its_letters_itself_tries_them_on_a_real_one_and_takes_the_shipped_words_again()
    {
        await using var app = await MilaApp.Begin();
        foreach (var tenant in new[] { MilaApp.Mila, MilaApp.Other })
            await app.Send(new RecordPerson(Ada, "Ada", "Lovelace", "ada@exemple.fr"), tenant);
        var first = Welcome(Guid.CreateVersion7());
        await app.Send(first);
        const string Own = "Objet : Entrez, {{ given_name }}\nC’est par ici : {{ path | url }}";

        var preview = await Ask(app, "query($text: String!, $letterId: Guid) { letterPreview(name: \"sign_in\", text: $text, letterId: $letterId) { subject text userErrors { code } } }",
            new { text = Own, letterId = first.LetterId }, "letterPreview");
        Assert.Equal("Entrez, Ada", preview.GetProperty("subject").GetString());
        Assert.Contains("/connexion", preview.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("letter.no_values", Code(await Ask(app, "query($text: String!, $letterId: Guid) { letterPreview(name: \"sign_in\", text: $text, letterId: $letterId) { userErrors { code } } }",
            new { text = Own, letterId = Guid.CreateVersion7() }, "letterPreview")));
        Assert.Equal("template.unknown_value", Code(await Save(app, Own + "{{ secret }}", 0)));

        Assert.Equal(1, (await Save(app, Own, 0)).GetProperty("letterTemplate").GetProperty("number").GetInt32());
        Assert.Equal("template.changed_meanwhile", Code(await Save(app, Own + "!", 0)));
        var (own, other) = (Welcome(Guid.CreateVersion7()), Welcome(Guid.CreateVersion7()));
        await app.Send(own);
        await app.Send(other, MilaApp.Other);
        Assert.Equal("Entrez, Ada", (await Letter(app, own.LetterId)).Subject);
        Assert.Equal("Votre lien de connexion", (await Letter(app, other.LetterId, MilaApp.Other)).Subject);

        var restored = await Ask(app, "mutation { restoreLetterTemplate(name: \"sign_in\", number: 0) { letterTemplate { isOwn number } userErrors { code } } }", new { }, "restoreLetterTemplate");
        Assert.Equal((false, 2), (restored.GetProperty("letterTemplate").GetProperty("isOwn").GetBoolean(), restored.GetProperty("letterTemplate").GetProperty("number").GetInt32()));
        var last = Welcome(Guid.CreateVersion7());
        await app.Send(last);
        Assert.Equal("Votre lien de connexion", (await Letter(app, last.LetterId)).Subject);
        var kept = await Ask(app, "query { letterTemplateVersions(name: \"sign_in\") { nodes { number text isInForce by } } }", new { }, "letterTemplateVersions");
        Assert.Equal([(2, true), (1, false)], kept.GetProperty("nodes").EnumerateArray().Select(version => (version.GetProperty("number").GetInt32(), version.GetProperty("isInForce").GetBoolean())));
    }

    [Fact]
    public async Task A_wording_that_does_not_fit_leaves_a_letter_for_a_person_to_mend()
    {
        await using var app = await MilaApp.Begin();
        await app.Send(new RecordPerson(Ada, "Ada", "Lovelace", "ada@exemple.fr"));
        await using (var session = app.Store.LightweightSession(MilaApp.Mila))
        {
            // As an older Mila may have let it through.
            session.Store(new LetterVersion
            {
                Id = LetterVersion.IdOf("sign_in", 1), Template = "sign_in", Number = 1, Text = "Objet : x\n{{ gone }}", IsInForce = true, At = app.Now,
            });
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var send = Welcome(Guid.CreateVersion7());
        await app.Send(send);
        Assert.Equal((LetterStatus.Failed, "not_fitting"), (await Letter(app, send.LetterId)) is { } letter ? (letter.Status, letter.Reason) : default);

        await Ask(app, "mutation { restoreLetterTemplate(name: \"sign_in\", number: 0) { userErrors { code } } }", new { }, "restoreLetterTemplate");
        await Ask(app, "mutation($id: Guid!) { retryLetter(id: $id) { userErrors { code } } }", new { id = send.LetterId }, "retryLetter");
        Assert.Equal("Votre lien de connexion", (await Until(app, send.LetterId, LetterStatus.Kept)).Subject);
    }

    private static Task<JsonElement> Save(MilaApp app, string text, int over) => Ask(app,
        "mutation($text: String!, $over: Int!) { saveLetterTemplate(name: \"sign_in\", text: $text, over: $over) { letterTemplate { number } userErrors { code } } }",
        new { text, over }, "saveLetterTemplate");

    private static async Task<JsonElement> Ask(MilaApp app, string document, object values, string field)
    {
        var answer = await app.Graph(document, values, person: Coordinator, roles: "coordinator");
        Assert.False(answer.TryGetProperty("errors", out _), $"{answer}");
        return answer.GetProperty("data").GetProperty(field);
    }

    private static string? Code(JsonElement answer) => answer.GetProperty("userErrors").EnumerateArray().Single().GetProperty("code").GetString();

    private static SendLetter Welcome(Guid id) => new(id, "sign_in", [Ada], "test", Guid.CreateVersion7(), new Dictionary<string, string> { ["path"] = "/connexion", ["given_name"] = "Ada" });

    private static async Task<Letter> Letter(MilaApp app, Guid id, string tenant = MilaApp.Mila)
    {
        await using var session = app.Query(tenant);
        return await session.LoadAsync<Letter>(id) ?? throw new InvalidOperationException("No such letter.");
    }

    private static async Task<Letter> Until(MilaApp app, Guid id, LetterStatus status)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            if (await Letter(app, id) is { } letter && letter.Status == status)
                return letter;
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
