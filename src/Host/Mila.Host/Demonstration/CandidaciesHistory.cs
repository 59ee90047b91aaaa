using System.Security.Cryptography;
using System.Text;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Candidacies;
using Mila.Membership.Structures;

namespace Mila.Host.Demonstration;

/// <summary>
/// Candidacies of the last year, each by the commands that people send: admitted, refused, waiting, withdrawn, lapsed;
/// and, on 15 June 2023, one in each state in which somebody is waited for.
/// </summary>
internal static class CandidaciesHistory
{
    /// <summary>The applicant a visitor may be, whose file is short of a piece.</summary>
    public static Guid PublicApplicant => new CandidateFile(22, CandidacyPath.Beneficiary, new(2023, 6, 2)).Applicant;

    /// <summary>The secret of that applicant's private link.</summary>
    public static string PublicLink => new CandidateFile(22, CandidacyPath.Beneficiary, new(2023, 6, 2)).Secret;

    public static IEnumerable<Deed> Tell() => Past().Concat(Now()).SelectMany(file => file.Deeds);

    private static IEnumerable<CandidateFile> Past()
    {
        DateOnly[] admitted = [new(2022, 10, 10), new(2022, 10, 17), new(2023, 1, 9), new(2023, 1, 23), new(2023, 3, 6), new(2023, 4, 3)];
        for (var n = 0; n < admitted.Length; n++)
            yield return Beneficiary(n, admitted[n]).Voted(Verdict.Admitted).Commits().PaysAgain(2023);

        yield return Beneficiary(6, new(2022, 9, 19)).Voted(Verdict.Refused).Refused(RefusalGround.OutsideSector);
        yield return Beneficiary(7, new(2022, 11, 21)).Voted(Verdict.Refused).Refused(RefusalGround.NotIndependent);
        yield return Space(8, CandidacyPath.Shop, new(2023, 2, 6)).Voted(Verdict.Refused).Refused(RefusalGround.CriteriaNotMet);
        yield return Space(9, CandidacyPath.Desk, new(2022, 12, 5)).Voted(Verdict.WaitingList);
        yield return Space(10, CandidacyPath.Hosted, new(2023, 1, 16)).Recused(5).Voted(Verdict.WaitingList);
        yield return Space(11, CandidacyPath.Hosted, new(2023, 3, 20)).Voted(Verdict.WaitingList);
        yield return Begun(12, CandidacyPath.Beneficiary, new(2023, 2, 13)).Submitted().Withdrawn();
        yield return Begun(13, CandidacyPath.Desk, new(2023, 4, 17)).Submitted().Withdrawn();
        yield return Begun(14, CandidacyPath.Beneficiary, new(2022, 11, 7)).Submitted().Asked(PieceKind.Statutes, PieceKind.Forecast);
        yield return Begun(15, CandidacyPath.Shop, new(2023, 3, 13)).Submitted().Asked(PieceKind.Insurance);
    }

    private static IEnumerable<CandidateFile> Now()
    {
        yield return Begun(20, CandidacyPath.Beneficiary, new(2023, 6, 12));
        yield return Begun(21, CandidacyPath.Desk, new(2023, 6, 13)).Submitted();
        yield return Begun(22, CandidacyPath.Beneficiary, new(2023, 6, 2)).Submitted().Asked(PieceKind.Statutes);
        yield return Begun(23, CandidacyPath.Hosted, new(2023, 6, 5)).Submitted().Complete();
        yield return Begun(24, CandidacyPath.Desk, new(2023, 5, 31)).Submitted().Complete().Assigned(3, 4).Reviewed(3);
        yield return Begun(25, CandidacyPath.Hosted, new(2023, 5, 24)).Submitted().Complete().Assigned(4, 6).Recused(7).Reviewed(4, 6)
            .Ballots(Verdict.Admitted, 0, 3, 4).Ballots(Verdict.WaitingList, 6).Proxy(8, 9);
        yield return Beneficiary(26, new(2023, 6, 6)).Ballots(Verdict.Admitted, 1);
        yield return Beneficiary(27, new(2023, 5, 15)).Voted(Verdict.Refused);
        yield return Beneficiary(28, new(2023, 5, 22)).Voted(Verdict.Admitted).PaysOnly();
    }

    private static CandidateFile Begun(int n, CandidacyPath path, DateOnly day) => new CandidateFile(n, path, day).Begun();

    private static CandidateFile Beneficiary(int n, DateOnly day) => Begun(n, CandidacyPath.Beneficiary, day).Submitted().Complete();

    private static CandidateFile Space(int n, CandidacyPath path, DateOnly day) =>
        Begun(n, path, day).Submitted().Complete().Assigned(3 + n % 3, 6 + n % 3).Reviewed(3 + n % 3, 6 + n % 3);
}

/// <summary>One candidacy and what is done about it, each deed on a later day.</summary>
internal sealed class CandidateFile(int n, CandidacyPath path, DateOnly day)
{
    private readonly List<Deed> deeds = [];
    private DateOnly today = day;

    public IReadOnlyList<Deed> Deeds => deeds;

    public Guid Applicant { get; } = InventedNames.PersonId($"applicant-{n}");

