namespace Mila.Membership.Board;

/// <summary>The closed list of questions that a body may be asked, each with its words in French and the options it may adopt.</summary>
public static class Questions
{
    public static IReadOnlyDictionary<string, Question> All { get; } = new[]
    {
        new Question("candidacy.admission", "candidacy", "Faut-il admettre cette candidature ?", new Dictionary<string, string>
        {
            ["admitted"] = "Admettre", ["refused"] = "Refuser", ["waiting_list"] = "Inscrire sur la liste d’attente",
        }),
        new Question("structure.affiliation", "structure", "Faut-il accorder à cet adhérent le rattachement demandé ?", new Dictionary<string, string>
        {
            ["granted"] = "Accorder", ["refused"] = "Refuser",
        }),
        new Question("tenure.extension", "structure", "Faut-il prolonger l’hébergement de cette structure ?", new Dictionary<string, string>
        {
            ["granted"] = "Prolonger", ["refused"] = "Ne pas prolonger",
        }),
        new Question("space_call.ranking", "space_call", "Faut-il proposer l’espace dans cet ordre ?", new Dictionary<string, string>
        {
            ["adopted"] = "Adopter le classement", ["rejected"] = "Le revoir",
        }),
        new Question("shop.proposal", "structure", "Faut-il proposer cette structure au bailleur pour la boutique qu’elle demande ?", new Dictionary<string, string>
        {
            ["proposed"] = "La proposer", ["not_proposed"] = "Ne pas la proposer",
        }),
        new Question("structure.succession", "succession", "Faut-il reconnaître la structure qui succède à celle-ci ?", new Dictionary<string, string>
        {
            ["confirmed"] = "Confirmer", ["refused"] = "Refuser",
        }),
        new Question("structure.removal", "structure", "Faut-il radier cet adhérent pour cotisation impayée ?", new Dictionary<string, string>
        {
            ["removed"] = "Radier", ["kept"] = "Maintenir",
        }),
        new Question("breach.sanction", "breach", "Que décider après ce manquement ?", new Dictionary<string, string>
        {
            ["none"] = "Aucune sanction", ["warning"] = "Avertissement", ["exclusion"] = "Exclusion",
        }),
        new Question("board.motion", "motion", "Faut-il adopter cette résolution ?", new Dictionary<string, string>
        {
            ["adopted"] = "Adopter", ["rejected"] = "Rejeter",
        }),
    }.ToDictionary(question => question.Code);

    /// <summary>How an option, an abstention or an outcome reads on a page and in minutes.</summary>
    public static string Label(string question, string word) => word switch
    {
        Contracts.Deliberations.Abstain => "Abstention",
        Contracts.Deliberations.NotAdopted => "Non adoptée",
        Contracts.Deliberations.NoQuorum => "Quorum non atteint",
        Contracts.Deliberations.Moot => "Sans objet",
        _ => All[question].Options[word],
    };
}

/// <summary>What a body may be asked.</summary>
/// <param name="Subject">The kind of thing it is about.</param>
/// <param name="Options">What may be adopted, with its word in French.</param>
public sealed record Question(string Code, string Subject, string Text, IReadOnlyDictionary<string, string> Options);
