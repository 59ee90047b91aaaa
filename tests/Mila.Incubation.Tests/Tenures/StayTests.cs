using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Xunit;

namespace Mila.Incubation.Tests.Tenures;

/// <summary>What may be decided of a structure's stays, and what is refused.</summary>
public class StayTests
{
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid StayId = NamedId.Of("stay");
    private static readonly Guid Leader = NamedId.Of("leader");
    private static readonly Guid Proof = NamedId.Of("proof");
    private static readonly TenureLimits Limits = new(24, 36, DesksCount: true);
    private static readonly ExtensionWindow Window = new(6, 4);
    private static readonly TenureNotices Notices = new(new Dictionary<TenureNotice, int>
    {
        [TenureNotice.Twelve] = 12, [TenureNotice.Six] = 6, [TenureNotice.Three] = 3, [TenureNotice.One] = 1,
    });

    private static readonly KnownStructure Member = new(StructureId, 1, [new MemberPeriod(new(2015, 1, 1), null, null, [], false)], [], [Leader]);
    private static readonly Tenure Nobody = new() { Id = Tenure.IdOf(StructureId), StructureId = StructureId };

    private static Space Room(string name = "Bureau 1", SpaceKind kind = SpaceKind.Office) =>
        new Space().Evolve(new SpaceRegistered(NamedId.Of(name), NamedId.Of("site"), kind, name, 1000, 1, new(2020, 1, 2)));

    private static AllocateSpace Ask(Space space, DateOnly? from = null, DateOnly? until = null, bool there = false) =>
        new(StayId, space.Id, StructureId, from ?? Today, until, ContractKind.OccupancyAgreement, AlreadyThere: there);

    private static (SpaceTaken Taken, StayAllocated Allocated) Decide(AllocateSpace ask, Space space, Tenure? tenure = null, TenureClock? past = null, KnownStructure? structure = null) =>
        AllocateSpaceHandler.Decide(ask, space, tenure ?? Nobody, past ?? new([.. (tenure ?? Nobody).CountedDays(true)]), Limits, structure ?? Member, Today);

    /// <summary>A structure that is in its office since a day, for two years as planned.</summary>
    private static (Tenure Tenure, Space Space) Here(DateOnly from, DateOnly? until = null)
    {
        var (taken, allocated) = Decide(Ask(Room(), from, until, there: true), Room());
        return (Nobody.Evolve(allocated).Evolve(new MovedIn(Nobody.Id, StayId, Today)), Room().Evolve(taken));
    }

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_member_is_given_a_space_for_as_long_as_its_tenure_plans()
    {
        var (taken, allocated) = Decide(Ask(Room()), Room());
        Assert.Equal((Today, Today.AddMonths(24), StayId), (taken.From, taken.Until, taken.AllocationId));
        Assert.Equal((taken.Until, SpaceKind.Office, (Guid?)null), (allocated.Until, allocated.Kind, allocated.Follows));
        Assert.Equal(DateOnly.MaxValue, Decide(Ask(Room(kind: SpaceKind.Shop)), Room(kind: SpaceKind.Shop)).Taken.Until);
        Assert.Equal(Today.AddMonths(34), Decide(Ask(Room(), Today.AddMonths(-2), Today.AddMonths(34), there: true), Room()).Taken.Until);
    }

