using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Mila.Files;
using Mila.Modules;
using Mila.Testing;
using Xunit;

namespace Mila.Stories;

/// <summary>Files over real HTTP: in, looked at, given to whoever may read them, swept.</summary>
public sealed class FileStory
{
    private static readonly Guid Sender = Guid.CreateVersion7();
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sender_reads_the_file_again_as_an_attachment_that_can_do_nothing()
    {
        await using var app = await MilaApp.Begin();
        using var client = app.Client(person: Sender, roles: "member");

        var id = await Upload(client, "../../etc/Mon CV.exe", Pdf);
        using var answer = await client.GetAsync($"/files/{id}", Cancel);

        Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Mon CV.pdf", answer.Content.Headers.ContentDisposition.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName?.Trim('"'));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task Nobody_else_learns_whether_there_is_a_file()
    {
        await using var app = await MilaApp.Begin();
        using var sender = app.Client(person: Sender, roles: "member");
        var id = await Upload(sender, "a.pdf", Pdf);

        foreach (var client in (HttpClient[])[app.Client(), app.Client(person: Guid.CreateVersion7(), roles: "coordinator"), app.Client(MilaApp.Other, Sender, "member")])
        {
            using var refused = await client.GetAsync($"/files/{id}", Cancel);
            using var unknown = await client.GetAsync($"/files/{Guid.CreateVersion7()}", Cancel);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (refused.StatusCode, unknown.StatusCode));
            Assert.Equal(await unknown.Content.ReadAsStringAsync(Cancel), await refused.Content.ReadAsStringAsync(Cancel));
        }
    }

    [Fact]
    public async Task What_is_too_large_empty_or_of_another_kind_is_refused_in_French_and_leaves_nothing()
    {
        await using var app = await MilaApp.Begin();
        using var client = app.Client(person: Sender, roles: "member");

        var large = await Refused(client, "a.pdf", new byte[20 * 1024 * 1024 + 1]);
        var empty = await Refused(client, "a.pdf", []);
        var program = await Refused(client, "a.pdf", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0, 0, 0]);
        var page = await Refused(client, "a.html", Encoding.UTF8.GetBytes("<script>alert(1)</script>"));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "file.too_large"), (large.Status, large.Code));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "file.empty"), (empty.Status, empty.Code));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "file.kind_refused"), (program.Status, program.Code));
        Assert.Equal("file.kind_refused", page.Code);
        Assert.StartsWith("Ce fichier est trop volumineux", large.Message, StringComparison.Ordinal);
        Assert.Empty(Bytes(app));
    }

    [Fact]
    public async Task A_form_without_a_file_or_a_boundary_is_refused()
    {
        await using var app = await MilaApp.Begin();
        using var client = app.Client(person: Sender, roles: "member");
        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" } };

        using var without = await client.PostAsync("/files", form, Cancel);
        using var broken = new ByteArrayContent(Pdf) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data") } };
        using var unbound = await client.PostAsync("/files", broken, Cancel);

        foreach (var answer in (HttpResponseMessage[])[without, unbound])
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("file.missing", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Strangers_may_send_a_few_files_and_not_more()
    {
        await using var app = await MilaApp.Begin();
        using var client = app.Client();
        for (var i = 0; i < 30; i++)
            await Upload(client, "a.pdf", Pdf);

        Assert.Equal((HttpStatusCode.TooManyRequests, "file.too_many"), await Refused(client, "a.pdf", Pdf) is var refused ? (refused.Status, refused.Code) : default);
    }

    [Fact]
    public async Task What_nothing_took_is_gone_after_a_day_and_what_was_taken_stays()
    {
        await using var app = await MilaApp.Begin();
        using var client = app.Client(person: Sender, roles: "member");
        var taken = await Upload(client, "a.pdf", Pdf);
        var forgotten = await Upload(client, "b.pdf", Pdf);
        await Take(app, taken);
        await app.MoveTo(app.Today.AddDays(2));
        foreach (var bytes in Bytes(app))
            File.SetLastWriteTimeUtc(bytes, File.GetLastWriteTimeUtc(bytes).AddHours(-2));

        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<FileSweep>().Run(Cancel);

        await using var session = app.Query();
        Assert.Equal([taken], (await session.Query<StoredFile>().ToListAsync(Cancel)).Select(file => file.Id));
        Assert.Equal(taken.ToString("N"), Path.GetFileName(Assert.Single(Bytes(app))));
        Assert.NotEqual(taken, forgotten);
    }

    [Fact]
    public async Task Bytes_that_a_crash_left_without_a_row_are_swept_but_not_those_just_written()
    {
        await using var app = await MilaApp.Begin();
        var (old, fresh) = (Place(app, Guid.CreateVersion7()), Place(app, Guid.CreateVersion7()));
        foreach (var path in (string[])[old, fresh])
            await File.WriteAllBytesAsync(path, Pdf, Cancel);
        File.SetLastWriteTimeUtc(old, File.GetLastWriteTimeUtc(old).AddHours(-2));

        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<FileSweep>().Run(Cancel);

        Assert.Equal((false, true), (File.Exists(old), File.Exists(fresh)));
    }

    [Fact]
    public async Task A_file_that_was_taken_is_not_taken_by_another()
    {
        await using var app = await MilaApp.Begin();
        using var client = app.Client(person: Sender, roles: "member");
        var id = await Upload(client, "a.pdf", Pdf);
        await Take(app, id);

        Assert.Equal("file.taken", (await Assert.ThrowsAsync<Kernel.RuleViolation>(() => Take(app, id))).Code);
        Assert.Equal("file.unknown", (await Assert.ThrowsAsync<Kernel.RuleViolation>(() => Take(app, Guid.CreateVersion7()))).Code);
    }

    private static async Task Take(MilaApp app, Guid id)
    {
        await using var session = app.Store.LightweightSession(MilaApp.Mila);
        await session.TakeFiles([id], "test", Guid.CreateVersion7(), [], cancellation: Cancel);
        await session.SaveChangesAsync(Cancel);
    }

    private static string Place(MilaApp app, Guid id) =>
        Path.Combine(app.Services.GetRequiredService<DataFolder>().Sub(Path.Combine("files", MilaApp.Mila, $"{id:N}"[^2..])), $"{id:N}");

    private static string[] Bytes(MilaApp app) =>
        Directory.GetFiles(app.Services.GetRequiredService<DataFolder>().Sub("files"), "*", SearchOption.AllDirectories);

    private static async Task<Guid> Upload(HttpClient client, string name, byte[] bytes)
    {
        using var answer = await Post(client, name, bytes);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetGuid();
    }

    private static async Task<(HttpStatusCode Status, string? Code, string? Message)> Refused(HttpClient client, string name, byte[] bytes)
    {
        using var answer = await Post(client, name, bytes);
        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("userErrors")[0];
        return (answer.StatusCode, error.GetProperty("code").GetString(), error.GetProperty("message").GetString());
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        return await client.PostAsync("/files", form, Cancel);
    }
}
