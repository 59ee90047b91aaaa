using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>A question of an agenda to be.</summary>
public sealed record AgendaQuestion(AgendaKind Kind, string? Title = null);

/// <summary>The members will meet on a day, on an agenda (préparation de l’assemblée générale).</summary>
/// <param name="Place">Where, as it is printed; it names a venue, never a person.</param>
public sealed record PlanAssembly(Guid AssemblyId, DateOnly Day, TimeOnly Time, string Place, IReadOnlyList<AgendaQuestion> Agenda);

public static class PlanAssemblyHandler
{
    private const int LongestTitle = 120;

    public static AssemblyPlanned Decide(PlanAssembly command, AssemblyRules rules, IReadOnlyList<College> colleges, DateOnly today)
    {
        Rule.That(command.Day >= today.AddDays(rules.NoticeDays), "assembly.too_soon", "There is no time left to convene the members.", "day");
        Rule.That(command.Place.Trim().Length is >= 1 and <= LongestTitle, "assembly.no_place", "An assembly meets somewhere.", "place");
        Rule.That(command.Agenda.Count is >= 1 and <= 20, "assembly.no_agenda", "An assembly meets on an agenda.", "agenda");
        Rule.That(command.Agenda.Where(question => question.Kind is not AgendaKind.Other).CountBy(question => question.Kind).All(each => each.Value == 1),
            "assembly.item_twice", "Each matter stands once on the agenda.", "agenda");
        Rule.That(command.Agenda.All(question => question.Kind is not AgendaKind.Other || question.Title?.Trim().Length is >= 1 and <= LongestTitle),
            "assembly.item_untitled", "Another question has a title.", "agenda");

        return new(command.AssemblyId, command.Day, command.Time, command.Place.Trim(),
            [.. command.Agenda.Select((question, i) => new AgendaItem(i + 1, question.Kind, question.Kind is AgendaKind.Other ? question.Title!.Trim() : null))],
            colleges, rules, today);
    }

    public static async Task<OutgoingMessages> Handle(
        PlanAssembly command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Assembly>(command.AssemblyId, cancellation);
        if (stream.Aggregate is not null)
            return [];

        var values = await settings.On(session, moment.Today, cancellation);
        var planned = Decide(command, AssemblyStatutes.RulesFrom(values), AssemblyStatutes.CollegesFrom(values["assembly.colleges"]), moment.Today);
        return [.. stream.Record(planned), StartInstance.Of(AssemblyWorkflow.Definition, AssemblyHappenings.Subject, command.AssemblyId)];
    }
}

public sealed class AgendaQuestionType : InputObjectGraphType<AgendaQuestion>
{
    public AgendaQuestionType()
    {
        Name = "AgendaQuestion";
        Field<NonNullGraphType<EnumerationGraphType<AgendaKind>>>("kind");
        Field(question => question.Title, nullable: true).Description("Of another question, in a few words; it names a matter, never a person.");
    }
}

public static class PlanAssemblyField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<PlanAssembly, AssemblyType>("planAssembly", "membership.run_assemblies")
        .Describe("The members will meet on a day, on an agenda. Nobody is told before it is convened.")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("day")
        .Argument<NonNullGraphType<TimeOnlyGraphType>>("time")
        .Argument<NonNullGraphType<StringGraphType>>("place", "Where, as it is printed; it names a venue, never a person.")
        .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<AgendaQuestionType>>>>("agenda", "In the order they are taken.")
        .Send(context => new PlanAssembly(
            Guid.CreateVersion7(), context.GetArgument<DateOnly>("day"), context.GetArgument<TimeOnly>("time"),
            context.GetArgument<string>("place"), context.GetArgument<List<AgendaQuestion>>("agenda")))
        .Return<Assembly>(command => command.AssemblyId);
}