    [Fact]
    public void What_cannot_be_given_is_refused()
    {
        var room = Room();
        Assert.Equal("allocation.not_member", Refusal(() => AllocateSpaceHandler.Decide(Ask(room), room, Nobody, new([]), Limits, null, Today)));
        Assert.Equal("allocation.not_member", Refusal(() => Decide(Ask(room, new(2014, 1, 1), there: true), room)));
        Assert.Equal("allocation.booked_space", Refusal(() => Decide(Ask(room), Room(kind: SpaceKind.MeetingRoom))));
        Assert.Equal("allocation.space_withdrawn", Refusal(() => Decide(Ask(room), room.Evolve(new SpaceStateSet(room.Id, SpaceState.Withdrawn, Today)))));
        Assert.Equal("allocation.not_there_yet", Refusal(() => Decide(Ask(room, Today.AddDays(1), there: true), room)));
        Assert.Equal("allocation.no_day", Refusal(() => Decide(Ask(room, until: Today), room)));
        Assert.Equal("allocation.no_day", Refusal(() => Decide(Ask(room, until: Today), Room(kind: SpaceKind.Shop))));
        Assert.Equal("allocation.beyond_tenure", Refusal(() => Decide(Ask(room, until: Today.AddMonths(24).AddDays(1)), room)));
        Assert.Equal("allocation.beyond_tenure", Refusal(() => Decide(Ask(room, Today.AddMonths(-1), Today.AddMonths(35).AddDays(1), there: true), room)));
        Assert.Equal("allocation.tenure_used_up", Refusal(() => Decide(Ask(room), room, past: new([new(Today.AddYears(-4), Today.AddYears(-1))]))));

        var (here, taken) = Here(Today.AddMonths(-3));
        Assert.Equal("allocation.elsewhere", Refusal(() => Decide(Ask(Room("Bureau 2")) with { AllocationId = NamedId.Of("other") }, Room("Bureau 2"), here)));
        Assert.Equal("allocation.space_taken", Refusal(() => Decide(Ask(taken) with { StructureId = NamedId.Of("other") }, taken)));
        var over = Room().Evolve(new SpaceTaken(Room().Id, NamedId.Of("before"), NamedId.Of("before"), Today.AddYears(-2), Today, Today));
        Assert.Equal("allocation.overstayed", Refusal(() => Decide(Ask(over), over)));
        Assert.NotNull(Decide(Ask(over), over.Evolve(new SpaceHandedBack(over.Id, NamedId.Of("before"), Today, Today))).Taken);
    }

    [Fact]
    public void Days_before_Mila_count_with_their_proof_and_once()
    {
        var ask = new RecordTenureHistory(NamedId.Of("history"), StructureId, new(2020, 1, 1), new(2021, 1, 1), Proof);
        var with = Nobody.Evolve(RecordTenureHistoryHandler.Decide(ask, Nobody, Member, Today));
        Assert.Equal(Today.AddDays(1096 - 366 - (1096 - 731)), Decide(Ask(Room()), Room(), with).Taken.Until); // two years from 2020 are 731 days, 366 of them used
        Assert.Equal("tenure_history.known", Refusal(() => RecordTenureHistoryHandler.Decide(ask with { From = new(2020, 12, 31), Until = new(2021, 2, 1) }, with, Member, Today)));
        Assert.Equal("tenure_history.days_refused", Refusal(() => RecordTenureHistoryHandler.Decide(ask with { Until = Today.AddDays(1) }, Nobody, Member, Today)));
        Assert.Equal("allocation.not_member", Refusal(() => RecordTenureHistoryHandler.Decide(ask, Nobody, null, Today)));
    }

    [Fact]
    public void A_piece_that_is_noted_again_keeps_its_documents()
    {
        var promised = Nobody.Evolve(Decide(Ask(Room()), Room()).Allocated);
        var (entry, more) = (NamedId.Of("photo", "1"), NamedId.Of("photo", "2"));
        var once = promised.Evolve(NoteFilePieceHandler.Decide(new(StructureId, StayId, FilePiece.EntryInventory, [entry]), promised, Today));
        var twice = once.Evolve(NoteFilePieceHandler.Decide(new(StructureId, StayId, FilePiece.EntryInventory, [more]), once, Today.AddDays(1)));
        var noted = Assert.Single(twice[StayId]!.Pieces);
        Assert.Equal((FilePiece.EntryInventory, Today.AddDays(1)), (noted.Piece, noted.On));
        Assert.Equal([entry, more], noted.Files);
        var told = promised.Evolve(new FilePieceNoted(promised.Id, StayId, FilePiece.Insurance, entry, Today)); // as it was told when a piece had one document
        Assert.Equal([entry], Assert.Single(told[StayId]!.Pieces).Files);
        var kept = System.Text.Json.JsonSerializer.Deserialize<NotedPiece>($$"""{"Piece":1,"FileId":"{{entry}}","On":"2023-06-15"}"""); // and as it was kept then
        Assert.Equal([entry], kept!.Files);
    }

