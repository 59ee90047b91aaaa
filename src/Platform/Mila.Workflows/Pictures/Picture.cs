using System.Xml.Linq;
using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Pictures;

/// <summary>
/// A definition drawn as SVG (schéma), with the path an instance has taken. It says in words what it shows, marks the path by
/// thickness as well as by colour, and carries neither script nor style, so that a strict page may hold it.
/// </summary>
public sealed class Picture
{
    private const int Height = 56, GapY = 76, Margin = 24, Lane = 16, CharactersPerLine = 26, CharacterWidth = 6, LineHeight = 14;
    private const string Ink = "#1f2430", Pale = "#6b7280", Taken = "#0b5cad", Paper = "#ffffff", TakenPaper = "#e6f0fb";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly Definition definition;
    private readonly Instance? instance;
    private readonly Guid? call;
    private readonly Layout layout;
    private readonly HashSet<(string From, string Through, string To)> taken;
    private readonly List<string> visited, standing;
    private readonly List<(int X, int Y, int Width)> words = [];
    private int lanes;

    private Picture(Definition definition, Instance? instance, Guid? call)
    {
        (this.definition, this.instance, this.call, layout) = (definition, instance, call, Layout.Of(definition));
        var path = (instance?.Path ?? []).Where(visit => visit.Call == call).ToList();
        taken = [.. path.Where(visit => visit.From is not null).Select(visit => (visit.From!, visit.Through!, visit.Step))];
        visited = [.. path.Select(visit => visit.Step).Where(key => definition.Steps.Any(step => step.Key == key))];
        standing = [.. (instance?.Stays ?? []).Where(stay => stay.Call == call).Select(stay => stay.Step)];
    }

    /// <param name="instance">Whose path is shown; none for the definition alone.</param>
    /// <param name="call">The token of the call whose path is shown; none for the instance's own.</param>
    public static string Of(Definition definition, Instance? instance = null, Guid? call = null) => new Picture(definition, instance, call).Draw();

