namespace Mila.Membership.Desk;

/// <summary>The closed words of a request as letters and lists print them.</summary>
public static class DeskWords
{
    public static string Of(DeskKind kind) => kind switch
    {
        DeskKind.Repair => "réparation",
        DeskKind.Key => "clé ou badge",
        DeskKind.Parcel => "colis ou courrier",
        DeskKind.Internet => "connexion internet",
        DeskKind.Poster => "affichage",
        DeskKind.Other => "autre demande",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(DeskOutcome outcome) => outcome switch
    {
        DeskOutcome.Settled => "elle est réglée",
        DeskOutcome.Refused => "nous ne pouvons pas y répondre favorablement",
        DeskOutcome.PassedElsewhere => "elle relève d’un autre interlocuteur, que nous vous indiquons sur sa page",
        DeskOutcome.NoLongerNeeded => "elle est devenue sans objet",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
