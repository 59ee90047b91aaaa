using Mila.Workflows.Definitions;

namespace Mila.Workflows.Pictures;

/// <summary>Where the steps of a definition stand: in layers from the start downwards, each step below those that lead to it.</summary>
/// <param name="Layers">The steps of each layer, from left to right; a null is the passage of a longer way.</param>
/// <param name="Routes">The ways, each with the places it goes through.</param>
internal sealed record Layout(IReadOnlyList<IReadOnlyList<string?>> Layers, IReadOnlyList<Route> Routes)
{
    public static Layout Of(Definition definition)
    {
        var rank = Ranks(definition);
        var layers = Enumerable.Range(0, rank.Values.Max() + 1).Select(_ => new List<string?>()).ToList();
        foreach (var step in definition.Steps.Where(step => rank.ContainsKey(step.Key)))
            layers[rank[step.Key]].Add(step.Key);

        var routes = new List<Route>();
        foreach (var step in definition.Steps.Where(step => rank.ContainsKey(step.Key)))
            foreach (var way in step.Ways)
            {
                var places = new List<Place> { new(rank[step.Key], layers[rank[step.Key]].IndexOf(step.Key)) };
                for (var passed = rank[step.Key] + 1; passed < rank[way.To]; passed++)
                {
                    layers[passed].Add(null);
                    places.Add(new(passed, layers[passed].Count - 1));
                }
                places.Add(new(rank[way.To], layers[rank[way.To]].IndexOf(way.To)));
                routes.Add(new(step.Key, way, places, Back: rank[way.To] <= rank[step.Key]));
            }
        return new(layers, routes);
    }

    /// <summary>The longest way from the start to each step, ways that lead back left out.</summary>
    private static Dictionary<string, int> Ranks(Definition definition)
    {
        var forward = Forward(definition);
        var rank = new Dictionary<string, int> { [definition.Start] = 0 };
        foreach (var key in Enumerable.Reverse(forward.Order))
            foreach (var to in definition[key].Ways.Select(way => way.To).Where(to => !forward.Back.Contains((key, to))))
                rank[to] = Math.Max(rank.GetValueOrDefault(to), rank[key] + 1);
        return rank;
    }

    /// <summary>A walk in depth: the steps in the order they are left, and the ways that lead back to a step still open.</summary>
    private static (List<string> Order, HashSet<(string, string)> Back) Forward(Definition definition)
    {
        var (order, back, seen, open) = (new List<string>(), new HashSet<(string, string)>(), new HashSet<string>(), new HashSet<string>());
        Visit(definition.Start);
        return (order, back);

        void Visit(string key)
        {
            seen.Add(key);
            open.Add(key);
            foreach (var way in definition[key].Ways)
                if (open.Contains(way.To))
                    back.Add((key, way.To));
                else if (!seen.Contains(way.To))
                    Visit(way.To);
            open.Remove(key);
            order.Add(key);
        }
    }
}

/// <summary>A way as it is drawn.</summary>
/// <param name="Back">It leads up again, or to the step itself.</param>
internal sealed record Route(string From, Way Way, IReadOnlyList<Place> Places, bool Back);

internal readonly record struct Place(int Layer, int Slot);
