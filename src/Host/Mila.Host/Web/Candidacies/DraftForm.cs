namespace Mila.Host.Web.Candidacies;

/// <summary>What the applicant types, as posted and as sent on.</summary>
public sealed class DraftForm
{
    public string Path { get; set; } = "";
    public string Kind { get; set; } = "";
    public List<string> Activities { get; set; } = [];
    public bool InQpv { get; set; }

    /// <summary>« yes », « no », or nothing: it is the candidate's to say.</summary>
    public string WomenLed { get; set; } = "";
    public string Name { get; set; } = "";
    public string LegalForm { get; set; } = "";
    public string Siret { get; set; } = "";
    public string Address { get; set; } = "";
    public Dictionary<string, string> Answers { get; set; } = [];

    public static DraftForm Of(FollowedFile file) => new()
    {
        Path = file.Path,
        Kind = file.Profile?.Kind ?? "",
        Activities = [.. file.Profile?.Activities ?? []],
        InQpv = file.Profile?.InQpv ?? false,
        WomenLed = file.Profile?.WomenLed switch { true => "yes", false => "no", null => "" },
        Name = file.Identity?.Name ?? "",
        LegalForm = file.Identity?.LegalForm ?? "",
        Siret = file.Identity?.Siret ?? "",
        Address = file.Identity?.Address ?? "",
        Answers = file.Answers.ToDictionary(answer => answer.Question, answer => answer.Text ?? ""),
    };

    /// <summary>The API's input: of a member only the answers, for its identity is on its sheet.</summary>
    public object Input(FollowedFile file)
    {
        var answers = Answers.Select(answer => new { question = answer.Key, text = answer.Value ?? "" });
        var path = file.IsDraft && Path.Length > 0 ? Path : file.Path;
        return file.OfMember
            ? new { path, answers }
            : new
            {
                path,
                kind = Kind.Length > 0 ? Kind : null,
                activities = Activities,
                inQpv = InQpv,
                womenLed = WomenLed switch { "yes" => true, "no" => false, _ => (bool?)null },
                name = Name,
                legalForm = LegalForm,
                siret = Siret,
                address = Address,
                answers,
            };
    }
}