    [Fact]
    public void A_move_in_is_put_off_as_long_as_the_space_is_not_handed_back_and_keeps_its_length()
    {
        var room = Room().Evolve(Decide(Ask(Room()), Room()).Taken);
        var promised = Nobody.Evolve(Decide(Ask(Room()), Room()).Allocated);
        var stay = promised[StayId]!;
        var later = Today.AddDays(6);
        Assert.Null(PutOff(stay.From));
        Assert.Equal("move_in.not_later", Refusal(() => PutOff(stay.From.AddDays(-1))));
        Assert.Equal((later, stay.PlannedUntil.AddDays(6)), PutOff(later) is { } put ? (put.From, put.Until) : default);
        Assert.Equal(later.AddDays(20), PutOff(later, later.AddDays(20))!.Until); // no longer than its tenure allows
        Assert.Equal("allocation.tenure_used_up", Refusal(() => PutOff(later, later)));
        var next = room.Evolve(new SpaceTaken(room.Id, NamedId.Of("next"), NamedId.Of("next"), stay.PlannedUntil, stay.PlannedUntil.AddDays(9), Today));
        Assert.Equal("allocation.space_taken", Refusal(() => PutOffMoveInHandler.Decide(new(StructureId, StayId, later), promised, stay, next, DateOnly.MaxValue, Today)));
        var inside = promised.Evolve(new MovedIn(promised.Id, StayId, Today));
        Assert.Equal("allocation.moved_in", Refusal(() => PutOffMoveInHandler.Decide(new(StructureId, StayId, later), inside, inside[StayId]!, room, DateOnly.MaxValue, Today)));

        MoveInPutOff? PutOff(DateOnly from, DateOnly? latest = null) =>
            PutOffMoveInHandler.Decide(new(StructureId, StayId, from), promised, stay, room, latest ?? DateOnly.MaxValue, Today);
    }

    [Fact]
    public void Who_leaves_is_heard_once_it_is_there()
    {
        var promised = Nobody.Evolve(Decide(Ask(Room()), Room()).Allocated);
        var inside = promised.Evolve(new MovedIn(promised.Id, StayId, Today));
        var ask = new HoldExitInterview(StructureId, StayId, Today.AddDays(9), NextPlace.OwnPremises, 2.5m, 4, "Un bureau plus grand manquait.");
        Assert.Equal("exit_interview.not_there", Refused(ask, promised));
        Assert.Equal("exit_interview.day_refused", Refused(ask with { HeldOn = Today.AddDays(-1) }, inside));
        Assert.Equal("exit_interview.day_refused", Refused(ask with { HeldOn = Today.AddDays(11) }, inside));
        Assert.Equal("exit_interview.jobs_refused", Refused(ask with { Jobs = -1 }, inside));
        Assert.Equal("exit_interview.jobs_refused", Refused(ask with { Jobs = 1_001 }, inside));
        Assert.Equal("exit_interview.satisfaction_refused", Refused(ask with { Satisfaction = 0 }, inside));
        Assert.Equal("exit_interview.satisfaction_refused", Refused(ask with { Satisfaction = 6 }, inside));

        var heard = inside.Evolve(HoldExitInterviewHandler.Decide(ask, inside, inside[StayId]!, null, Today.AddDays(10)));
        var again = heard.Evolve(HoldExitInterviewHandler.Decide(ask with { Satisfaction = 5 }, heard, heard[StayId]!, null, Today.AddDays(10)));
        Assert.Equal((FilePiece.ExitInterview, Today.AddDays(9)), again[StayId]!.Pieces.Single() is { } noted ? (noted.Piece, noted.On) : default);
        Assert.Equal((NextPlace.OwnPremises, 2.5m, 5), again[StayId]!.ExitInterview is { } said ? (said.Next, said.Jobs, said.Satisfaction) : default);

        string Refused(HoldExitInterview command, Tenure tenure) => Refusal(() => HoldExitInterviewHandler.Decide(command, tenure, tenure[StayId]!, null, Today.AddDays(10)));
    }

