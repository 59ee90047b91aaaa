namespace Mila.Host.Web.Letters;

/// <summary>Every letter that the association writes, to word them its own way (modèles de courrier).</summary>
public sealed class LetterTemplates(PageGraph graph) : MilaPage
{
    public IReadOnlyList<Row> Templates { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation) =>
        Templates = (await graph.Run(this, null, null, cancellation)).Data<Answer>().LetterTemplates;

    private sealed record Answer(IReadOnlyList<Row> LetterTemplates);

    public sealed record Row(string Name, string Title, bool IsOwn);
}