    private string Draw()
    {
        var ways = layout.Routes.OrderBy(IsTaken).Select(DrawWay).ToList(); // those taken last, on top
        var steps = layout.Layers.SelectMany(layer => layer).Where(spot => spot.Step is not null).Select(spot => DrawStep(spot, spot.Step!));
        var (width, height) = (Margin * 2 + layout.Width + (lanes + 1) * Lane, Margin * 2 + layout.Layers.Count * (Height + GapY) - GapY / 2);
        return new XElement(Svg + "svg", At(("viewBox", $"0 0 {width} {height}"), ("role", "img"), ("aria-labelledby", $"{Id("title")} {Id("text")}"),
                ("font-family", "system-ui, sans-serif"), ("font-size", 13), ("fill", Ink)),
            new XElement(Svg + "title", At(("id", Id("title"))), French.Typeset($"{definition.Title}, version {definition.Version}")),
            new XElement(Svg + "desc", At(("id", Id("text"))), InWords()),
            new XElement(Svg + "defs", Arrow(Id("arrow"), Pale), Arrow(Id("taken"), Taken)),
            new XElement(Svg + "g", ways.Select(way => way.Line)), new XElement(Svg + "g", ways.Select(way => way.Word)), steps).ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>What the picture shows, for whoever hears it.</summary>
    private string InWords()
    {
        if (instance is null)
            return French.Typeset($"{French.Count(definition.Steps.Count, "étape", "étapes")} : {string.Join(", ", definition.Steps.Select(step => step.Label))}.");
        var path = string.Join(", puis ", visited.Select(key => definition[key].Label));
        var now = instance.Outcome == Instance.Cancelled ? "Annulé." : standing.Count == 0 || instance.Ended ? "Terminé." : $"{(standing.Count == 1 ? "Étape" : "Étapes")} en cours : {string.Join(", ", standing.Select(key => definition[key].Label))}.";
        return French.Typeset($"Chemin suivi : {path}. {now}");
    }

    private XElement DrawStep(Spot spot, Step step)
    {
        var (here, seen, lines) = (standing.Contains(step.Key), visited.Contains(step.Key), Lines(step.Label));
        return new XElement(Svg + "g",
            new XElement(Svg + "title", French.Typeset($"{KindOf(step)} : {step.Label}{(here ? " (étape en cours)" : seen ? " (étape passée)" : "")}")),
            new XElement(Svg + "rect",
                At(("x", X(spot) - Layout.StepWidth / 2), ("y", Y(spot)), ("width", Layout.StepWidth), ("height", Height),
                    ("rx", step is EndStep ? Height / 2 : step is DecisionStep ? 0 : 8), ("fill", seen ? TakenPaper : Paper),
                    ("stroke", seen ? Taken : Ink), ("stroke-width", here ? 4 : seen ? 2 : 1)),
                step is ServiceStep ? At(("stroke-dasharray", "8 3")) : step is DecisionStep ? At(("stroke-dasharray", "3 3")) : null),
            step switch
            {
                ParallelStep => Doubled(spot, seen, (Layout.StepWidth, 0)),
                CallStep => Doubled(spot, seen, (0, Height)),
                _ => [],
            },
            lines.Select((line, i) => new XElement(Svg + "text",
                At(("x", X(spot)), ("y", Y(spot) + Height / 2 + 5 + (2 * i - lines.Count + 1) * 8), ("text-anchor", "middle")),
                here ? At(("font-weight", "bold")) : null, line)));
    }

    /// <summary>A second line along two sides of a step: above and below one with branches, left and right of one that calls.</summary>
    private static IEnumerable<XElement> Doubled(Spot spot, bool seen, (int Width, int Height) side)
    {
        var (left, top, inset) = (X(spot) - Layout.StepWidth / 2, Y(spot), 5);
        return new[] { (X: left + inset, Y: top + inset), (X: left + Layout.StepWidth - inset, Y: top + Height - inset) }.Select(corner =>
        {
            var (x, y) = side.Width > 0 ? (left, corner.Y) : (corner.X, top);
            return new XElement(Svg + "line", At(("x1", x), ("y1", y), ("x2", x + side.Width), ("y2", y + side.Height), ("stroke", seen ? Taken : Ink)));
        });
    }

    /// <summary>Its line and its word: words are drawn over every line.</summary>
    private (XElement Line, XElement Word) DrawWay(Route route)
    {
        var isTaken = IsTaken(route);
        var (path, labelX, labelY, anchor) = route.LeadsBack ? Back(route) : Down(route);
        var word = WordOf(route.Way);
        labelY = Free(labelX, labelY, word.Length * CharacterWidth);
        return (
            new(Svg + "path", At(("d", path), ("fill", "none"), ("stroke", isTaken ? Taken : Pale), ("stroke-width", isTaken ? 3 : 1),
                ("marker-end", $"url(#{Id(isTaken ? "taken" : "arrow")})"))),
            new(Svg + "text", At(("x", labelX), ("y", labelY), ("font-size", 11), ("text-anchor", anchor),
                ("stroke", Paper), ("stroke-width", 3), ("paint-order", "stroke")), word));
    }

    private static (string Path, int X, int Y, string Anchor) Down(Route route)
    {
        var path = $"M {X(route.From)} {Y(route.From) + Height}";
        foreach (var (above, below) in route.Spots.Zip(route.Spots.Skip(1)))
        {
            path += $" C {X(above)} {Y(above) + Height + GapY / 2} {X(below)} {Y(below) - GapY / 2} {X(below)} {Y(below)}";
            if (below.Step is null)
                path += $" V {Y(below) + Height}";
        }
        // A little past the middle of the first bend, where ways from one step are apart and ways to one step not yet together.
        return (path, X(route.From) + (X(route.Spots[1]) - X(route.From)) * 7 / 10, Y(route.From) + Height + GapY * 6 / 10 + 4, "middle");
    }

    /// <summary>Around by the right margin, and through the gaps between layers: never across a step.</summary>
    private (string Path, int X, int Y, string Anchor) Back(Route route)
    {
        var lane = Margin + layout.Width + ++lanes * Lane;
        var (out_, in_) = (X(route.From) + Layout.StepWidth / 2 - 24, X(route.To) + Layout.StepWidth / 2 - 24);
        var (below, above) = (Y(route.From) + Height + 16, Y(route.To) - 16);
        return ($"M {out_} {Y(route.From) + Height} V {below} H {lane} V {above} H {in_} V {Y(route.To)}", out_ + 6, below - 4, "start");
    }

    /// <summary>The height nearest to the one wished at which the word covers no other.</summary>
    private int Free(int x, int y, int width)
    {
        var free = Enumerable.Range(0, 5).SelectMany(line => new[] { y + line * LineHeight, y - line * LineHeight })
            .First(at => at - y > 2 * LineHeight || !words.Exists(word => Math.Abs(word.Y - at) < LineHeight && Math.Abs(word.X - x) < (word.Width + width) / 2));
        words.Add((x, free, width));
        return free;
    }

    /// <summary>Ids of a page that holds several pictures do not collide.</summary>
    private string Id(string part) => $"{definition.Key}-{(call ?? instance?.Id)?.ToString("N") ?? "definition"}-{part}";

    private bool IsTaken(Route route) => taken.Contains((route.From.Step!.Key, route.Way.Through, route.Way.To));

    private static int X(Spot spot) => Margin + spot.X;

    private static int Y(Spot spot) => Margin + spot.Layer * (Height + GapY);

    private static XElement Arrow(string id, string colour) => new(Svg + "marker",
        At(("id", id), ("viewBox", "0 0 8 8"), ("refX", 8), ("refY", 4), ("markerWidth", 8), ("markerHeight", 8), ("markerUnits", "userSpaceOnUse"), ("orient", "auto")),
        new XElement(Svg + "path", At(("d", "M 0 0 L 8 4 L 0 8 Z"), ("fill", colour))));

    private static XAttribute[] At(params (string Name, object Value)[] attributes) =>
        [.. attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value))];

    private static string KindOf(Step step) => step switch
    {
        UserStep => "Tâche",
        QuestionStep => "Question",
        WaitStep => "Attente",
        ServiceStep => "Demande",
        DecisionStep => "Aiguillage",
        ParallelStep => "En parallèle",
        CallStep => "Déroulé appelé",
        EndStep => "Fin",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>What the definition calls the way; else its outcome, or the announcement's own name.</summary>
    private static string WordOf(Way way) => way switch
    {
        { Label: { } label } => French.Typeset(label),
        { Through: Way.Deadline } => "échéance",
        { Through: Way.Otherwise } => "sinon",
        { Through: Way.Branch } => "",
        { Through: Answer.Done } => "fait",
        { Through: Answer.Refused } => "refusé",
        { Through: var guard } when guard.Contains('\'') => guard,
        { Through: var word } => word[(word.LastIndexOfAny(['.', '=']) + 1)..].Replace('_', ' '),
    };

    private static List<string> Lines(string label)
    {
        var lines = new List<string> { "" };
        foreach (var word in label.Split(' '))
            if (lines[^1].Length + word.Length < CharactersPerLine || lines[^1].Length == 0)
                lines[^1] = $"{lines[^1]} {word}".TrimStart();
            else
                lines.Add(word);
        return lines.Count <= 3 ? lines : [.. lines.Take(2), lines[2] + "…"];
    }
}
