using Marten;
using Mila.Letters;
using Mila.Membership.Candidacies;
using Mila.Membership.Dues;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Mila.Testing;
using Mila.Workflows.Instances;
using Mila.Workflows.Timers;
using Xunit;

namespace Mila.Stories.Intake;

/// <summary>The shipped definition, driven by commands and by the clock alone, to each of its ends.</summary>
public sealed class IntakeStory
{
    private static readonly Guid President = IntakeWorld.Board[0];
    private static readonly Guid Treasurer = IntakeWorld.Board[1];
    private static readonly Guid Secretary = IntakeWorld.Board[2];

    [Fact]
    public async Task A_beneficiary_is_admitted_pays_commits_and_counts_from_that_day_and_not_before()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply();
        await world.Complete(applicant);
        await world.Vote(applicant.Id, (President, "admitted"), (Treasurer, "admitted"), (Secretary, "admitted"));
        var admitted = await applicant.Now();
        Assert.Equal(CandidacyState.Admitted, admitted.State);

        await applicant.Do("acceptAsCandidate(link: $link, commitment: CHARTER)");
        await applicant.Do("acceptAsCandidate(link: $link, commitment: ENGAGEMENT)");
        await applicant.Do("chooseDirectory(link: $link, consents: true)");
        await world.App.MoveTo(new DateOnly(2023, 6, 20));
        await world.Pay(admitted.StructureId);

