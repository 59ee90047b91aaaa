using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;
using Mila.Kernel;

namespace Mila.Host.Web.Assemblies;

/// <summary>One assembly: its convocation and proxies, the sheet at the door, its votes, its board (assemblée générale).</summary>
public sealed class AssemblyModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public AssemblySeen Assembly { get; private set; } = null!;

    /// <summary>Who sits on the board today; for the office.</summary>
    public IReadOnlyList<AssemblySeen.Person> Board { get; private set; } = [];

    public bool Runs => Access.Allows("membership.run_assemblies", request.Actor);

    public bool TakesPart => Access.Allows("membership.take_part_in_assemblies", request.Actor);

    public bool IsTheDay => frame.Today >= Assembly.Day;

    /// <summary>The sheet is what counts until the assembly is opened: it comes first.</summary>
    public bool IsAtTheDoor => Runs && IsTheDay && Assembly.State == "CONVENED";

    /// <summary>A part of a structure's name, to find it at the door.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    public IEnumerable<AssemblySeen.Line> Roll => Assembly.Roll
        .Where(line => Nom is not { Length: > 0 } name || line.Name.Contains(name, StringComparison.CurrentCultureIgnoreCase))
        .OrderBy(line => line.Name, StringComparer.CurrentCulture);

    /// <summary>The voters that the person who reads acts for.</summary>
    public IEnumerable<AssemblySeen.Line> Mine => Assembly.Roll.Where(line => Assembly.Mine.Contains(line.StructureId));

    /// <summary>To whom a structure may give its voice.</summary>
    public IEnumerable<Choice> HoldersFor(Guid giver) => Assembly.Roll
        .Where(line => line.StructureId != giver && line.ProxyTo is null && line.Holds < Assembly.ProxiesPerHolder)
        .Select(line => new Choice($"{line.StructureId}", line.Name));

    public IEnumerable<Choice> Givers => Assembly.Roll.Where(line => line.ProxyTo is null && line.Holds == 0).Select(line => new Choice($"{line.StructureId}", line.Name));

    /// <summary>Who may be a candidate: those who act for a voter, and the board.</summary>
    public IEnumerable<Choice> Eligible => Assembly.Roll.SelectMany(line => line.Delegates ?? []).Concat(Board)
        .ExceptBy(Assembly.Elections.SelectMany(election => election.Candidates).Select(candidate => candidate.PersonId), person => person.PersonId)
        .DistinctBy(person => person.PersonId).OrderBy(person => person.Name, StringComparer.CurrentCulture)
        .Select(person => new Choice($"{person.PersonId}", person.Name ?? "Personne inconnue"));

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostConvene(Guid id, CancellationToken cancellation) => Act("Convene", id, new { id }, "La convocation part à chaque structure adhérente.", cancellation);

    public Task<IActionResult> OnPostReschedule(Guid id, DateOnly? day, TimeOnly? time, CancellationToken cancellation) => day is null || time is null
        ? Missing(id, nameof(day), "Choisissez le jour et l’heure.", cancellation)
        : Act("Reschedule", id, new { id, day, time }, "Le nouveau jour est fixé. Il reste à envoyer la convocation.", cancellation);

    public Task<IActionResult> OnPostCallOff(Guid id, CancellationToken cancellation) => Act("CallOff", id, new { id }, "L’assemblée est annulée.", cancellation);

    public Task<IActionResult> OnPostEntrust(Guid id, Guid from, Guid? to, CancellationToken cancellation) => to is null
        ? Missing(id, nameof(to), "Choisissez la structure qui votera.", cancellation)
        : Act("Entrust", id, new { id, from, to }, "La procuration est donnée.", cancellation);

    public Task<IActionResult> OnPostTakeBack(Guid id, Guid from, CancellationToken cancellation) => Act("TakeBack", id, new { id, from }, "La procuration est reprise.", cancellation);

    public Task<IActionResult> OnPostRecordVoice(Guid id, Guid? from, Guid? to, CancellationToken cancellation) => from is null || to is null
        ? Missing(id, from is null ? nameof(from) : nameof(to), "Choisissez les deux structures.", cancellation)
        : Act("RecordVoice", id, new { id, from, to }, "La procuration est enregistrée.", cancellation);

    public Task<IActionResult> OnPostStrikeVoice(Guid id, Guid from, CancellationToken cancellation) => Act("StrikeVoice", id, new { id, from }, "La procuration est retirée.", cancellation);

    public Task<IActionResult> OnPostPresent(Guid id, Guid structure, Guid? person, CancellationToken cancellation) =>
        Act("Present", id, new { id, structure, person }, "La présence est enregistrée.", cancellation, "#feuille");

    public Task<IActionResult> OnPostAbsent(Guid id, Guid structure, CancellationToken cancellation) =>
        Act("Absent", id, new { id, structure }, "La présence est retirée.", cancellation, "#feuille");

    public Task<IActionResult> OnPostOpen(Guid id, CancellationToken cancellation) => Act("Open", id, new { id }, "La séance est ouverte : les électeurs sont fixés.", cancellation);

    public Task<IActionResult> OnPostMiss(Guid id, CancellationToken cancellation) => Act("Miss", id, new { id }, "La carence de quorum est constatée.", cancellation);

    public Task<IActionResult> OnPostVote(Guid id, int item, int @for, int against, int abstentions, CancellationToken cancellation) =>
        Act("Vote", id, new { id, item, @for, against, abstentions }, "Le vote est enregistré.", cancellation);

    public Task<IActionResult> OnPostStand(Guid id, string college, Guid? person, CancellationToken cancellation) => person is null
        ? Missing(id, "personId", "Choisissez la personne qui se présente.", cancellation)
        : Act("Stand", id, new { id, college, person }, "La candidature est enregistrée.", cancellation);

    public Task<IActionResult> OnPostStandDown(Guid id, Guid person, CancellationToken cancellation) => Act("StandDown", id, new { id, person }, "La candidature est retirée.", cancellation);

    public Task<IActionResult> OnPostCount(Guid id, string college, IReadOnlyList<Guid> person, IReadOnlyList<int> voices, CancellationToken cancellation) =>
        Act("Count", id, new { id, college, voices = person.Zip(voices, (personId, count) => new { personId, voices = count }) }, "Le dépouillement est enregistré.", cancellation);

    public Task<IActionResult> OnPostSettle(Guid id, string college, IReadOnlyList<Guid> elected, string by, CancellationToken cancellation) =>
        Act("Settle", id, new { id, college, elected, by }, "L’égalité est départagée.", cancellation);

    public Task<IActionResult> OnPostClose(Guid id, Guid? president, Guid? treasurer, Guid? secretary, CancellationToken cancellation) =>
        Act("Close", id, new
        {
            id,
            officers = new[] { (president, "PRESIDENT"), (treasurer, "TREASURER"), (secretary, "SECRETARY") }
                .Where(each => each.Item1 is not null).Select(each => new { personId = each.Item1, role = each.Item2 }),
        }, "La séance est close ; le procès-verbal est prêt à signer.", cancellation);

    public Task<IActionResult> OnPostDeclare(Guid id, DateOnly? on, CancellationToken cancellation) => on is null
        ? Missing(id, nameof(on), "Choisissez le jour de la déclaration.", cancellation)
        : Act("Declare", id, new { id, on }, "La déclaration est enregistrée.", cancellation);

    private async Task<IActionResult> Missing(Guid id, string field, string sentence, CancellationToken cancellation)
    {
        ModelState.AddModelError(field, sentence);
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<IActionResult> Act(string operation, Guid id, object variables, string done, CancellationToken cancellation, string at = "")
    {
        var answer = ModelState.IsValid ? await graph.Run(this, operation, variables, cancellation) : null;
        if (answer is not null && !Refused(answer.UserErrors))
            return Done(done, $"/assemblees/{id}{at}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, "Show", new { id, runs = Runs }, cancellation)).Data<Shown>();
        (Assembly, Board) = (shown.Assembly!, shown.Board?.Mandates ?? []);
        return shown.Assembly is not null;
    }

    private sealed record Shown(AssemblySeen? Assembly, Members? Board);

    private sealed record Members(IReadOnlyList<AssemblySeen.Person> Mandates);
}
