using Microsoft.AspNetCore.Mvc;
using Mila.Files;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;
using Mila.Kernel;

namespace Mila.Host.Web.Board;

/// <summary>One meeting of the board or its officers: its agenda and papers, who is there, each count, its minutes (réunion).</summary>
public sealed class MeetingModel(PageGraph graph, Frame frame, RequestScope request, Uploads uploads, Sentences sentences) : MilaPage
{
    public MeetingSeen Meeting { get; private set; } = null!;

    /// <summary>Open votes that it may take on; for who runs it.</summary>
    public IReadOnlyList<Placeable> Votes { get; private set; } = [];

    public bool Runs => Access.Allows("membership.run_board", request.Actor);

    public bool Signs => Access.Allows("membership.sign_minutes", request.Actor);

    /// <summary>What was written to put it off; none when nothing was.</summary>
    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public TimeOnly? Time { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether it was just tried to put it off.</summary>
    public bool Moves { get; private set; }

    public bool IsTheDay => frame.Today >= Meeting.Day;

    /// <summary>The person who reads, as a member of the body.</summary>
    public MeetingSeen.Member? Me => Access.Allows("membership.vote", request.Actor) ? Meeting.Members.FirstOrDefault(member => member.PersonId == request.Actor.PersonId) : null;

    /// <summary>To whom a member may give a proxy.</summary>
    public IEnumerable<Choice> HoldersFor(Guid? giver) => Meeting.Members
        .Where(member => member.PersonId != giver && member.ProxyTo is null && Meeting.Members.All(each => each.ProxyTo != member.PersonId))
        .Select(member => new Choice($"{member.PersonId}", member.Called));

    public IEnumerable<Choice> Givers => Meeting.Members.Where(member => member.ProxyTo is null && Meeting.Members.All(each => each.ProxyTo != member.PersonId))
        .Select(member => new Choice($"{member.PersonId}", member.Called));

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostConvene(Guid id, CancellationToken cancellation) => Act("Convene", id, new { id }, "La convocation part aux membres en exercice.", cancellation);

    public Task<IActionResult> OnPostCallOff(Guid id, CancellationToken cancellation) => Act("CallOff", id, new { id }, "La réunion est annulée.", cancellation);

    public Task<IActionResult> OnPostPutOff(Guid id, CancellationToken cancellation)
    {
        Moves = true;
        if (Day is null || Time is null)
            return Missing(id, Day is null ? nameof(Day) : nameof(Time), Day is null ? "Choisissez le nouveau jour." : "Choisissez l’heure.", cancellation);
        return Act("PutOff", id, new { id, day = Day, time = Time, place = Place ?? "", reason = Reason }, "La réunion est reportée ; les personnes convoquées en sont averties.", cancellation);
    }

    public Task<IActionResult> OnPostPlace(Guid id, string? text, bool isVotedOn, CancellationToken cancellation) =>
        Act("Place", id, new { id, text = text ?? "", isVotedOn }, "Le point est à l’ordre du jour.", cancellation);

    public Task<IActionResult> OnPostPlaceVote(Guid id, Guid? vote, CancellationToken cancellation) => vote is null
        ? Missing(id, nameof(vote), "Choisissez le vote à inscrire.", cancellation)
        : Act("PlaceVote", id, new { id, vote }, "Le vote est à l’ordre du jour : il se tiendra en réunion.", cancellation);

    public Task<IActionResult> OnPostTakeOff(Guid id, Guid item, CancellationToken cancellation) => Act("TakeOff", id, new { id, item }, "Le point est retiré.", cancellation);

    public async Task<IActionResult> OnPostAttach(Guid id, Guid item, IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
            return await Missing(id, nameof(file), "Choisissez la pièce à joindre.", cancellation);
        try
        {
            await using var bytes = file.OpenReadStream();
            var kept = await uploads.Receive(file.FileName, bytes, cancellation);
            return await Act("Attach", id, new { id, item, file = kept }, "La pièce est jointe.", cancellation);
        }
        catch (RuleViolation violation)
        {
            Refused([sentences.Of(violation)]);
            return await Load(id, cancellation) ? Again() : NotFound();
        }
    }

    public Task<IActionResult> OnPostRemovePaper(Guid id, Guid file, CancellationToken cancellation) => Act("RemovePaper", id, new { id, file }, "La pièce est retirée.", cancellation);

    public Task<IActionResult> OnPostGive(Guid id, Guid? to, CancellationToken cancellation) => to is null
        ? Missing(id, nameof(to), "Choisissez la personne qui votera pour vous.", cancellation)
        : Act("Give", id, new { id, to }, "Votre procuration est donnée.", cancellation);

    public Task<IActionResult> OnPostTakeBack(Guid id, CancellationToken cancellation) => Act("TakeBack", id, new { id }, "Votre procuration est reprise.", cancellation);

    public Task<IActionResult> OnPostRecordProxy(Guid id, Guid? from, Guid? to, CancellationToken cancellation) => from is null || to is null
        ? Missing(id, from is null ? nameof(from) : nameof(to), "Choisissez les deux membres.", cancellation)
        : Act("RecordProxy", id, new { id, from, to }, "La procuration est enregistrée.", cancellation);

    public Task<IActionResult> OnPostStrikeProxy(Guid id, Guid from, CancellationToken cancellation) => Act("StrikeProxy", id, new { id, from }, "La procuration est retirée.", cancellation);

    public Task<IActionResult> OnPostPresence(Guid id, Guid person, bool isPresent, CancellationToken cancellation) =>
        Act("Presence", id, new { id, person, isPresent }, isPresent ? "La présence est enregistrée." : "La présence est retirée.", cancellation, "#presences");

    public Task<IActionResult> OnPostOpen(Guid id, CancellationToken cancellation) => Act("Open", id, new { id }, "La séance est ouverte.", cancellation);

    public Task<IActionResult> OnPostMiss(Guid id, CancellationToken cancellation) => Act("Miss", id, new { id }, "La carence de quorum est constatée.", cancellation);

    public Task<IActionResult> OnPostRecuse(Guid id, Guid item, CancellationToken cancellation) => Act("Recuse", id, new { id, item }, "Votre déport est enregistré.", cancellation);

    public Task<IActionResult> OnPostRecuseMember(Guid id, Guid item, Guid? person, CancellationToken cancellation) => person is null
        ? Missing(id, nameof(person), "Choisissez le membre qui se déporte.", cancellation)
        : Act("RecuseMember", id, new { id, item, person }, "Le déport est enregistré.", cancellation);

    public Task<IActionResult> OnPostCount(Guid id, Guid item, IReadOnlyList<string> option, IReadOnlyList<int> voices, int abstentions, string? presidentChose, CancellationToken cancellation) =>
        Act("Count", id, new { id, item, votes = option.Zip(voices, (code, count) => new { option = code, voices = count }), abstentions, presidentChose }, "La décision est enregistrée.", cancellation);

    public Task<IActionResult> OnPostNote(Guid id, Guid item, string? note, CancellationToken cancellation) =>
        Act("Note", id, new { id, item, text = note ?? "" }, "Le relevé est enregistré.", cancellation);

    public Task<IActionResult> OnPostClose(Guid id, CancellationToken cancellation) => Act("Close", id, new { id }, "La séance est levée ; le procès-verbal est prêt à signer.", cancellation);

    public Task<IActionResult> OnPostSign(Guid id, CancellationToken cancellation) => Act("Sign", id, new { id }, "Le procès-verbal est signé.", cancellation);

    private async Task<IActionResult> Missing(Guid id, string field, string sentence, CancellationToken cancellation)
    {
        ModelState.AddModelError(field, sentence);
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<IActionResult> Act(string operation, Guid id, object variables, string done, CancellationToken cancellation, string at = "")
    {
        var answer = ModelState.IsValid ? await graph.Run(this, operation, variables, cancellation) : null;
        if (answer is not null && !Refused(answer.UserErrors))
            return Done(done, $"/conseil/reunions/{id}{at}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, "Show", new { id, runs = Runs }, cancellation)).Data<Shown>();
        (Meeting, Votes) = (shown.BoardMeeting!, shown.PlaceableVotes ?? []);
        return shown.BoardMeeting is not null;
    }

    private sealed record Shown(MeetingSeen? BoardMeeting, IReadOnlyList<Placeable>? PlaceableVotes);

    public sealed record Placeable(Guid Id, string? SubjectTitle, string QuestionText);
}