    [Fact]
    public void Keys_are_given_once_the_file_is_complete_and_the_space_handed_back()
    {
        var promised = Nobody.Evolve(Decide(Ask(Room()), Room()).Allocated);
        var complete = new[] { FilePiece.AgreementSigned, FilePiece.Insurance, FilePiece.DepositReceived, FilePiece.EntryInventory }
            .Aggregate(promised, (known, piece) => known.Evolve(NoteFilePieceHandler.Decide(new(StructureId, StayId, piece, []), known, Today)));
        Assert.Equal("move_in.file_incomplete", Refusal(() => MoveInHandler.Decide(promised, promised[StayId]!, Room(), Today)));
        Assert.Equal("move_in.too_early", Refusal(() => MoveInHandler.Decide(complete, complete[StayId]!, Room(), Today.AddDays(-1))));
        Assert.Equal("move_in.under_works", Refusal(() => MoveInHandler.Decide(complete, complete[StayId]!, Room().Evolve(new SpaceStateSet(Room().Id, SpaceState.UnderWorks, Today)), Today)));
        var over = Room().Evolve(new SpaceTaken(Room().Id, NamedId.Of("before"), NamedId.Of("before"), Today.AddYears(-2), Today, Today));
        Assert.Equal("move_in.not_handed_over", Refusal(() => MoveInHandler.Decide(complete, complete[StayId]!, over, Today)));
        var inside = complete.Evolve(MoveInHandler.Decide(complete, complete[StayId]!, Room(), Today)!);
        Assert.Equal(AllocationState.Here, inside[StayId]!.State);
        Assert.Null(MoveInHandler.Decide(inside, inside[StayId]!, Room(), Today));
        Assert.Equal("allocation.moved_in", Refusal(() => CancelAllocationHandler.Decide(inside, inside[StayId]!, Today)));
        Assert.Empty(promised.Evolve(CancelAllocationHandler.Decide(promised, promised[StayId]!, Today)).Allocations);
    }

    [Fact]
    public void A_structure_leaves_early_by_announcing_it_and_later_by_the_board_alone()
    {
        var (here, space) = Here(Today.AddMonths(-3));
        var stay = here[StayId]!;
        var early = here.Evolve(AnnounceDepartureHandler.Decide(new(StructureId, StayId, Today.AddMonths(2)), here, stay, Today)!);
        Assert.Equal(Today.AddMonths(2).AddDays(1), early[StayId]!.PlannedUntil);
        Assert.Equal("departure.past", Refusal(() => AnnounceDepartureHandler.Decide(new(StructureId, StayId, Today.AddDays(-1)), here, stay, Today)));
        Assert.Equal("departure.after_end", Refusal(() => AnnounceDepartureHandler.Decide(new(StructureId, StayId, stay.PlannedUntil), here, stay, Today)));
        Assert.Null(AnnounceDepartureHandler.Decide(new(StructureId, StayId, stay.PlannedUntil.AddDays(-1)), here, stay, Today));

        var out_ = new MoveOut(StructureId, StayId, Today, DepartureCause.Early);
        Assert.Equal((Today.AddDays(1), AllocationState.Left), (here.Evolve(MoveOutHandler.Decide(out_, here, stay, space, Today)!)[StayId]! is { } left ? (left.LeftUntil!.Value, left.State) : default));
        Assert.Equal("departure.to_come", Refusal(() => MoveOutHandler.Decide(out_ with { LastDay = Today.AddDays(1) }, here, stay, space, Today)));
        Assert.Equal("departure.before_start", Refusal(() => MoveOutHandler.Decide(out_ with { LastDay = Today.AddYears(-1) }, here, stay, space, Today)));
        Assert.Equal("departure.cause_refused", Refusal(() => MoveOutHandler.Decide(out_ with { Cause = DepartureCause.Transfer }, here, stay, space, Today)));
        var promised = Nobody.Evolve(Decide(Ask(Room()), Room()).Allocated);
        Assert.Equal("departure.not_there", Refusal(() => MoveOutHandler.Decide(out_, promised, promised[StayId]!, space, Today)));

        var late = stay.PlannedUntil.AddDays(5);
        Assert.True(stay.IsOverstaying(late));
        var next = space.Evolve(new SpaceTaken(space.Id, NamedId.Of("next"), NamedId.Of("next"), stay.PlannedUntil.AddDays(2), late.AddYears(1), Today));
        Assert.Equal("departure.overlaps_next", Refusal(() => MoveOutHandler.Decide(out_ with { LastDay = late }, here, stay, next, late)));
    }

