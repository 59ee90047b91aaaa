using System.Text.Json;
using Mila.Membership.Candidacies;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Intake;

public sealed class ApplyStory
{
    [Fact]
    public async Task A_stranger_applies_is_asked_for_a_piece_completes_and_is_found_complete()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply();
        Assert.Equal(CandidacyState.Submitted, (await applicant.Now()).State);

        await world.As(IntakeWorld.Coordinator, "coordinator", $"""askCandidacyPieces(id: "{applicant.Id}", pieces: [OTHER], note: "Un mot de plus.")""");
        var followed = await applicant.Follow("state asked askedNote awaitedUntil isOwner");
        Assert.Equal(("PIECES_ASKED", "OTHER", "Un mot de plus.", "2023-07-15", true), (
            followed.GetProperty("state").GetString(), followed.GetProperty("asked")[0].GetString(), followed.GetProperty("askedNote").GetString(),
            followed.GetProperty("awaitedUntil").GetString(), followed.GetProperty("isOwner").GetBoolean()));

        await applicant.Do("supplyCandidacyPieces(link: $link)");
        await world.As(IntakeWorld.Coordinator, "coordinator", $"""findCandidacyComplete(id: "{applicant.Id}")""");
        Assert.NotEqual(CandidacyState.Submitted, (await applicant.Now()).State);
    }

    [Fact]
    public async Task A_link_opens_one_candidacy_of_one_association_and_every_other_text_opens_nothing()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Draft();

        Assert.Equal("DRAFT", (await applicant.Follow("state")).GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, (await applicant.Follow("state", MilaApp.Other)).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await (applicant with { Link = "autre" }).Follow("state")).ValueKind);
        var refused = await (applicant with { Link = "autre" }).Try("submitCandidacy(link: $link)");
        Assert.Equal("link.unknown", refused.GetProperty("userErrors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_partner_completes_by_a_shared_link_until_it_is_revoked_and_decides_nothing()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Draft();
        var shared = await world.App.Graph(
            "mutation($link: String!) { shareCandidacy(link: $link) { begunCandidacy { link candidacy { isOwner } } userErrors { code } } }", new { link = applicant.Link });
        var partner = applicant with { Link = shared.GetProperty("data").GetProperty("shareCandidacy").GetProperty("begunCandidacy").GetProperty("link").GetString()! };

        Assert.False((await partner.Follow("isOwner")).GetProperty("isOwner").GetBoolean());
        Assert.Equal("link.shared", Code(await partner.Try("submitCandidacy(link: $link)")));
        await applicant.Do("revokeCandidacySharing(link: $link)");
        Assert.Equal(JsonValueKind.Null, (await partner.Follow("state")).ValueKind);
        await applicant.Do("submitCandidacy(link: $link)");
    }

    [Fact]
    public async Task Machines_are_kept_out_of_the_form_and_told_so_in_French()
    {
        await using var world = await IntakeWorld.Begin();
        var stamp = (await world.App.Graph("{ candidacyForm { stamp } }")).GetProperty("data").GetProperty("candidacyForm").GetProperty("stamp").GetString()!;

        Assert.Equal("form.too_fast", await Begin(world, stamp));
        await world.App.MoveTo(world.App.Now.AddSeconds(10));
        Assert.Equal("form.trap_filled", await Begin(world, stamp, "https://exemple.fr"));
        Assert.Equal("form.stamp_refused", await Begin(world, "inventé"));
        for (var i = 0; i < 10; i++)
            Assert.Null(await Begin(world, stamp));
        Assert.Equal("form.too_many", await Begin(world, stamp));
    }

    private static async Task<string?> Begin(IntakeWorld world, string stamp, string? website = null)
    {
        var answer = await world.App.Graph(
            """
            mutation($stamp: String!, $website: String) {
              it: beginCandidacy(path: BENEFICIARY, givenName: "Zoé", familyName: "Inconnue", email: "zoe@exemple.fr", stamp: $stamp, website: $website) {
                userErrors { code } } }
            """, new { stamp, website });
        return Code(answer.GetProperty("data").GetProperty("it"));
    }

    private static string? Code(JsonElement payload) =>
        payload.GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();
}
