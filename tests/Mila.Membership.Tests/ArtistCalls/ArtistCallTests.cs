using Mila.Kernel;
using Mila.Membership.ArtistCalls;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.ArtistCalls;

public class ArtistCallTests
{
    private static readonly Guid Id = NamedId.Of("call");
    private static readonly Guid AnswerId = NamedId.Of("answer");
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid ArtistId = NamedId.Of("artist");
    private static readonly Guid Leader = NamedId.Of("leader");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Structure Structure = new Structure()
        .Evolve(new StructureRegistered(StructureId, 1, new(2022, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new ContactAdded(StructureId, 2, new(2022, 1, 3), Leader, ContactRole.Leader))
        .Evolve(new ArtistTakenOn(StructureId, 3, new(2022, 1, 3), ArtistId))
        .Evolve(new AffiliationSet(StructureId, 4, new(2022, 1, 3), Affiliation.Beneficiary))
        .Evolve(new MembershipBegun(StructureId, 5, new(2022, 1, 3), null));

    private static readonly OpenArtistCall Opening = new(Id, "Vendanges", "Un plateau.", "Decibels", Today.AddDays(60), Today.AddDays(20), 1, []);
    private static readonly ArtistCall Open = new ArtistCall().Evolve(OpenArtistCallHandler.Decide(Opening, Today));
    private static readonly ProposeArtist Proposing = new(Id, AnswerId, StructureId, ArtistId, "Deux voix.");
    private static readonly ArtistCall Answered = Open.Evolve(ProposeArtistHandler.Decide(Proposing, Open, Structure, Leader, Today)!);
    private static readonly DateOnly Closed = Today.AddDays(21);
    private static readonly ArtistCall Selected = Answered.Evolve(SelectArtistsHandler.Decide(new(Id, [AnswerId]), Answered, Closed)!);

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_call_closes_before_one_plays()
    {
        Assert.Equal((true, true, false), (Open.HasPartner, Open.TakesAnswersOn(Today.AddDays(20)), Open.TakesAnswersOn(Closed)));
        Assert.Equal("artist_call.closes_in_the_past", Refusal(() => OpenArtistCallHandler.Decide(Opening with { ClosesOn = Today.AddDays(-1) }, Today)));
        Assert.Equal("artist_call.plays_before_closing", Refusal(() => OpenArtistCallHandler.Decide(Opening with { EventOn = Opening.ClosesOn }, Today)));
        Assert.Equal("artist_call.places_refused", Refusal(() => OpenArtistCallHandler.Decide(Opening with { Places = 0 }, Today)));
        Assert.False(OpenArtistCallHandler.Decide(Opening with { Partner = " " }, Today).HasPartner);
        Assert.DoesNotContain("Vendanges", Opening.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_answers_once_for_an_artist_it_represents()
    {
        Assert.Equal((ArtistId, Leader), (Assert.Single(Answered.Answers).ArtistId, Answered.Answers[0].By));
        Assert.Null(ProposeArtistHandler.Decide(Proposing with { AnswerId = Id }, Answered, Structure, Leader, Today));
        Assert.Null(ProposeArtistHandler.Decide(Proposing with { Words = " " }, Open, Structure, Leader, Today)!.WordsId);
        Assert.Equal("artist.not_yours", Refusal(() => ProposeArtistHandler.Decide(Proposing, Open, Structure, Id, Today)));
        Assert.Equal("artist.not_yours", Refusal(() => ProposeArtistHandler.Decide(Proposing, Open, null, Leader, Today)));
        Assert.Equal("artist_call.closed", Refusal(() => ProposeArtistHandler.Decide(Proposing, Open, Structure, Leader, Closed)));
        Assert.Equal("artist.not_represented", Refusal(() => ProposeArtistHandler.Decide(Proposing with { ArtistId = Id }, Open, Structure, Leader, Today)));
        Assert.Equal("artist_call.not_for_you", Refusal(() => ProposeArtistHandler.Decide(Proposing, Open with { OpenTo = [Affiliation.Hosted] }, Structure, Leader, Today)));
        Assert.NotNull(ProposeArtistHandler.Decide(Proposing, Open with { OpenTo = [Affiliation.Beneficiary] }, Structure, Leader, Today));
        var full = Open with { Answers = [.. Enumerable.Range(0, 200).Select(n => new ArtistAnswer(NamedId.Of($"{n}"), StructureId, NamedId.Of($"{n}"), Leader, null, Today))] };
        Assert.Equal("artist_call.answered_enough", Refusal(() => ProposeArtistHandler.Decide(Proposing, full, Structure, Leader, Today)));
        Assert.DoesNotContain("voix", Proposing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_is_taken_back_before_the_selection()
    {
        var withdrawn = Answered.Evolve(WithdrawArtistHandler.Decide(new(Id, AnswerId), Answered, Structure, Leader, Today)!);

        Assert.Equal(ArtistAnswerState.Withdrawn, withdrawn.Answers[0].State);
        Assert.Null(WithdrawArtistHandler.Decide(new(Id, AnswerId), withdrawn, Structure, Leader, Today));
        Assert.NotNull(ProposeArtistHandler.Decide(Proposing with { AnswerId = Id }, withdrawn, Structure, Leader, Today));
        Assert.Equal("artist.not_yours", Refusal(() => WithdrawArtistHandler.Decide(new(Id, AnswerId), Answered, Structure, Id, Today)));
        Assert.Equal("artist_call.closed", Refusal(() => WithdrawArtistHandler.Decide(new(Id, AnswerId), Selected, Structure, Leader, Closed)));
    }

    [Fact]
    public void The_selection_is_made_once_after_closing_within_the_places()
    {
        Assert.Equal((ArtistCallState.Selected, ArtistAnswerState.Kept), (Selected.State, Selected.Answers[0].State));
        Assert.Null(SelectArtistsHandler.Decide(new(Id, [AnswerId]), Selected, Closed));
        Assert.Equal("artist_call.selected_already", Refusal(() => SelectArtistsHandler.Decide(new(Id, []), Selected, Closed)));
        Assert.Equal("artist_call.still_open", Refusal(() => SelectArtistsHandler.Decide(new(Id, []), Answered, Today)));
        Assert.Equal("artist_call.no_such_answer", Refusal(() => SelectArtistsHandler.Decide(new(Id, [Id]), Answered, Closed)));
        var two = Answered with { Answers = [.. Answered.Answers, Answered.Answers[0] with { Id = Id }] };
        Assert.Equal("artist_call.too_many_kept", Refusal(() => SelectArtistsHandler.Decide(new(Id, [AnswerId, Id]), two, Closed)));
        Assert.Equal([Id], SelectArtistsHandler.Decide(new(Id, [AnswerId]), two, Closed)!.NotKept);
        Assert.Equal([Leader], WriteArtistAnswersHandler.Readers(Selected.Answers[0], Structure, Closed));
        Assert.Equal([Leader], WriteArtistAnswersHandler.Readers(Selected.Answers[0] with { By = Id }, Structure, Closed));
    }

    [Fact]
    public void Who_was_kept_played_on_a_day()
    {
        var day = Today.AddDays(60);
        var played = Selected.Evolve(TellWhoPlayedHandler.Decide(new(Id, [AnswerId], day), Selected, day)!);

        Assert.Equal((ArtistCallState.Played, day), (played.State, played.Answers[0].PlayedOn));
        Assert.Null(TellWhoPlayedHandler.Decide(new(Id, [AnswerId], day), played, day));
        Assert.Equal("artist_call.not_selected", Refusal(() => TellWhoPlayedHandler.Decide(new(Id, [], day), Answered, day)));
        Assert.Equal("artist_call.played_when", Refusal(() => TellWhoPlayedHandler.Decide(new(Id, [AnswerId], day), Selected, day.AddDays(-1))));
        Assert.Equal("artist_call.no_such_answer", Refusal(() => TellWhoPlayedHandler.Decide(new(Id, [Id], day), Selected, day)));
        Assert.Equal("artist_call.played_already", Refusal(() => CancelArtistCallHandler.Decide(played, day)));
        var cancelled = Selected.Evolve(CancelArtistCallHandler.Decide(Selected, day)!);
        Assert.Null(CancelArtistCallHandler.Decide(cancelled, day));
    }
}
