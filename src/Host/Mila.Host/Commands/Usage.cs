namespace Mila.Host.Commands;

/// <summary>What can be typed, as shown to whoever asks or mistypes.</summary>
public static class Usage
{
    public static readonly string Text = Kernel.French.Typeset("""
        Usage : ./mila [COMMANDE] [OPTIONS]

          run                  démarre Mila (sans commande aussi)
                                 --today AAAA-MM-JJ   avance l’horloge d’une démonstration jusqu’à ce jour
          reset                efface la démonstration du dossier de données
          token PERSONA        donne un jeton pour agir par l’API comme ce personnage de la démonstration
                                 --tenant NOM         l’association, s’il y en a plusieurs
          tenant add NOM       ajoute une association, à l’adresse NOM.localhost
                                 --title TITRE        son nom, tel qu’il s’imprime
                                 --zone ZONE          son fuseau horaire (Europe/Paris)
          coordinator PERSONNE fait d’une personne (« Prénom Nom <adresse> ») une coordinatrice,
                               et donne un lien pour se connecter une fois
                                 --tenant NOM         l’association, s’il y en a plusieurs
          schema               écrit le schéma GraphQL

          --port PORT          le port d’écoute sur cette machine (5080)
          --data DOSSIER       le dossier de données (data)
        """);
}
