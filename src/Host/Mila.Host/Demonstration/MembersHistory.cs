using Mila.Incubation.Calls;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Charter;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Dues.Removals;
using Mila.Membership.Structures;
using Mila.People;

namespace Mila.Host.Demonstration;

/// <summary>
/// Who belonged when, from about fifty structures in 2020 to a hundred in early 2023, some lapsing, some coming back; what they
/// were, and what dues they paid. Hosted desks change hands every two to three years; fourteen shops stay.
/// </summary>
internal sealed class MembersHistory
{
    private const int Founders = 50;
    private static readonly DateOnly Opening = new(2020, 1, 2);
    private static readonly DateOnly CharterDay = new(2022, 9, 15);

    /// <summary>When the board was asked to remove the one member that never paid 2022.</summary>
    private static readonly DateOnly RemovalAsked = new(2022, 5, 18);

    private static readonly (int Year, int Month, int Join, int Leave, int Return)[] Months =
    [
        (2020, 2, 2, 1, 0), (2020, 4, 1, 1, 0), (2020, 6, 2, 0, 0), (2020, 9, 4, 2, 0), (2020, 11, 3, 1, 0),
        (2021, 1, 3, 3, 0), (2021, 3, 4, 1, 0), (2021, 5, 3, 0, 0), (2021, 9, 5, 2, 1), (2021, 11, 4, 1, 0),
        (2022, 1, 4, 3, 1), (2022, 3, 6, 0, 0), (2022, 5, 5, 1, 0), (2022, 9, 6, 3, 1), (2022, 11, 4, 1, 0),
        (2023, 1, 4, 2, 0), (2023, 2, 2, 0, 1), (2023, 3, 3, 1, 0),
    ];

    private readonly List<Deed> deeds = [];
    private readonly List<Standing> standings = [];

    /// <param name="From">The first day; before the opening for the founders, recorded late.</param>
    private sealed record Standing(int N, DateOnly From)
    {
        public DateOnly? Until { get; set; }
        public bool Hosted { get; set; }
        public bool Shop { get; set; }

        /// <summary>The year it never paid.</summary>
        public int? Owes { get; set; }

        public bool IsMemberOn(DateOnly day) => From <= day && (Until is null || day < Until);
    }

    /// <summary>The leader of the n-th structure.</summary>
    public static Guid Leader(int n) => InventedNames.PersonId($"leader-{n}");

    public static IReadOnlyList<Deed> Tell()
    {
        var history = new MembersHistory();
        history.Found();
        history.ComeAndGo();
        history.Host();
        history.SignTheCharter();
        history.CallDues();
        return history.deeds;
    }

    private void Found()
    {
        for (var n = 0; n < Founders; n++)
            Join(n, new DateOnly(2008 + n % 12, 1 + n % 12, 1 + n % 27), Opening);
    }

    private void ComeAndGo()
    {
        var next = Founders;
        var gone = new Queue<int>();
        foreach (var (year, month, join, leave, @return) in Months)
        {
            for (var i = 0; i < join; i++, next++)
            {
                var day = CivilCalendar.NextWorked(new DateOnly(year, month, 3 + 5 * i % 24));
                Join(next, day, day);
            }
            for (var i = 0; i < leave; i++)
            {
                // Never a shop, never somebody of this year: those who leave had a while to see whether it suits them.
                var leaver = standings.Where(each => each.Until is null && each.N is >= 14 && each.From.Year < year).MinBy(each => each.N * 37 % 101)!;
                if ((year, month) == (RemovalAsked.Year, RemovalAsked.Month))
                {
                    Remove(leaver);
                    continue;
                }
                leaver.Until = CivilCalendar.NextWorked(new DateOnly(year, month, 20 + i));
                Do(leaver.Until.Value, new EndMembership(Id(leaver.N), leaver.Until.Value, i % 2 == 0 ? EndingCause.Resignation : EndingCause.Removal));
                gone.Enqueue(leaver.N);
            }
            for (var i = 0; i < @return && gone.TryDequeue(out var back); i++)
            {
                var day = CivilCalendar.NextWorked(new DateOnly(year, month, 26));
                standings.Add(new(back, day));
                Do(day, new BeginMembership(Id(back), day, CandidacyId: null));
            }
        }
    }

