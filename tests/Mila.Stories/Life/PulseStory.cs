using System.Text.Json;
using System.Text.RegularExpressions;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Membership.Pulses;
using Mila.Membership.Structures;
using Mila.Testing;
using Mila.Workflows.Instances;
using Marten;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    [Fact]
    public async Task Those_who_agreed_are_asked_answer_by_a_private_link_are_reminded_and_told_of_by_five_at_least()
    {
        var year = App.Today.Year;
        var structures = new List<Guid>();
        foreach (var n in Enumerable.Range(0, 6))
        {
            var (structure, leader) = await Member($"Les Sondés {n}");
            structures.Add(structure);
            await Do($$"""agreeToPulse(structureId: "{{structure}}", agrees: true)""", "pulseConsent { agrees }", leader, "member");
        }
        var (silent, other) = await Member("Les Discrets");
        Assert.Equal("pulse.not_yours", await Refused($$"""agreeToPulse(structureId: "{{structures[0]}}", agrees: false)""", other, "member"));
        await App.Send(new EndMembership(structures[5], App.Today, EndingCause.Resignation));
        var closesOn = App.Today.AddDays(15);
        var opening = $$"""openPulse(closesOn: "{{closesOn:O}}")""";
        Assert.True((await App.Graph($"mutation {{ {opening} {{ userErrors {{ code }} }} }}", null, MilaApp.Mila, other, "member")).TryGetProperty("errors", out _));
        await Do(opening, "pulse { year }", Coordinator, "coordinator");
        var asked = await Written("pulse_asked", Pulse.IdOf(year));
        Assert.Equal(6, asked.Count);
        Assert.Equal(("Suivre les réponses au pouls annuel", closesOn), await Waiting(Pulse.IdOf(year)));
        Assert.Equal($"{year}", await CalledInInbox(Pulse.IdOf(year)));

        var links = asked.Select(letter => PulseAddress().Match(letter.Text).Groups[1].Value).ToList();
        Assert.Equal((200, 404, 404), (await StatusOf($"/pouls/repondre/{links[0]}", null, ""), await StatusOf($"/pouls/repondre/{links[0]}", null, "", MilaApp.Other), await StatusOf("/pouls/repondre/autre", null, "")));
        foreach (var link in links.Take(4))
            Assert.Null(await Answer(link));
        Assert.Equal("link.unknown", await Answer(links[0], MilaApp.Other));
        var figures = await PulseFiguresOf(year);
        Assert.Equal((6, 4, 66.7m, null), (figures[PulseFigureKeys.Asked], figures[PulseFigureKeys.Answered], figures[PulseFigureKeys.AnswerRate], figures[PulseFigureKeys.Jobs]));

        await App.MoveTo(App.Today.AddDays(11));
        Assert.Equal(2, (await Written("pulse_reminder", Pulse.IdOf(year))).Count);
        Assert.Null(await Answer(links[4]));
        figures = await PulseFiguresOf(year);
        Assert.Equal((5, 7.5m, 15), (figures[PulseFigureKeys.Alive], figures[PulseFigureKeys.Jobs], figures[PulseFigureKeys.Artists]));
        Assert.DoesNotContain("code", (await App.Graph($$"""mutation { it: leavePulse(link: "{{links[4]}}") { pulseForm { agrees } } }""")).GetRawText(), StringComparison.Ordinal);
        await App.MoveTo(closesOn.AddDays(1));
        Assert.Equal("pulse.closed", await Answer(links[5]));

        await using var session = App.Query();
        Assert.Equal("closed", (await session.LoadAsync<Instance>(PulseWorkflow.Start(Pulse.IdOf(year)).InstanceId, Cancellation))!.Outcome);
        Assert.Equal(5, await session.Query<PulseConsent>().CountAsync(consent => consent.Agrees, Cancellation));
        var seen = (await Ask("{ pulses { nodes { groups { who answerRate alive } } } }", Coordinator, "coordinator")).GetProperty("pulses").GetProperty("nodes")[0].GetProperty("groups");
        Assert.Equal("""[{"who":"all","answerRate":83.3,"alive":5}]""", seen.GetRawText());
        Assert.Equal(0, (await Ask("{ pulses { totalCount } }", Coordinator, "coordinator", MilaApp.Other)).GetProperty("pulses").GetProperty("totalCount").GetInt32());
        Assert.Equal(0, (await Figures(new PulseFigures(), tenant: MilaApp.Other))[PulseFigureKeys.Asked]);
    }

    private async Task<string?> Answer(string link, string tenant = MilaApp.Mila)
    {
        var answer = await App.Graph(
            $$"""mutation { it: answerPulse(link: "{{link}}", isAlive: true, jobs: 1.5, turnover: SMALL, artists: 3, place: QUARTER, inQpv: true) { userErrors { code } } }""", null, tenant);
        return answer.GetProperty("data").GetProperty("it").GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();
    }

    private async Task<Dictionary<string, decimal?>> PulseFiguresOf(int year)
    {
        await using var session = App.Query();
        var family = new PulseFigures();
        var counted = await family.Count(session, new(new(year, 1, 1), new(year, 12, 31), null, App.Now), Cancellation);
        return counted.ToDictionary(each => each.Key, each => each.Value);
    }

    [GeneratedRegex("/pouls/repondre/([A-Za-z0-9_-]+)")]
    private static partial Regex PulseAddress();
}
