using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Candidacies;

/// <summary>A candidacy as its applicant's page shows it.</summary>
public sealed record FollowedFile(
    bool IsOwner, string State, string Path, bool OfMember, bool MayEdit, bool MayWithdraw, bool IsShared, DateOnly BegunOn, DateOnly? SubmittedOn, DateOnly? DecidedOn,
    DateOnly? EndedOn, DateOnly? MemberSince, DateOnly? AwaitedUntil, IReadOnlyList<string> Asked, string? AskedNote, string? Ground, string? GroundNote, string? Lapse,
    bool ConsentsToDirectory, FollowedApplicant? Applicant, FollowedIdentity? Identity, FollowedProfile? Profile, IReadOnlyList<FollowedAnswer> Answers,
    IReadOnlyList<FollowedPiece> Pieces, IReadOnlyList<FollowedCommitment> Commitments, FollowedDues? Dues)
{
    public bool IsDraft => State == "DRAFT";

    public bool IsAsked => State == "PIECES_ASKED";

    public bool IsAdmitted => State is "ADMITTED" or "COMMITTED";

    public string Title => Identity?.Name ?? "Votre candidature";

    /// <summary>What is going on, and what the applicant has to do.</summary>
    public string Lead => State switch
    {
        "DRAFT" => "Votre dossier est un brouillon : lui seul ne nous dit rien. Complétez-le, puis déposez-le.",
        "PIECES_ASKED" => "Il manque quelque chose à votre dossier. Voici ce que nous attendons.",
        "SUBMITTED" => "Votre dossier est déposé. Nous vérifions qu’il est complet ; vous n’avez rien à faire.",
        "COMPLETE" or "IN_REVIEW" => "Votre dossier est complet et en cours d’examen ; vous n’avez rien à faire.",
        "IN_VOTE" or "TO_BE_HEARD_AGAIN" or "GROUND_AWAITED" => "Votre candidature est soumise au vote ; vous n’avez rien à faire.",
        "ADMITTED" when OfMember => "Votre demande est acceptée.",
        "ADMITTED" => "Votre candidature est admise. Trois gestes restent à faire avant l’adhésion.",
        "COMMITTED" => "Tout est réglé : l’adhésion s’ouvre.",
        "MEMBER" => OfMember ? "Votre nouveau rattachement est en vigueur." : "Vous êtes adhérent. Bienvenue !",
        "WAITING_LIST" => "Votre candidature est retenue, sur liste d’attente : nous vous écrirons dès qu’un espace se libère.",
        "REFUSED" => "Nous n’avons pas pu accepter votre candidature.",
        "WITHDRAWN" => "Vous avez retiré votre candidature.",
        "LAPSED" => "Votre dossier est clos : ce qui était attendu n’est pas arrivé à temps.",
        _ => "",
    };

    /// <summary>The way to the membership, and where this file is on it.</summary>
    public IEnumerable<(string Name, StepState State, string? Detail)> Steps
    {
        get
        {
            var reached = Reached;
            var failed = State is "REFUSED" or "WITHDRAWN" or "LAPSED";
            (string Name, string? Detail)[] names =
            [
                ("Dépôt", On(SubmittedOn)), ("Vérification", null), (Path == "BENEFICIARY" ? "Décision du bureau" : "Examen et vote du conseil", On(DecidedOn)),
                ("Engagements", null), (OfMember ? "Rattachement" : "Adhésion", On(MemberSince)),
            ];
            return names.Select((step, i) => (step.Name,
                i < reached || State == "MEMBER" ? StepState.Done : i > reached ? StepState.ToCome : failed ? StepState.Failed : StepState.Current, step.Detail));
        }
    }

    private int Reached => State switch
    {
        "DRAFT" => 0,
        "SUBMITTED" or "PIECES_ASKED" => 1,
        "COMPLETE" or "IN_REVIEW" or "IN_VOTE" or "TO_BE_HEARD_AGAIN" or "GROUND_AWAITED" or "WAITING_LIST" => 2,
        "ADMITTED" => 3,
        "COMMITTED" or "MEMBER" => 4,
        "REFUSED" => 2,
        _ => DecidedOn is not null ? 3 : SubmittedOn is not null ? 1 : 0,
    };

    private static string? On(DateOnly? day) => day is { } set ? $"le {Kernel.French.Day(set)}" : null;
}

public sealed record FollowedApplicant(string Name, string? Email);

public sealed record FollowedIdentity(string Name, string? LegalForm, string? Siret, string? Address);

public sealed record FollowedProfile(string Kind, IReadOnlyList<string> Activities, bool InQpv, bool? WomenLed);

public sealed record FollowedAnswer(string Question, string? Text);

public sealed record FollowedPiece(Guid FileId, string Piece, FollowedUpload? File);

public sealed record FollowedUpload(string Name, long Size);

public sealed record FollowedCommitment(string Commitment, DateOnly? MetOn);

public sealed record FollowedDues(int Year, FollowedAmount Owed, DateOnly DueOn);

public sealed record FollowedAmount(string Text);
