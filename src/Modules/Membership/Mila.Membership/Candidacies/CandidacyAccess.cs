using Mila.Graph;

namespace Mila.Membership.Candidacies;

/// <summary>Who opens one candidacy among those who may open any (accès au dossier).</summary>
public static class CandidacyAccess
{
    private static readonly string[] Examiners = ["coordinator", "board_member", "president", "treasurer", "secretary"];

    /// <summary>Officers, board and coordinator read a file once it is handed in; an expert those to review; nobody one that they stepped aside from.</summary>
    public static bool OpensTo(this Candidacy candidacy, Actor actor) =>
        candidacy.SubmittedOn is not null
        && actor.PersonId is { } me && !candidacy.Recused.Contains(me)
        && (actor.Is(Examiners) || candidacy.Reviewers.Contains(me));
}
