namespace Mila.Membership.Structures;

/// <summary>Finds the structures that a person is or was with, by what their documents contain.</summary>
public static class ContactsOf
{
    /// <summary>What a structure's document contains when the person is among its contacts, as PostgreSQL's <c>@&gt;</c> wants it.</summary>
    public static string Containing(Guid person) => $$$$"""{"saidContacts":[{"value":{"who":{"personId":"{{{{person}}}}"}}}]}""";
}
