using Mila.Workflows.Definitions;

namespace Mila.Workflows.Pictures;

/// <summary>
/// Where the steps of a definition stand (the layered drawing of Sugiyama): in layers from the start downwards, each step below
/// those that lead to it; a way that is longer than one layer passes through a spot of its own in each layer between.
/// </summary>
internal sealed class Layout
{
    public const int StepWidth = 200, PassageWidth = 56, Gap = 36;
    private const int Sweeps = 8;

    private readonly Definition definition;
    private readonly ILookup<string, string> joined;

    private Layout(Definition definition)
    {
        this.definition = definition;
        joined = definition.Steps.OfType<ParallelStep>()
            .SelectMany(step => Regions.Within(definition, step).OfType<EndStep>().SelectMany(end => step.On.Select(answer => (end.Key, answer.To))))
            .ToLookup(pair => pair.Key, pair => pair.To);
        var rank = Ranks();
        Layers = [.. Enumerable.Range(0, rank.Values.Max() + 1).Select(_ => new List<Spot>())];
        var spots = definition.Steps.Where(step => rank.ContainsKey(step.Key)).ToDictionary(step => step.Key, step => Add(step, rank[step.Key]));
        foreach (var step in spots.Values)
            foreach (var way in step.Step!.Ways)
                Routes.Add(new(way, Connect(step, spots[way.To])));
        Settle();
    }

    public List<List<Spot>> Layers { get; }

    public List<Route> Routes { get; } = [];

    public int Width => Layers.SelectMany(layer => layer).Max(spot => spot.X + spot.Width / 2);

    public static Layout Of(Definition definition) => new(definition);

    private Spot Add(Step? step, int layer)
    {
        var spot = new Spot(step, layer);
        Layers[layer].Add(spot);
        return spot;
    }

    private List<Spot> Connect(Spot from, Spot to)
    {
        var way = new List<Spot> { from };
        for (var layer = from.Layer + 1; layer < to.Layer; layer++)
            way.Add(Add(null, layer));
        way.Add(to);
        if (to.Layer > from.Layer)
            foreach (var (above, below) in way.Zip(way.Skip(1)))
            {
                above.Below.Add(below);
                below.Above.Add(above);
            }
        return way;
    }

    /// <summary>Draws each spot to the middle of those it is connected with, downwards and upwards in turn.</summary>
    private void Settle()
    {
        foreach (var layer in Layers)
            Place(layer, spot => layer.IndexOf(spot) * (StepWidth + Gap));
        for (var sweep = 0; sweep < Sweeps; sweep++)
            foreach (var layer in sweep % 2 == 0 ? Layers : Enumerable.Reverse(Layers))
            {
                var towards = sweep % 2 == 0;
                Place(layer, spot => (towards ? spot.Above : spot.Below) is { Count: > 0 } others ? (int)others.Average(other => other.X) : spot.X);
            }
        var left = Layers.SelectMany(layer => layer).Min(spot => spot.X - spot.Width / 2);
        foreach (var spot in Layers.SelectMany(layer => layer))
            spot.X -= left;
    }

    /// <summary>As near as may be to where each wants to be, without touching: the mean of pushing from the left and from the right.</summary>
    private static void Place(List<Spot> layer, Func<Spot, int> wanted)
    {
        var wishes = layer.ToDictionary(spot => spot, wanted);
        var order = layer.OrderBy(spot => wishes[spot]).ToList(); // stable: equals keep their order
        layer.Clear();
        layer.AddRange(order);
        var (fromLeft, fromRight) = (new int[order.Count], new int[order.Count]);
        for (var i = 0; i < order.Count; i++)
            fromLeft[i] = i == 0 ? wishes[order[i]] : Math.Max(wishes[order[i]], fromLeft[i - 1] + Apart(order[i - 1], order[i]));
        for (var i = order.Count - 1; i >= 0; i--)
            fromRight[i] = i == order.Count - 1 ? wishes[order[i]] : Math.Min(wishes[order[i]], fromRight[i + 1] - Apart(order[i], order[i + 1]));
        for (var i = 0; i < order.Count; i++)
            order[i].X = (fromLeft[i] + fromRight[i]) / 2;
        for (var i = 1; i < order.Count; i++) // halves may have been rounded towards each other
            order[i].X = Math.Max(order[i].X, order[i - 1].X + Apart(order[i - 1], order[i]));
    }

    private static int Apart(Spot left, Spot right) => (left.Width + right.Width) / 2 + Gap;

    /// <summary>The longest way from the start to each step, ways that lead back left out.</summary>
    private Dictionary<string, int> Ranks()
    {
        var (order, back) = Walk();
        var rank = new Dictionary<string, int> { [definition.Start] = 0 };
        foreach (var key in Enumerable.Reverse(order))
            foreach (var to in After(key).Where(to => !back.Contains((key, to))))
                rank[to] = Math.Max(rank.GetValueOrDefault(to), rank[key] + 1);
        return rank;
    }

    /// <summary>What stands below a step: where its ways lead; below the end of a branch, what comes once branches are joined.</summary>
    private IEnumerable<string> After(string key) => definition[key].Ways.Select(way => way.To).Concat(joined[key]);

    /// <summary>In depth: the steps in the order they are left, and the ways that lead back to a step still open.</summary>
    private (List<string> Order, HashSet<(string, string)> Back) Walk()
    {
        var (order, back, seen, open) = (new List<string>(), new HashSet<(string, string)>(), new HashSet<string>(), new HashSet<string>());
        Visit(definition.Start);
        return (order, back);

        void Visit(string key)
        {
            seen.Add(key);
            open.Add(key);
            foreach (var to in After(key))
                if (open.Contains(to))
                    back.Add((key, to));
                else if (!seen.Contains(to))
                    Visit(to);
            open.Remove(key);
            order.Add(key);
        }
    }
}

/// <summary>A place in a layer: a step's, or the passage of a longer way.</summary>
internal sealed class Spot(Step? step, int layer)
{
    public Step? Step { get; } = step;
    public int Layer { get; } = layer;
    public int Width => Step is null ? Layout.PassageWidth : Layout.StepWidth;

    /// <summary>Its middle.</summary>
    public int X { get; set; }

    public List<Spot> Above { get; } = [];
    public List<Spot> Below { get; } = [];
}

/// <summary>A way with the spots it goes through; one that leads up again has only its two ends.</summary>
internal sealed record Route(Way Way, List<Spot> Spots)
{
    public Spot From => Spots[0];
    public Spot To => Spots[^1];
    public bool LeadsBack => To.Layer <= From.Layer;
}
