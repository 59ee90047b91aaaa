using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Board;

/// <summary>One vote: what is decided, my ballot in one click, who was heard, then the count and the minutes (vote).</summary>
public sealed class VoteModel(PageGraph graph, RequestScope request) : MilaPage
{
    public Deliberation Vote { get; private set; } = null!;

    public bool Runs => Access.Allows("membership.run_board", request.Actor);

    public bool Signs => Access.Allows("membership.sign_minutes", request.Actor);

    /// <summary>To whom the person who reads may give a proxy.</summary>
    public IEnumerable<Choice> Holders => Vote.Electors
        .Where(elector => !elector.IsRecused && elector.PersonId != request.Actor.PersonId)
        .Select(elector => new Choice($"{elector.PersonId}", elector.Name ?? "Personne inconnue"));

    public bool ProposesMyRecusal => request.Actor.PersonId is { } me && Vote.ProposedRecusals.Contains(me);

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostCast(Guid id, string option, Guid? inNameOf, string? comment, CancellationToken cancellation) =>
        Act("Cast", id, new { id, option, inNameOf, comment }, inNameOf is null ? "Votre vote est enregistré." : "Le vote par procuration est enregistré.", cancellation);

    public async Task<IActionResult> OnPostGive(Guid id, Guid? to, CancellationToken cancellation)
    {
        if (to is not null)
            return await Act("Give", id, new { id, to }, "Votre procuration est donnée.", cancellation);
        ModelState.AddModelError(nameof(to), "Choisissez la personne qui votera pour vous.");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    public Task<IActionResult> OnPostWithdraw(Guid id, CancellationToken cancellation) =>
        Act("Withdraw", id, new { id }, "Votre procuration est reprise.", cancellation);

    public Task<IActionResult> OnPostRecuse(Guid id, CancellationToken cancellation) =>
        Act("Recuse", id, new { id }, "Votre déport est enregistré.", cancellation);

    public Task<IActionResult> OnPostRecuseElector(Guid id, Guid person, CancellationToken cancellation) =>
        Act("RecuseElector", id, new { id, person }, "Le déport est enregistré.", cancellation);

    public Task<IActionResult> OnPostRemind(Guid id, CancellationToken cancellation) =>
        Act("Remind", id, new { id }, "Un rappel part aux personnes qui n’ont pas voté.", cancellation);

    public Task<IActionResult> OnPostClose(Guid id, CancellationToken cancellation) =>
        Act("Close", id, new { id }, "Le vote est clos.", cancellation);

    public Task<IActionResult> OnPostSign(Guid id, CancellationToken cancellation) =>
        Act("Sign", id, new { id }, "Le procès-verbal est signé.", cancellation);

    private async Task<IActionResult> Act(string operation, Guid id, object variables, string done, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(done, $"/conseil/votes/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().Deliberation;
        Vote = found!;
        return found is not null;
    }

    private sealed record Shown(Deliberation? Deliberation);

    public sealed record Deliberation(
        Guid Id, string Body, string Mode, string? Article, string SubjectKind, Guid SubjectId, string? SubjectTitle, string QuestionText,
        IReadOnlyList<Option> Options, DateOnly OpenedOn, DateOnly ClosesOn, DateOnly? ClosedOn, string State, bool TakesBallots, bool MayClose,
        IReadOnlyList<Elector> Electors, Voices Quorum, Count? Tally, Part? Mine, IReadOnlyList<Guid> ProposedRecusals,
        Guid? MeetingId, bool DecidedByHands, Minutes? Minutes, IReadOnlyList<Comment> Comments)
    {
        public string Heading => SubjectTitle ?? QuestionText;

        public string BodyName => Body == "BOARD" ? "Conseil d’administration" : "Bureau";

        public string Label(string code) => code == "abstain" ? "Abstention" : Options.First(option => option.Code == code).Label;
    }

    public sealed record Option(string Code, string Label);

    public sealed record Elector(Guid PersonId, string? Name, string Role, bool IsRecused, bool HasVoted, string? ProxyToName);

    public sealed record Voices(int Electors, int Recused, int Voters, int Needed, bool Reached);

    public sealed record Count(int Voters, int Abstentions, IReadOnlyList<OptionCount> Votes, string Outcome, string OutcomeLabel, bool CastingVote);

    public sealed record OptionCount(string Code, string Label, int Votes);

    public sealed record Part(bool IsRecused, string? Option, Guid? ProxyTo, Guid? For, string? ForName, string? OptionFor);

    public sealed record Minutes(string? Number, string Text, DateOnly? SignedOn, string? SignedByName);

    public sealed record Comment(string? Name, string Text);
}
