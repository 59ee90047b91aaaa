using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The letters of the intake; a template each, <c>candidacy_….fr.sbn</c>.</summary>
public enum IntakeLetter { Acknowledgement, PiecesAsked, PiecesReminder, Refused, WaitingList, Admitted, CommitmentsReminder, Welcome, Lapsed, SpaceCalled }

/// <summary>The association writes to the applicant (courrier au candidat). Sent by the workflow; a reminder that is needed no more is not written.</summary>
public sealed record WriteIntakeLetter(Guid LetterId, Guid CandidacyId, IntakeLetter Letter);

public static class WriteIntakeLetterHandler
{
    /// <summary>Whether the letter still says something true: a reminder crosses the answer it asks for.</summary>
    public static bool IsDue(IntakeLetter letter, Candidacy candidacy) => letter switch
    {
        IntakeLetter.PiecesAsked or IntakeLetter.PiecesReminder => candidacy.State is CandidacyState.PiecesAsked,
        IntakeLetter.SpaceCalled => candidacy.ListedOn is not null,
        IntakeLetter.CommitmentsReminder => candidacy.State is CandidacyState.Admitted,
        _ => true,
    };

    public static async Task<OutgoingMessages> Handle(
        WriteIntakeLetter command, IDocumentSession session, LinkSeal seal, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var candidacy = (await session.CandidacyToWrite(command.CandidacyId, cancellation)).Aggregate!;
        if (!IsDue(command.Letter, candidacy))
            return [];
        var link = await session.Query<PrivateLink>().FirstOrDefaultAsync(link => link.CandidacyId == candidacy.Id && link.Kind == LinkKind.Owner, cancellation);
        var values = await settings.On(session, moment.Today, cancellation);
        return [new SendLetter(command.LetterId, TemplateOf(command.Letter), [candidacy.ApplicantId], CandidacyHappenings.Subject, candidacy.Id,
            IntakeLetterValues.Of(candidacy, link is { Sealed: { } text } ? seal.Unseal(text) : null, values))];
    }

    public static string TemplateOf(IntakeLetter letter) => $"candidacy_{ClosedWord.Of(letter)}";
}

/// <summary>What the letters of the intake may print; what is not known yet is left out, and a letter that needs it asks first.</summary>
public static class IntakeLetterValues
{
    public static IReadOnlyDictionary<string, string> Of(Candidacy candidacy, string? link, SettingValues settings)
    {
        var values = new Dictionary<string, string> { ["path"] = IntakeWords.Of(candidacy.Path), ["structure"] = Joined.Sheet(candidacy.StructureId) };
        void Say(string name, string? word) { if (word is { Length: > 0 }) values[name] = word; }

        Say("link", link is null ? null : $"/candidature/{link}");
        Say("of_member", candidacy.OfMember ? "yes" : null);
        Say("listed", candidacy.ConsentsToDirectory ? "yes" : null);
        Say("pieces", string.Join("\n", candidacy.Asked.Select(IntakeWords.Of)));
        Say("missing", string.Join("\n", Enum.GetValues<Commitment>().Where(each => !candidacy.HasMet(each)).Select(IntakeWords.Of)));
        Say("ground", candidacy.Ground is { } ground ? IntakeWords.Of(ground) : null);
        Say("lapse", candidacy.Lapse is { } cause ? IntakeWords.Of(cause) : null);
        Say("note", (candidacy.State is CandidacyState.Refused ? candidacy.GroundNoteId : candidacy.AskedNoteId) is { } note ? Joined.Text(note) : null);
        Say("pieces_until", Day(candidacy.AskedOn?.AddDays(settings.Days("intake.pieces_lapse_days"))));
        Say("commitments_until", Day(candidacy.DecidedOn?.AddDays(settings.Days("intake.commitment_days"))));
        Say("decided_on", Day(candidacy.DecidedOn));
        var call = candidacy.Calls is [.., var last] ? last : null;
        Say("free_from", Day(call?.FreeFrom));
        Say("closes_on", Day(call?.ClosesOn));
        Say("member_since", Day(candidacy.MemberSince));
        return values;
    }

    /// <summary>As a template's <c>day</c> reads it.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>The closed words as letters print them.</summary>
public static class IntakeWords
{
    public static string Of(CandidacyPath path) => path switch
    {
        CandidacyPath.Beneficiary => "adhésion comme bénéficiaire",
        CandidacyPath.Hosted => "adhésion avec un bureau",
        CandidacyPath.Desk => "adhésion avec un poste de travail",
        CandidacyPath.Shop => "adhésion avec une boutique",
        _ => throw new ArgumentOutOfRangeException(nameof(path)),
    };

    public static string Of(PieceKind piece) => piece switch
    {
        PieceKind.Presentation => "Présentation de la structure",
        PieceKind.RegistrationExtract => "Extrait d’immatriculation de moins de trois mois",
        PieceKind.Statutes => "Statuts signés",
        PieceKind.Forecast => "Budget prévisionnel",
        PieceKind.Accounts => "Derniers comptes",
        PieceKind.References => "Références ou lettres de soutien",
        PieceKind.Insurance => "Attestation d’assurance",
        PieceKind.BankDetails => "Relevé d’identité bancaire",
        PieceKind.Other => "Autre document",
        _ => throw new ArgumentOutOfRangeException(nameof(piece)),
    };

    public static string Of(RefusalGround ground) => ground switch
    {
        RefusalGround.OutsideSector => "l’activité ne relève pas de la filière musicale que l’association accompagne",
        RefusalGround.NotIndependent => "la structure n’est pas indépendante",
        RefusalGround.TooEarly => "le projet n’est pas encore assez avancé",
        RefusalGround.CriteriaNotMet => "le projet ne répond pas assez aux critères de sélection",
        RefusalGround.NeedsNotServed => "l’association ne peut pas répondre aux besoins exprimés",
        _ => throw new ArgumentOutOfRangeException(nameof(ground)),
    };

    public static string Of(Commitment commitment) => commitment switch
    {
        Commitment.Dues => "Régler l’appel de cotisation",
        Commitment.Charter => "Accepter la charte de valeurs communes",
        Commitment.Engagement => "Prendre connaissance du contrat d’engagement républicain",
        _ => throw new ArgumentOutOfRangeException(nameof(commitment)),
    };

    public static string Of(LapseCause cause) => cause switch
    {
        LapseCause.Draft => "le dossier n’a pas été déposé",
        LapseCause.Pieces => "les pièces demandées ne sont pas arrivées",
        LapseCause.Commitments => "la cotisation, la charte ou le contrat d’engagement n’ont pas été réglés ou acceptés",
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };
}