    /// <summary>The board votes; the workflow closes the vote when its ten days are over, and the member is removed that morning.</summary>
    private void Remove(Standing debtor)
    {
        debtor.Owes = RemovalAsked.Year;
        debtor.Until = RemovalAsked.AddDays(11);
        Do(RemovalAsked, new PutRemovalsToVote([Id(debtor.N)]));
        for (var seat = 0; seat < 7; seat++)
            Do(RemovalAsked.AddDays(2), new CastBallot(PutRemovalsToVoteHandler.VoteOn(Id(debtor.N), 1), PutRemovalsToVoteHandler.Removed), BoardHistory.Member(seat), hour: 11 + seat);
    }

    /// <summary>
    /// Fourteen shops throughout; eighteen offices and desks, each for two to three years, then the next. Those of today end one after the
    /// other, one a month from July 2023 on.
    /// </summary>
    private void Host()
    {
        foreach (var shop in standings.Where(each => each.N < SpacesHistory.Shops))
        {
            shop.Shop = true;
            Do(Opening, new AllocateSpace(StayOf(shop.N), SpacesHistory.Shop(shop.N), Id(shop.N), shop.From, null, ContractKind.OwnLease, AlreadyThere: true), hour: 12);
        }
        var waiting = new Queue<Standing>(standings.Where(each => each.N >= SpacesHistory.Shops && each.Until is null).OrderBy(each => each.From));
        List<(int Place, Standing Who, DateOnly From)> today = [];
        for (var place = 0; place < SpacesHistory.Places; place++)
        {
            var from = new DateOnly(2018, 1, 8).AddMonths(place);
            while (from < DemonstrationHistory.Ends && waiting.TryDequeue(out var next))
            {
                from = next.From > from ? next.From : from;
                var until = from.AddMonths(24 + (place * 5 + from.Month) % 12);
                next.Hosted = true;
                if (until >= DemonstrationHistory.Ends)
                    today.Add((place, next, from));
                else
                    Stay(place, next, from, until);
                from = until;
            }
        }
        foreach (var (rank, (place, who, from)) in today.OrderBy(each => each.From).Index())
        {
            var until = new DateOnly(2023, 7, 4 + rank).AddMonths(rank);
            Stay(place, who, from, until);
            // Three months before, the space is called for: two members ask for each that is by now.
            for (var n = 0; n < 2 && until.AddMonths(-3).AddDays(8) < DemonstrationHistory.Ends && waiting.TryDequeue(out var asks); n++)
                Do(until.AddMonths(-3).AddDays(3 + 4 * n), new AskForSpace(SpaceCall.IdOf(SpacesHistory.Place(place), until), Id(asks.N), Reasons[(rank + n) % Reasons.Length], ByOffice: true), hour: 14);
        }
    }

    private static readonly string[] Reasons =
        ["Nous sommes trois et travaillons dans une cuisine.", "Le bail de notre local prend fin à l’automne.", "Travailler près des autres labels nous aiderait à lancer le premier album."];

    /// <summary>Recorded on the day after the first: what was decided for longer than two years had been by then.</summary>
    private void Stay(int place, Standing who, DateOnly from, DateOnly until)
    {
        var known = from < Opening ? Opening : from.AddDays(1);
        Do(known, new AllocateSpace(StayOf(who.N), SpacesHistory.Place(place), Id(who.N), from, until, ContractKind.OccupancyAgreement, AlreadyThere: true), hour: 12);
        if (until < DemonstrationHistory.Ends)
            Do(until < Opening ? Opening : until, new MoveOut(Id(who.N), StayOf(who.N), until.AddDays(-1), DepartureCause.Term), hour: 13);
    }

    private static Guid StayOf(int n) => NamedId.Of("demonstration", "stay", $"{n}");

    private void SignTheCharter()
    {
        foreach (var member in standings.Where(each => each.IsMemberOn(CharterDay)))
        {
            if (member.N % 8 == 5)
                continue; // not signed yet: the campaign goes on
            var day = CivilCalendar.NextWorked(CharterDay.AddDays(3 + member.N % 60));
            Do(day, new AcceptCharter(Id(member.N), 1, Leader(member.N), day), Leader(member.N));
            Do(day, new AcceptEngagement(Id(member.N), Leader(member.N), day), Leader(member.N));
        }
        foreach (var newcomer in standings.Where(each => each.From > CharterDay))
        {
            Do(newcomer.From, new AcceptCharter(Id(newcomer.N), 1, Leader(newcomer.N), newcomer.From), Leader(newcomer.N), hour: 12);
            Do(newcomer.From, new AcceptEngagement(Id(newcomer.N), Leader(newcomer.N), newcomer.From), Leader(newcomer.N), hour: 12);
        }
    }