        var member = await applicant.Now();
        Assert.Equal((CandidacyState.Member, new DateOnly(2023, 6, 20)), (member.State, member.MemberSince!.Value));
        Assert.False(await world.IsMember(member.StructureId, new DateOnly(2023, 6, 19)));
        Assert.True(await world.IsMember(member.StructureId, new DateOnly(2023, 6, 20)));
        await using (var session = world.App.Query())
            Assert.Equal(("member", new DateOnly(2023, 6, 20)), Assert.Single(await session.Query<RoleGrant>().Where(grant => grant.PersonId == admitted.ApplicantId).ToListAsync()) is var grant ? (grant.Role, grant.From) : default);
        Assert.Equal("member", (await world.Instance(applicant.Id)).Outcome);
        Assert.Equal(["candidacy_acknowledgement", "candidacy_admitted", "candidacy_welcome"], await world.LettersTo(admitted.ApplicantId, "candidacy_"));
    }

    [Fact]
    public async Task The_board_votes_on_a_space_with_a_recusal_and_a_proxy_and_the_waiting_list_is_a_step()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply("HOSTED");
        await world.Complete(applicant);
        var (first, second, recused) = (IntakeWorld.Board[3], IntakeWorld.Board[2], IntakeWorld.Board[4]);
        await world.As(IntakeWorld.Coordinator, "coordinator", $"""assignCandidacyReviewers(id: "{applicant.Id}", reviewers: ["{first}", "{recused}"])""");
        await world.As(first, "board_member", $"""giveCandidacyReview(id: "{applicant.Id}", quality: 4, dynamics: 3, innovation: 5, comment: "Solide.")""");
        await world.As(recused, "board_member", $"""recuseFromCandidacy(id: "{applicant.Id}", link: BUSINESS)""");
        Assert.Equal(CandidacyState.InVote, (await applicant.Now()).State);

        var hidden = await world.App.Graph($$"""{ candidacy(id: "{{applicant.Id}}") { opens answers { text } reviewers { comment } applicant { name } } }""", person: recused, roles: "board_member");
        var file = hidden.GetProperty("data").GetProperty("candidacy");
        Assert.False(file.GetProperty("opens").GetBoolean());
        Assert.Equal((0, 0), (file.GetProperty("answers").GetArrayLength(), file.GetProperty("reviewers").GetArrayLength()));

        var vote = (await applicant.Now()).DeliberationId!.Value;
        await world.App.Send(new Membership.Board.GiveProxy(vote, second), actor: first);
        await world.Vote(applicant.Id, (President, "waiting_list"), (Treasurer, "admitted"), (second, "waiting_list"));
        await world.App.Send(new Membership.Board.CastBallot(vote, "waiting_list", first), actor: second);
        await world.Close(vote);

        var waiting = await applicant.Now();
        Assert.Equal(CandidacyState.WaitingList, waiting.State);
        Assert.Equal("waiting", (await world.Instance(applicant.Id)).Stays.Single().Step);
        Assert.Contains("candidacy_waiting_list", await world.LettersTo(waiting.ApplicantId, "candidacy_"));
    }

    [Fact]
    public async Task Missing_pieces_are_reminded_after_7_days_and_the_file_lapses_after_30()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply();
        var person = (await applicant.Now()).ApplicantId;
        await world.As(IntakeWorld.Coordinator, "coordinator", $"""askCandidacyPieces(id: "{applicant.Id}", pieces: [STATUTES])""");

        await world.App.MoveTo(new DateOnly(2023, 6, 21));
        Assert.DoesNotContain("candidacy_pieces_reminder", await world.LettersTo(person, "candidacy_"));
        await world.App.MoveTo(new DateOnly(2023, 6, 22));
        Assert.Contains("candidacy_pieces_reminder", await world.LettersTo(person, "candidacy_"));
        await world.App.MoveTo(new DateOnly(2023, 7, 15));
        Assert.Equal(CandidacyState.PiecesAsked, (await applicant.Now()).State);
        await world.App.MoveTo(new DateOnly(2023, 7, 16));

        Assert.Equal((CandidacyState.Lapsed, LapseCause.Pieces), ((await applicant.Now()).State, (await applicant.Now()).Lapse!.Value));
        Assert.Equal("lapsed", (await world.Instance(applicant.Id)).Outcome);
        Assert.Contains("candidacy_lapsed", await world.LettersTo(person, "candidacy_"));
    }

    [Fact]
    public async Task A_draft_that_is_never_handed_in_lapses_and_its_words_are_gone()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Draft();
        var candidacy = await applicant.Now();

        await world.App.MoveTo(new DateOnly(2023, 8, 15));

        Assert.Equal((CandidacyState.Lapsed, LapseCause.Draft), ((await applicant.Now()).State, (await applicant.Now()).Lapse!.Value));
        await using var session = world.App.Query();
        Assert.Empty(await session.Query<People.ErasableText>().Where(text => text.SubjectId == candidacy.Id).ToListAsync());
        Assert.Null(await session.LoadAsync<People.IdentitySheet>(candidacy.StructureId));
        Assert.NotNull((await session.LoadAsync<People.Person>(candidacy.ApplicantId))!.ErasedAt);
    }

    [Fact]
    public async Task Commitments_that_are_not_met_are_reminded_and_lapse_after_30_days()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply();
        await world.Complete(applicant);
        await world.Vote(applicant.Id, (President, "admitted"), (Treasurer, "admitted"), (Secretary, "admitted"));
        var person = (await applicant.Now()).ApplicantId;

        await world.App.MoveTo(new DateOnly(2023, 6, 30));
        Assert.Contains("candidacy_commitments_reminder", await world.LettersTo(person, "candidacy_"));
        await world.App.MoveTo(new DateOnly(2023, 7, 16));

        Assert.Equal((CandidacyState.Lapsed, LapseCause.Commitments), ((await applicant.Now()).State, (await applicant.Now()).Lapse!.Value));
        Assert.False(await world.IsMember((await applicant.Now()).StructureId, new DateOnly(2023, 7, 16)));
    }

    [Fact]
    public async Task Who_does_not_join_owes_no_dues_and_is_never_in_arrears()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply();
        await world.Complete(applicant);
        await world.Vote(applicant.Id, (President, "admitted"), (Treasurer, "admitted"), (Secretary, "admitted"));

        await world.App.MoveTo(new DateOnly(2023, 12, 1));

        await using var session = world.App.Query();
        var call = await session.Query<DuesCall>().SingleAsync();
        Assert.Equal((DuesState.Cancelled, CallFault.AdmissionLapsed, new DateOnly(2023, 7, 16)), (call.State, call.Cancelled!.Value, call.CancelledOn!.Value));
        var asked = await world.App.Graph(
            "{ overdue: duesCalls(overdue: true) { totalCount } cancelled: duesCalls(state: CANCELLED) { nodes { owed { cents } isOverdue cancelled } } }",
            person: IntakeWorld.Coordinator, roles: "coordinator");
        Assert.Equal(
            """{"overdue":{"totalCount":0},"cancelled":{"nodes":[{"owed":{"cents":0},"isOverdue":false,"cancelled":"ADMISSION_LAPSED"}]}}""", asked.GetProperty("data").GetRawText());
        Assert.DoesNotContain(await session.Query<DuesArrears>().ToListAsync(), row => row.RecordedUntil == PeriodRow.KnownNow || row.StructureId != call.StructureId);
    }

    [Fact]
    public async Task A_vote_on_what_was_withdrawn_is_moot_waits_for_nobody_reminds_nobody_and_its_minutes_say_so()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply();
        await world.Complete(applicant);
        var vote = (await applicant.Now()).DeliberationId!.Value;
        await world.App.Send(new Membership.Board.CastBallot(vote, "admitted"), actor: President);

        await applicant.Do("withdrawCandidacy(link: $link)");
        await world.App.MoveTo(new DateOnly(2023, 7, 1));

        var seen = (await world.App.Graph(
            $$"""{ deliberation(id: "{{vote}}") { state closedOn tally { voters } minutes { text } } ballotsToCast { id } taskInbox { totalCount } }""",
            person: Treasurer, roles: "board_member")).GetProperty("data");
        var deliberation = seen.GetProperty("deliberation");
        Assert.Equal(("MOOT", "2023-06-15"), (deliberation.GetProperty("state").GetString(), deliberation.GetProperty("closedOn").GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, deliberation.GetProperty("tally").ValueKind);
        Assert.Contains("Le vote est sans objet", deliberation.GetProperty("minutes").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal((0, 0), (seen.GetProperty("ballotsToCast").GetArrayLength(), seen.GetProperty("taskInbox").GetProperty("totalCount").GetInt32()));
        await using var session = world.App.Query();
        Assert.Empty(await session.Query<DueTimer>().ToListAsync());
        Assert.DoesNotContain("vote_reminder", await world.LettersTo(Treasurer, "vote_"));
        Assert.Equal(CandidacyState.Withdrawn, (await applicant.Now()).State);
    }

    [Fact]
    public async Task A_withdrawn_candidacy_ends_and_a_vote_on_it_changes_nothing()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply();
        await world.Complete(applicant);
        await applicant.Do("withdrawCandidacy(link: $link)");
        Assert.Equal("withdrawn", (await world.Instance(applicant.Id)).Outcome);

        await world.App.MoveTo(new DateOnly(2023, 7, 1));

        Assert.Equal(CandidacyState.Withdrawn, (await applicant.Now()).State);
        Assert.Equal("candidacy.decided", (await applicant.Try("withdrawCandidacy(link: $link)")).GetProperty("userErrors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_vote_without_quorum_is_put_again_by_hand_and_a_refusal_has_a_ground()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply();
        await world.Complete(applicant);
        await world.App.MoveTo(new DateOnly(2023, 6, 26)); // ten days, and nobody has voted
        Assert.Equal(CandidacyState.ToBeHeardAgain, (await applicant.Now()).State);

        await world.As(IntakeWorld.Coordinator, "coordinator", $"""putCandidacyToVote(id: "{applicant.Id}")""");
        await world.Vote(applicant.Id, (President, "refused"), (Treasurer, "refused"), (Secretary, "admitted"));
        Assert.Equal(CandidacyState.GroundAwaited, (await applicant.Now()).State);
        await world.As(IntakeWorld.Coordinator, "coordinator", $"""stateRefusalGround(id: "{applicant.Id}", ground: TOO_EARLY, note: "Revenez quand le premier album sera prêt.")""");

        var refused = await applicant.Now();
        Assert.Equal((CandidacyState.Refused, RefusalGround.TooEarly), (refused.State, refused.Ground!.Value));
        Assert.Equal("refused", (await world.Instance(applicant.Id)).Outcome);
        Assert.Contains("candidacy_refused", await world.LettersTo(refused.ApplicantId, "candidacy_"));
        var followed = await applicant.Follow("ground groundNote");
        Assert.Equal(("TOO_EARLY", "Revenez quand le premier album sera prêt."), (followed.GetProperty("ground").GetString(), followed.GetProperty("groundNote").GetString()));
    }

    [Fact]
    public async Task A_member_asks_for_a_space_without_reapplying()
    {
        await using var world = await IntakeWorld.Begin();
        var first = await world.Apply();
        await world.Complete(first);
        await world.Vote(first.Id, (President, "admitted"), (Treasurer, "admitted"), (Secretary, "admitted"));
        await first.Do("acceptAsCandidate(link: $link, commitment: CHARTER)");
        await first.Do("acceptAsCandidate(link: $link, commitment: ENGAGEMENT)");
        var member = await first.Now();
        await world.Pay(member.StructureId);

        var asked = await world.App.Graph(
            $$"""mutation { askForMore(structure: "{{member.StructureId}}", path: SHOP) { begunCandidacy { link candidacy { id ofMember } } userErrors { code } } }""",
            person: member.ApplicantId, roles: "member");
        var begun = asked.GetProperty("data").GetProperty("askForMore").GetProperty("begunCandidacy");
        var more = new Applicant(world, begun.GetProperty("link").GetString()!, begun.GetProperty("candidacy").GetProperty("id").GetGuid());
        await world.App.Quiet();
        await more.Do("saveCandidacyDraft(link: $link, draft: $draft)", "$draft: CandidacyDraft!", new
        {
            path = "SHOP",
            answers = new[] { "PROJECT", "DYNAMICS", "INNOVATION", "NEEDS", "SPACE" }.Select(question => new { question, text = "Réponse." }),
        });
        await more.Do("submitCandidacy(link: $link)");
        await world.Complete(more);
        await world.As(IntakeWorld.Coordinator, "coordinator", $"""assignCandidacyReviewers(id: "{more.Id}", reviewers: ["{President}"])""");
        await world.As(President, "board_member", $"""giveCandidacyReview(id: "{more.Id}", quality: 4, dynamics: 3, innovation: 5)""");
        await world.Vote(more.Id, [.. IntakeWorld.Board.Select(person => (person, "admitted"))]);

        Assert.Equal(CandidacyState.Member, (await more.Now()).State);
        Assert.Equal("allocate", (await world.Instance(more.Id)).Stays.Single().Step);
        await using var session = world.App.Query();
        var structure = (await session.LoadAsync<Structure>(member.StructureId))!;
        Assert.Equal(Affiliation.Shop, structure.Affiliations().At(world.App.Today)!.Value);
        Assert.Single(structure.Memberships());
    }

    [Fact]
    public async Task The_other_association_sees_nothing()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply();

        var answer = await world.App.Graph(
            $$"""{ candidacy(id: "{{applicant.Id}}") { id } candidacies { totalCount } }""", tenant: MilaApp.Other, person: IntakeWorld.Coordinator, roles: "coordinator");

        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.GetProperty("data").GetProperty("candidacy").ValueKind);
        Assert.Equal(0, answer.GetProperty("data").GetProperty("candidacies").GetProperty("totalCount").GetInt32());
        await using var session = world.App.Query(MilaApp.Other);
        Assert.Empty(await session.Query<Letter>().ToListAsync());
        Assert.Empty(await session.Query<Instance>().ToListAsync());
    }
}
