namespace Mila.Membership.Exchange;

/// <summary>The closed words of the exchange (entraide), and the kinds its letters are about.</summary>
public static class ExchangeWords
{
    public const string Post = "member_post";
    public const string Contact = "relayed_contact";

    public static string Of(PostFault reason) => reason switch
    {
        PostFault.OffTopic => "elle est hors du sujet de l’entraide",
        PostFault.Disrespectful => "elle ne respecte pas la charte de valeurs communes",
        PostFault.Advertising => "l’entraide n’accueille pas de publicité",
        PostFault.Outdated => "elle est périmée",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static string Of(PostKind kind) => kind switch
    {
        PostKind.Announcement => "annonces",
        PostKind.SkillOffered => "compétences proposées",
        PostKind.SkillNeeded => "compétences cherchées",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