    /// <summary>
    /// Each 15 January every member is called at once, and newcomers at the end of their month. Most pay in time, some after a
    /// reminder; who leaves pays first; one member of 2022 never did, and two owe 2023 still.
    /// </summary>
    private void CallDues()
    {
        for (var year = 2020; year <= 2023; year++)
        {
            var called = new HashSet<int>();
            foreach (var day in Enumerable.Range(1, 12).Select(month => CallDay(year, month)).Where(day => day < DemonstrationHistory.Ends))
            {
                var members = standings.Where(each => each.IsMemberOn(day) && called.Add(each.N)).ToList();
                if (members.Count > 0)
                    Do(day, new CallYearDues(year, day), hour: 14);
                foreach (var member in members)
                    Pay(member, year, day);
            }
        }
    }

    private static DateOnly CallDay(int year, int month) =>
        CivilCalendar.NextWorked(month == 1 ? new DateOnly(year, 1, 15) : new DateOnly(year, month, DateTime.DaysInMonth(year, month)).AddDays(-2));

    private void Pay(Standing member, int year, DateOnly called)
    {
        var owesStill = member.Owes == year || (year == 2023 && member.N is 30 or 68);
        var isLate = member.N % 17 == 5;
        var paid = CivilCalendar.NextWorked(called.AddDays(isLate ? 50 + member.N % 9 : 4 + member.N * 7 % 24));
        if (!member.IsMemberOn(paid) && standings.Find(each => each.N == member.N && each.From > paid) is { } back)
            (member, paid) = (back, back.From); // who comes back pays what was left first
        else if (!member.IsMemberOn(paid))
            paid = member.Until!.Value.AddDays(-1); // who leaves owes nothing
        if (!owesStill && paid < DemonstrationHistory.Ends && member.IsMemberOn(paid))
            deeds.Add(new(paid, new DuesPaidInFull(Membership.Dues.CallDues.IdOf(Id(member.N), year), paid, $"VIR-{year}-{member.N:000}"), Hour: 15));
    }

    private void Join(int n, DateOnly from, DateOnly known)
    {
        standings.Add(new(n, from));
        var (name, trade) = InventedNames.Structure(n);
        var leader = InventedNames.Person(n);
        var kind = (n % 5) switch { 0 => StructureKind.Association, 4 => StructureKind.SoleTrader, _ => StructureKind.Company };
        Do(known, new RecordPerson(Leader(n), leader.Given, leader.Family, leader.Email, $"01 99 00 {n / 100:00} {n % 100:00}"), hour: 8);
        Do(known, new RegisterStructure(
            Id(n), kind, name, InventedNames.Siret(n), LegalForm(kind), $"{3 + n % 40} rue des Gardes, 75018 Paris", Trades(trade, n),
            InQpv: n % 3 != 1, WomenLed: n % 4 == 3 ? null : n % 2 == 0, [new Contact(Leader(n), ContactRole.Leader)], from), hour: 8);
        Do(known, new SetAffiliation(Id(n), Affiliation.Beneficiary, from), hour: 8);
        Do(known, new BeginMembership(Id(n), from, CandidacyId: null));
    }

    private void Do(DateOnly day, object command, Guid? actor = null, int hour = 10) =>
        deeds.Add(new(day, command, actor ?? DemonstrationHistory.Coordinator, hour));

    private static Guid Id(int n) => InventedNames.StructureId(n);

    private static string LegalForm(StructureKind kind) => kind switch
    {
        StructureKind.Company => "SAS",
        StructureKind.Association => "Association loi 1901",
        StructureKind.SoleTrader => "Entreprise individuelle",
        StructureKind.Project => "Projet",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Activity[] Trades(int trade, int n)
    {
        var first = Enum.GetValues<Activity>()[trade];
        return n % 3 == 0 ? [first, Enum.GetValues<Activity>()[(trade + 1) % 7]] : [first];
    }
}