    /// <summary>The secret of the private link; known in advance, since it is a demonstration's.</summary>
    public string Secret { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"demonstration-link-{n}")))[..40].ToLowerInvariant();

    private Guid Id { get; } = NamedId.Of("demonstration", "candidacy", $"{n}");

    private Guid Structure => BeginCandidacyHandler.StructureOf(Id);

    private Guid Vote => PutCandidacyToVoteHandler.DeliberationOf(Id, 1);

    private string Link => PrivateLinks.KeyOf(Secret);

    public CandidateFile Begun()
    {
        var (given, family, email) = InventedNames.Person(200 + n);
        var (name, trade) = InventedNames.Structure(InventedNames.Structures - 1 - n);
        Do(0, new BeginCandidacy(Id, Applicant, Secret, path, given, family, email, "01 99 00 12 34"));
        return Do(0, new SaveCandidacyDraft(
            Link, path,
            new CandidateProfile(n % 4 == 0 ? StructureKind.Association : StructureKind.Company, [Enum.GetValues<Activity>()[trade]], InQpv: n % 2 == 0, WomenLed: n % 3 == 0),
            new CandidateIdentity(name, n % 4 == 0 ? "Association loi 1901" : "SAS", InventedNames.Siret(500 + n), $"{10 + n} rue Myrha, 75018 Paris"),
            [
                new(CandidacyQuestion.Project, "Accompagner quatre artistes de la scène indépendante, du premier titre à la tournée."),
                new(CandidacyQuestion.Dynamics, "Deux personnes à plein temps, douze dates confirmées, une première sortie l’an dernier."),
                new(CandidacyQuestion.Innovation, "Un outil de suivi des droits, partagé avec d’autres structures du quartier."),
                new(CandidacyQuestion.Needs, "Rencontrer des pairs, un avis juridique, et de la visibilité."),
                new(CandidacyQuestion.Space, path is CandidacyPath.Beneficiary ? "" : "Un espace pour deux personnes, trois jours par semaine au moins."),
            ]));
    }

    public CandidateFile Submitted() => Do(1, new SubmitCandidacy(Link));

    public CandidateFile Asked(params PieceKind[] pieces) => Do(2, new AskPieces(Id, pieces, "Merci de compléter votre dossier avec les pièces cochées."), Coordinator);

    public CandidateFile Complete() => Do(2, new FindCandidacyComplete(Id), Coordinator);

    public CandidateFile Assigned(params int[] board) => Do(1, new AssignReviewers(Id, [.. board.Select(BoardHistory.Member)]), Coordinator);

    public CandidateFile Reviewed(params int[] board)
    {
        foreach (var seat in board)
            Do(2, new GiveReview(Id, new Scores(2 + (n + seat) % 4, 3 + (n * seat) % 3, 2 + seat % 3), "Dossier lu en entier ; à entendre sur son calendrier."), BoardHistory.Member(seat));
        return this;
    }

    public CandidateFile Recused(int seat) => Do(0, new RecuseFromCandidacy(Id, DeclaredLink.Business), BoardHistory.Member(seat), hour: 17);

    public CandidateFile Ballots(string option, params int[] board)
    {
        foreach (var seat in board)
            Do(1, new CastBallot(Vote, option), BoardHistory.Member(seat));
        return this;
    }

    public CandidateFile Proxy(int from, int to) => Do(0, new GiveProxy(Vote, BoardHistory.Member(to)), BoardHistory.Member(from), hour: 18);

    /// <summary>Everybody entitled votes the same day; the count is made when the vote closes, ten days after it opened.</summary>
    public CandidateFile Voted(string verdict)
    {
        Pass(1);
        var electors = path is CandidacyPath.Beneficiary ? 3 : 10;
        for (var seat = 0; seat < electors; seat++)
            if (!deeds.Exists(deed => deed is { Command: RecuseFromCandidacy } && deed.Actor == BoardHistory.Member(seat)))
                Do(0, new CastBallot(Vote, verdict), BoardHistory.Member(seat), hour: 10);
        return Pass(12);
    }

    public CandidateFile Refused(RefusalGround ground) => Do(1, new StateRefusalGround(Id, ground, "La décision a été prise au vu des critères publiés."), Coordinator);

    public CandidateFile Commits()
    {
        PaysOnly();
        Do(0, new ChooseDirectory(Link, Consents: n % 3 != 2), hour: 16);
        Do(2, new AcceptAsCandidate(Link, Commitment.Charter));
        return Do(0, new AcceptAsCandidate(Link, Commitment.Engagement));
    }

    public CandidateFile PaysOnly()
    {
        Pass(3);
        return Do(0, new DuesPaidInFull(Membership.Dues.CallDues.IdOf(Structure, today.Year), today, $"VIR-C-{n:000}"), Coordinator, hour: 15);
    }

    /// <summary>Who was admitted in an earlier year is called with all members in January.</summary>
    public CandidateFile PaysAgain(int year)
    {
        if (today.Year < year)
            deeds.Add(new(new(year, 1, 27), new DuesPaidInFull(Membership.Dues.CallDues.IdOf(Structure, year), new(year, 1, 27), $"VIR-C{year}-{n:000}"), Coordinator, Hour: 15));
        return this;
    }

    public CandidateFile Withdrawn() => Do(5, new WithdrawCandidacy(Link));

    private static Guid Coordinator => DemonstrationHistory.Coordinator;

    private CandidateFile Pass(int days)
    {
        today = CivilCalendar.NextWorked(today.AddDays(days));
        return this;
    }

    private CandidateFile Do(int daysLater, object command, Guid? actor = null, int hour = 11)
    {
        Pass(daysLater);
        deeds.Add(new(today, command, actor, hour));
        return this;
    }
}
