using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Modules.Figures;

/// <summary>Answers for the figures of every part (chiffres prouvés).</summary>
public static class FiguresHandler
{
    public static async Task<FiguresResolved> Handle(ResolveFigures request, FigureCatalogue catalogue, IQuerySession session, Clock clock, CancellationToken cancellation)
    {
        var days = new FigureDays(request.From, request.Day, request.KnownAt, clock.UtcNow);
        var keys = request.Keys.ToHashSet();
        List<ProvenFigure> figures = [];
        foreach (var family in catalogue.Families.Where(family => family.Names.Any(name => keys.Contains(name.Key))))
        {
            var names = family.Names.ToDictionary(name => name.Key);
            foreach (var counted in await family.Count(session, days, cancellation))
                if (keys.Remove(counted.Key))
                    figures.Add(new(counted.Key, counted.Value, names[counted.Key].Unit, request.From, request.Day, request.KnownAt));
        }
        return new(figures, [.. keys]);
    }

    public static async Task<EvidenceListed> Handle(ListEvidence request, FigureCatalogue catalogue, IQuerySession session, Clock clock, CancellationToken cancellation)
    {
        Rule.That(request.First is >= 1 and <= 500, "evidence.page_refused", "Between 1 and 500 at a time.", "first");
        var family = catalogue.Families.FirstOrDefault(each => each.Names.Any(name => name.Key == request.Key));
        Rule.That(family is not null, "figure.unknown", "No part has such a figure.", "key");
        var counted = (await family.Count(session, new(request.From, request.Day, request.KnownAt, clock.UtcNow), cancellation)).Single(each => each.Key == request.Key);
        Guid[] rest = [.. counted.Evidence.Order().SkipWhile(id => request.After is { } after && id.CompareTo(after) <= 0)];
        return new(request.Key, [.. rest.Take(request.First)], counted.Evidence.Count, rest.Length > request.First);
    }
}

/// <summary>A figure with what it says.</summary>
public sealed record NamedFigure(FigureName Name, ProvenFigure Figure);

public sealed class NamedFigureType : ObjectGraphType<NamedFigure>
{
    public NamedFigureType()
    {
        Name = "Figure";
        Description = "A number that can be proved (chiffre prouvé).";
        Field("key", figure => figure.Name.Key);
        Field("value", figure => figure.Figure.Value, nullable: true).Description("Null when there is nothing to count among.");
        Field("unit", figure => figure.Name.Unit);
        Field("base", figure => figure.Name.Base).Description("Among what, in French.");
        Field("meaning", figure => figure.Name.Meaning).Description("How it is counted, in French.");
        Field("from", figure => figure.Figure.From).Description("The first day, for a figure of a period.");
        Field("day", figure => figure.Figure.Day).Description("The day, or the last of the period.");
    }

    public static void AddTo(ObjectGraphType query) => query
        .Field<NonNullGraphType<ListGraphType<NonNullGraphType<NamedFigureType>>>>("figures")
        .Description("Figures of the association as of a day; all of them unless some are named.")
        .Argument<ListGraphType<NonNullGraphType<StringGraphType>>>("keys")
        .Argument<DateOnlyGraphType>("from", "The first day, for figures of a period; the first of the day's year unless said.")
        .Argument<DateOnlyGraphType>("day", "Today unless said.")
        .Argument<DateTimeOffsetGraphType>("knownAt", "As it was known at that instant; now unless said.")
        .AuthorizeWithPolicy("platform.read_figures")
        .ResolveAsync(async context =>
        {
            var catalogue = context.Service<FigureCatalogue>();
            var names = catalogue.Names.ToDictionary(name => name.Key);
            var day = context.GetArgument<DateOnly?>("day") ?? context.Today();
            var resolved = await FiguresHandler.Handle(
                new ResolveFigures(
                    context.GetArgument<List<string>?>("keys") ?? [.. names.Keys],
                    context.GetArgument<DateOnly?>("from") ?? new DateOnly(day.Year, 1, 1), day,
                    context.GetArgument<DateTimeOffset?>("knownAt")?.ToUniversalTime()),
                catalogue, context.QuerySession(), context.Service<Clock>(), context.CancellationToken);
            if (resolved.Unknown is [var unknown, ..])
                throw new ExecutionError(French.Typeset($"Aucun chiffre ne s’appelle « {unknown} ».")) { Code = "FIGURE_UNKNOWN" };
            return resolved.Figures.Select(figure => new NamedFigure(names[figure.Key], figure));
        });
}

/// <summary>What proves a figure.</summary>
public sealed class EvidenceType : ObjectGraphType<EvidenceListed>
{
    public EvidenceType()
    {
        Name = "FigureEvidence";
        Description = "The ids of what was counted, some at a time.";
        Field(evidence => evidence.Key);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("ids").Resolve(context => context.Source.Ids);
        Field(evidence => evidence.Total);
        Field(evidence => evidence.HasMore);
    }

    public static void AddTo(ObjectGraphType query) => query
        .Field<NonNullGraphType<EvidenceType>>("figureEvidence")
        .Description("What proves one figure.")
        .Argument<NonNullGraphType<StringGraphType>>("key")
        .Argument<DateOnlyGraphType>("from")
        .Argument<DateOnlyGraphType>("day", "Today unless said.")
        .Argument<DateTimeOffsetGraphType>("knownAt")
        .Argument<IntGraphType>("first", argument => argument.DefaultValue = 100)
        .Argument<GuidGraphType>("after", "The last id of the answer before.")
        .AuthorizeWithPolicy("platform.read_figures")
        .ResolveAsync(async context =>
        {
            var day = context.GetArgument<DateOnly?>("day") ?? context.Today();
            return await FiguresHandler.Handle(
                new ListEvidence(
                    context.GetArgument<string>("key"), context.GetArgument<DateOnly?>("from") ?? new DateOnly(day.Year, 1, 1), day,
                    context.GetArgument<DateTimeOffset?>("knownAt")?.ToUniversalTime(), context.GetArgument<int>("first"), context.GetArgument<Guid?>("after")),
                context.Service<FigureCatalogue>(), context.QuerySession(), context.Service<Clock>(), context.CancellationToken);
        });
}
