using System.Text.Json;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Modules;
using Mila.Modules.Figures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Board;

/// <summary>Members of the board declare time in a tap, put it right; it is valued at the rate of its day, and the words go with the person.</summary>
public sealed class VolunteerStory(BoardHost host) : IClassFixture<BoardHost>
{
    private readonly MilaApp app = host.App;
    private readonly BoardAtWork board = host.Board;

    [Fact]
    public async Task Time_is_declared_put_right_cancelled_valued_and_seen_by_who_keeps_the_accounts_alone()
    {
        await app.Send(new ChangeSetting("volunteer.hourly_rate", "1200", app.Today.AddDays(1)));
        Assert.Null(await Run(2, """declareHours(task: EVENT, minutes: 120, words: "Accueil de la fête avec Zoé")"""));
        await app.MoveTo(app.Today.AddDays(1));
        Assert.Null(await Run(2, "declareHours(task: MEETING, minutes: 60)"));
        Assert.Null(await Run(3, "declareHours(task: UPKEEP, minutes: 45)"));
        Assert.Equal("hours.more_than_a_day", await Run(3, "declareHours(task: UPKEEP, minutes: 1400)"));

        var mine = (await Ask(2, "{ myHours { minutes value { cents } entries { id task words } } }")).GetProperty("myHours");
        Assert.Equal((180, 2254 + 1200), (mine.GetProperty("minutes").GetInt32(), mine.GetProperty("value").GetProperty("cents").GetInt32())); // 11.27 the day before, 12 from today
        Assert.Equal("Accueil de la fête avec Zoé", mine.GetProperty("entries")[1].GetProperty("words").GetString());
        var other = (await Ask(3, "{ myHours { entries { id } } }")).GetProperty("myHours").GetProperty("entries")[0].GetProperty("id").GetGuid();
        Assert.Equal("hours.unknown", await Run(2, $"""cancelHours(year: {app.Today.Year}, declarationId: "{other}")""")); // of another
        Assert.Null(await Run(3, $"""correctHours(declarationId: "{other}", task: UPKEEP, minutes: 90, on: "{app.Today:O}")"""));
        Assert.Null(await Run(3, "declareHours(task: OTHER, minutes: 10)"));
        var mistaken = (await Ask(3, "{ myHours { entries { id task } } }")).GetProperty("myHours").GetProperty("entries").EnumerateArray().Single(each => each.GetProperty("task").GetString() == "OTHER");
        Assert.Null(await Run(3, $"""cancelHours(year: {app.Today.Year}, declarationId: "{mistaken.GetProperty("id").GetGuid()}")"""));

        var year = (await Ask(0, "{ volunteerYear { people minutes value { cents } } volunteerHours { nodes { name minutes } } }"));
        Assert.Equal("""{"people":2,"minutes":270,"value":{"cents":5254}}""", year.GetProperty("volunteerYear").GetRawText());
        Assert.Equal("""[{"name":"Membre2 mila","minutes":180},{"name":"Membre3 mila","minutes":90}]""", year.GetProperty("volunteerHours").GetProperty("nodes").GetRawText());
        await using var session = app.Query();
        var figures = (await ShippedFigures.Handle(
            new ResolveFigures([VolunteerFigureKeys.People, VolunteerFigureKeys.Hours, VolunteerFigureKeys.Value], new(app.Today.Year, 1, 1), app.Today, null), session, default)).Figures;
        Assert.Equal([2m, 4.5m, 52.54m], figures.Select(figure => figure.Value));
        await NobodyElse();
        await TheWordsGoWithThePerson();
    }

    private async Task NobodyElse()
    {
        Assert.True((await app.Graph("{ volunteerYear { people } }", null, MilaApp.Mila, NamedId.Of("member"), "member")).TryGetProperty("errors", out _));
        var stranger = await app.Graph("mutation { declareHours(task: EVENT, minutes: 60) { userErrors { code } } }", null, MilaApp.Mila, NamedId.Of("member"), "member");
        Assert.Contains("hours.not_volunteer", stranger.GetRawText(), StringComparison.Ordinal);
        var beside = await app.Graph("{ volunteerYear { people minutes } }", null, MilaApp.Other, host.Other.President, "president");
        Assert.Contains("""{"people":0,"minutes":0}""", beside.GetRawText(), StringComparison.Ordinal);
    }

    private async Task TheWordsGoWithThePerson()
    {
        var export = (await Ask(2, "{ myExport }")).GetProperty("myExport").GetString()!;
        Assert.Contains("volunteer_hours", export, StringComparison.Ordinal);
        Assert.Contains("Accueil de la fête", export, StringComparison.Ordinal);
        await app.Send(new ErasePerson(board.Members[2]));
        Assert.Equal(180, (await Ask(2, "{ myHours { minutes } }")).GetProperty("myHours").GetProperty("minutes").GetInt32());
        Assert.DoesNotContain("Accueil", (await Ask(2, "{ myHours { entries { words } } }")).GetRawText(), StringComparison.Ordinal);
    }

    private async Task<string?> Run(int member, string field) => (await Ask(member, $"mutation {{ done: {field} {{ userErrors {{ code }} }} }}")).GetProperty("done").GetProperty("userErrors").EnumerateArray()
        .Select(error => error.GetProperty("code").GetString()).FirstOrDefault();

    private async Task<JsonElement> Ask(int member, string document)
    {
        var answer = await board.Ask(document, null, member);
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        return answer.GetProperty("data");
    }
}
