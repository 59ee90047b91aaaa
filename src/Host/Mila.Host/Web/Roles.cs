namespace Mila.Host.Web;

/// <summary>The roles, in French.</summary>
public static class Roles
{
    public static string Name(string role) => role switch
    {
        "applicant" => "candidat",
        "member" => "adhérent",
        "expert" => "intervenant",
        "funder" => "financeur",
        "auditor" => "contrôle",
        "board_member" => "conseil d’administration",
        "president" => "présidence",
        "treasurer" => "trésorerie",
        "secretary" => "secrétariat",
        "coordinator" => "coordination",
        "operator" => "exploitation",
        "civic_volunteer" => "service civique",
        _ => role,
    };
}