    [Fact]
    public void A_transfer_keeps_the_end_of_the_tenure()
    {
        var (here, _) = Here(Today.AddMonths(-3));
        var stay = here[StayId]!;
        var ask = new TransferStructure(StructureId, StayId, NamedId.Of("new"), Room("Bureau 2").Id, Today);
        var (left, allocated, moved) = TransferStructureHandler.Decide(ask, here, stay, Room("Bureau 2"), Today);
        var after = new object[] { left, allocated, moved }.Aggregate(here, (known, fact) => known.Evolve(fact));
        Assert.Equal((stay.PlannedUntil, AllocationState.Here, DepartureCause.Transfer), (after[ask.ToAllocationId]!.PlannedUntil, after[ask.ToAllocationId]!.State, after[StayId]!.Cause));
        Assert.Equal(stay.PlannedUntil, new TenureClock([.. after.CountedDays(true, ask.ToAllocationId)]).LatestEnd(Today, 24));
        Assert.Equal("transfer.space_refused", Refusal(() => TransferStructureHandler.Decide(ask, here, stay, Room(), Today)));
        Assert.Equal("transfer.day_refused", Refusal(() => TransferStructureHandler.Decide(ask with { On = Today.AddDays(1) }, here, stay, Room("Bureau 2"), Today)));
        Assert.Equal("transfer.after_end", Refusal(() => TransferStructureHandler.Decide(ask with { On = stay.PlannedUntil }, here, stay, Room("Bureau 2"), stay.PlannedUntil)));
    }

    [Fact]
    public void A_successor_keeps_the_space_until_the_same_end()
    {
        var (here, _) = Here(Today.AddMonths(-3));
        var heir = new Tenure { Id = Tenure.IdOf(NamedId.Of("heir")), StructureId = NamedId.Of("heir") };
        var ask = new TakeOverStays(heir.StructureId, StructureId, Today);
        var (left, allocated, moved) = Assert.Single(TakeOverStaysHandler.Decide(ask, here, heir, Today));
        var taken = heir.Evolve(allocated).Evolve(moved);
        Assert.Equal((here[StayId]!.PlannedUntil, AllocationState.Here), (taken.Workplace!.PlannedUntil, taken.Workplace.State));
        Assert.Empty(TakeOverStaysHandler.Decide(ask, here.Evolve(left), taken, Today));
        // The days of the structure whose place it took are its own: the cap stays where it was.
        Assert.Equal(Today.AddMonths(33), new TenureClock([.. here.Evolve(left).CountedDays(true)]).LatestEnd(Today, 36));
    }

