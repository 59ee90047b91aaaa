using System.Globalization;
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
    private const int Width = 200, Height = 56, GapX = 44, GapY = 68, Margin = 24, Lane = 16;
    private const string Ink = "#1f2430", Pale = "#8a90a0", Taken = "#0b5cad", Paper = "#ffffff", TakenPaper = "#e6f0fb";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly Definition definition;
    private readonly Instance? instance;
    private readonly Layout layout;
    private readonly HashSet<(string From, string Through, string To)> taken = [];
    private readonly HashSet<string> visited = [];
    private readonly int columns;
    private int lanes;

    private Picture(Definition definition, Instance? instance)
    {
        (this.definition, this.instance, layout) = (definition, instance, Layout.Of(definition));
        columns = layout.Layers.Max(layer => layer.Count);
        foreach (var (from, to) in (instance?.Path ?? []).Zip((instance?.Path ?? []).Skip(1)))
            taken.Add((from.Step, to.Through!, to.Step));
        visited.UnionWith((instance?.Path ?? []).Select(visit => visit.Step));
    }

    /// <param name="instance">Whose path is shown; none for the definition alone.</param>
    public static string Of(Definition definition, Instance? instance = null) => new Picture(definition, instance).Draw();

    private string Draw()
    {
        var ways = layout.Routes.OrderBy(IsTaken).Select(DrawWay).ToList(); // those taken last, on top
        var steps = definition.Steps.Where(step => layout.Layers.Any(layer => layer.Contains(step.Key))).Select(DrawStep);
        var (width, height) = (Margin * 2 + columns * (Width + GapX) - GapX + (lanes + 1) * Lane + 40, Margin * 2 + layout.Layers.Count * (Height + GapY) - GapY);
        return new XElement(Svg + "svg",
            new XAttribute("viewBox", $"0 0 {width} {height}"), new XAttribute("role", "img"), new XAttribute("aria-labelledby", $"{Id("title")} {Id("text")}"),
            new XAttribute("font-family", "system-ui, sans-serif"), new XAttribute("font-size", 13), new XAttribute("fill", Ink),
            new XElement(Svg + "title", new XAttribute("id", Id("title")), French.Typeset($"{definition.Title}, version {definition.Version}")),
            new XElement(Svg + "desc", new XAttribute("id", Id("text")), InWords()),
            new XElement(Svg + "defs", Arrow(Id("arrow"), Pale), Arrow(Id("taken"), Taken)),
            ways, steps).ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>What the picture shows, for whoever hears it.</summary>
    private string InWords()
    {
        if (instance is null)
            return French.Typeset($"{French.Count(definition.Steps.Count, "étape", "étapes")} : {string.Join(", ", definition.Steps.Select(step => step.Label))}.");
        var path = string.Join(", puis ", instance.Path.Select(visit => definition[visit.Step].Label));
        return French.Typeset($"Chemin suivi : {path}. {(instance.Ended ? "Terminé." : $"Étape en cours : {definition[instance.Step].Label}.")}");
    }

    private XElement DrawStep(Step step)
    {
        var place = layout.Layers.Select((layer, i) => new Place(i, layer.ToList().IndexOf(step.Key))).First(each => each.Slot >= 0);
        var (x, y) = (X(place) - Width / 2, Y(place));
        var (here, seen) = (instance?.Step == step.Key, visited.Contains(step.Key));
        var lines = Lines(step.Label);
        return new XElement(Svg + "g",
            new XElement(Svg + "title", French.Typeset($"{KindOf(step)} : {step.Label}{(here ? " (étape en cours)" : seen ? " (étape passée)" : "")}")),
            new XElement(Svg + "rect",
                new XAttribute("x", x), new XAttribute("y", y), new XAttribute("width", Width), new XAttribute("height", Height),
                new XAttribute("rx", step is EndStep ? Height / 2 : step is DecisionStep ? 0 : 8),
                new XAttribute("fill", seen ? TakenPaper : Paper), new XAttribute("stroke", seen ? Taken : Ink), new XAttribute("stroke-width", here ? 4 : seen ? 2 : 1),
                step is ServiceStep or DecisionStep ? new XAttribute("stroke-dasharray", step is ServiceStep ? "8 3" : "3 3") : null),
            lines.Select((line, i) => new XElement(Svg + "text",
                new XAttribute("x", X(place)), new XAttribute("y", y + Height / 2 + 5 + (2 * i - lines.Count + 1) * 8), new XAttribute("text-anchor", "middle"),
                here ? new XAttribute("font-weight", "bold") : null, line)));
    }

    private XElement DrawWay(Route route)
    {
        var (isTaken, (from, to)) = (IsTaken(route), (route.Places[0], route.Places[^1]));
        string path;
        (int X, int Y) label;
        if (route.Back)
        {
            var lane = Margin * 2 + columns * (Width + GapX) - GapX + lanes++ * Lane;
            path = $"M {X(from) + Width / 2} {Y(from) + Height / 2} H {lane} V {Y(to) + Height / 2 + 8} H {X(to) + Width / 2}";
            label = (X(from) + Width / 2 + 4, Y(from) + Height / 2 - 4);
        }
        else
        {
            path = $"M {X(from)} {Y(from) + Height}";
            for (var i = 1; i < route.Places.Count; i++)
            {
                var (before, next) = (route.Places[i - 1], route.Places[i]);
                var bend = (Y(next) - Y(before) - Height) / 2;
                path += $" C {X(before)} {Y(before) + Height + bend} {X(next)} {Y(next) - bend} {X(next)} {Y(next)}";
                if (i < route.Places.Count - 1)
                    path += $" V {Y(next) + Height}";
            }
            label = ((X(from) + X(route.Places[1])) / 2, Y(from) + Height + (GapY / 2) + 4);
        }
        return new XElement(Svg + "g",
            new XElement(Svg + "path", new XAttribute("d", path), new XAttribute("fill", "none"), new XAttribute("stroke", isTaken ? Taken : Pale),
                new XAttribute("stroke-width", isTaken ? 3 : 1), new XAttribute("marker-end", $"url(#{Id(isTaken ? "taken" : "arrow")})")),
            new XElement(Svg + "text", new XAttribute("x", label.X), new XAttribute("y", label.Y), new XAttribute("font-size", 11),
                new XAttribute("text-anchor", route.Back ? "start" : "middle"), new XAttribute("stroke", Paper), new XAttribute("stroke-width", 3),
                new XAttribute("paint-order", "stroke"), WordOf(route.Way.Through)));
    }

    /// <summary>Ids of the page that holds several pictures do not collide.</summary>
    private string Id(string part) => $"{definition.Key}-{instance?.Id.ToString("N") ?? "definition"}-{part}";

    private bool IsTaken(Route route) => taken.Contains((route.From, route.Way.Through, route.Way.To));

    private int X(Place place)
    {
        var inLayer = layout.Layers[place.Layer].Count;
        return Margin + (columns - inLayer) * (Width + GapX) / 2 + place.Slot * (Width + GapX) + Width / 2;
    }

    private static int Y(Place place) => Margin + place.Layer * (Height + GapY);

    private static XElement Arrow(string id, string colour) => new(Svg + "marker",
        new XAttribute("id", id), new XAttribute("viewBox", "0 0 8 8"), new XAttribute("refX", 8), new XAttribute("refY", 4),
        new XAttribute("markerWidth", 8), new XAttribute("markerHeight", 8), new XAttribute("markerUnits", "userSpaceOnUse"), new XAttribute("orient", "auto"),
        new XElement(Svg + "path", new XAttribute("d", "M 0 0 L 8 4 L 0 8 Z"), new XAttribute("fill", colour)));

    private static string KindOf(Step step) => step switch
    {
        UserStep => "Tâche",
        WaitStep => "Attente",
        ServiceStep => "Demande",
        DecisionStep => "Aiguillage",
        EndStep => "Fin",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>The short word of a way: its outcome, or the announcement's own name.</summary>
    private static string WordOf(string through) => through switch
    {
        Way.Deadline => "échéance",
        Way.Otherwise => "sinon",
        Answer.Done => "fait",
        Answer.Refused => "refusé",
        _ => (through.Contains('=') && !through.Contains("==") && !through.Contains("!=") ? through[(through.IndexOf('=') + 1)..] : through[(through.LastIndexOf('.') + 1)..])
            .Replace('_', ' '),
    };

    private static List<string> Lines(string label)
    {
        var lines = new List<string> { "" };
        foreach (var word in label.Split(' '))
            if (lines[^1].Length + word.Length < 26 || lines[^1].Length == 0)
                lines[^1] = $"{lines[^1]} {word}".TrimStart();
            else
                lines.Add(word);
        return lines.Count <= 3 ? lines : [.. lines.Take(2), lines[2] + "…"];
    }
}