    [Fact]
    public void A_longer_stay_is_asked_in_its_window_and_never_beyond_the_cap()
    {
        var (here, _) = Here(Today.AddMonths(-19)); // five months before the end
        var stay = here[StayId]!;
        var cap = new TenureClock([]).LatestEnd(stay.From, 36);
        var ask = new AskExtension(StructureId, StayId, "Un album sort à l’automne.", null, ByOffice: false);
        ExtensionAsked Decide(AskExtension command, DateOnly? today = null, Guid? actor = null, Tenure? tenure = null) =>
            AskExtensionHandler.Decide(command, tenure ?? here, (tenure ?? here)[StayId]!, Window, cap, Member.Leaders, actor ?? Leader, Proof, today ?? Today);

        Assert.Equal(cap, Decide(ask).Until);
        Assert.Equal("extension.not_yours", Refusal(() => Decide(ask, actor: NamedId.Of("stranger"))));
        Assert.Equal("extension.too_early", Refusal(() => Decide(ask, stay.PlannedUntil.AddMonths(-6).AddDays(-1))));
        Assert.NotNull(Decide(ask, stay.PlannedUntil.AddMonths(-6)));
        Assert.NotNull(Decide(ask, stay.PlannedUntil.AddMonths(-4)));
        Assert.Equal("extension.too_late", Refusal(() => Decide(ask, stay.PlannedUntil.AddMonths(-4).AddDays(1))));
        Assert.Equal("extension.no_longer", Refusal(() => Decide(ask with { LastDay = stay.PlannedUntil.AddDays(-1) })));
        Assert.Equal("extension.beyond_cap", Refusal(() => Decide(ask with { LastDay = cap })));
        Assert.Equal("extension.asked_already", Refusal(() => Decide(ask, tenure: here.Evolve(Decide(ask)))));
        var promised = Nobody.Evolve(StayTests.Decide(Ask(Room()), Room()).Allocated);
        Assert.Equal("extension.no_end", Refusal(() => Decide(ask, tenure: promised)));
        Assert.DoesNotContain("album", ask.ToString(), StringComparison.Ordinal);

        Assert.Equal("extension.not_asked", Refusal(() => PutExtensionToVoteHandler.Decide(here, stay, 10, Today)));
        var asked = here.Evolve(Decide(ask));
        var put = PutExtensionToVoteHandler.Decide(asked, asked[StayId]!, 10, Today)!;
        var inVote = asked.Evolve(put);
        Assert.Equal((Today.AddDays(10), cap), (put.ClosesOn, put.Until));
        Assert.Null(PutExtensionToVoteHandler.Decide(inVote, inVote[StayId]!, 10, Today));

        DeliberationClosed Closed(string outcome) => new(put.DeliberationId, "structure", StructureId, 1, "tenure.extension", outcome, 5, 0, 4, 0, new Dictionary<string, int>(), false, Today.AddDays(11));
        object? Hear(string outcome, bool isFree = true, DateOnly? atMost = null) => HearExtensionVerdictHandler.Decide(Closed(outcome), inVote, inVote[StayId]!, isFree, atMost ?? cap);
        var longer = inVote.Evolve(Hear("granted")!);
        Assert.Equal((ExtensionState.Granted, cap), (longer[StayId]!.Extension, longer[StayId]!.PlannedUntil));
        Assert.IsType<ExtensionRefused>(Hear("refused"));
        Assert.IsType<ExtensionVoteInconclusive>(Hear("no_quorum"));
        Assert.IsType<ExtensionVoteInconclusive>(Hear("granted", isFree: false)); // promised to another meanwhile
        Assert.IsType<ExtensionVoteInconclusive>(Hear("granted", atMost: cap.AddDays(-1))); // the cap is the cap, whatever was voted
        Assert.Null(HearExtensionVerdictHandler.Decide(Closed("granted"), longer, longer[StayId]!, true, cap));
    }

    [Fact]
    public void Four_letters_announce_the_end_and_another_end_has_its_own()
    {
        var (here, _) = Here(Today.AddMonths(-3), Today.AddMonths(21));
        List<OwedNotice> Given(Tenure tenure, DateOnly until)
        {
            List<OwedNotice> written = [];
            while (Notices.NextOf(tenure[StayId]!) is { } owed && owed.DueOn <= until)
            {
                written.Add(owed);
                tenure = tenure.Evolve(WriteTenureNoticeHandler.Decide(new(StructureId, StayId, owed.Notice, owed.DueOn), tenure, tenure[StayId]!, owed, owed.DueOn)!);
            }
            return written;
        }

        var end = here[StayId]!.PlannedUntil;
        Assert.Equal([end.AddMonths(-12), end.AddMonths(-6), end.AddMonths(-3), end.AddMonths(-1)], Given(here, end).Select(owed => owed.DueOn));
        var next = Notices.NextOf(here[StayId]!)!;
        var write = new WriteTenureNotice(StructureId, StayId, next.Notice, next.DueOn);
        Assert.Null(WriteTenureNoticeHandler.Decide(write, here, here[StayId]!, next, next.DueOn.AddDays(-1)));
        Assert.Null(WriteTenureNoticeHandler.Decide(write with { DueOn = next.DueOn.AddDays(1) }, here, here[StayId]!, next, next.DueOn.AddDays(9)));
        Assert.Equal(next.LetterOf(StayId), WriteTenureNoticeHandler.Decide(write, here, here[StayId]!, next, next.DueOn.AddDays(9))!.LetterId);

        // An end that is set later than a notice would have been due owes it not; those that were due of the old end are owed no more.
        var early = here.Evolve(new DepartureAnnounced(here.Id, StayId, Today.AddMonths(4), Today));
        Assert.Equal([TenureNotice.Three, TenureNotice.One], Given(early, Today.AddYears(3)).Select(owed => owed.Notice));
        Assert.Empty(Given(here.Evolve(new MovedOut(here.Id, StayId, Today, DepartureCause.Early, Today)), Today.AddYears(3)));
    }
}
