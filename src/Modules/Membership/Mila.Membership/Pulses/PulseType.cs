using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Pulses;

public sealed class PulseType : ObjectGraphType<Pulse>
{
    public PulseType()
    {
        Name = "Pulse";
        Description = "Once a year, members and former members who agreed to it are asked how they are (pouls annuel).";
        Field(pulse => pulse.Year);
        Field(pulse => pulse.OpenedOn);
        Field(pulse => pulse.ClosesOn).Description("The last day on which one answers.");
        Field<NonNullGraphType<BooleanGraphType>>("takesAnswers").Description("As of today.").Resolve(context => context.Source.TakesAnswersOn(context.Today()));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PulseGroupType>>>>("groups")
            .Description("What was answered: by all together, then by members and by former members when enough of both did.")
            .Resolve(context => context.Batch<Guid, IReadOnlyList<PulseGroup>>("pulses.groups", context.Source.Id, async (session, ids, cancellation) =>
            {
                var years = ids.ToArray();
                var sheets = (await session.Query<PulseSheet>().Where(sheet => sheet.PulseId.IsOneOf(years)).ToListAsync(cancellation)).ToLookup(sheet => sheet.PulseId);
                return ids.ToDictionary(id => id, id => PulseResults.Of([.. sheets[id]]));
            }));
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.ListOf<Pulse, PulseType>("pulses", "membership.read_pulse")
            .Describe("The years' questionnaires with what was answered, the latest first.")
            .OrderedBy((_, session) => session.Query<Pulse>(), pulse => pulse.Year, pulse => pulse.Id, descending: true);

        query.Field<PulseFormType>("pulseForm")
            .Description("What a private link asks; null when it opens nothing.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .AuthorizeWithPolicy("membership.answer_pulse")
            .ResolveAsync(async context => await PulseForm.Behind(PrivateLinks.KeyOf(context.GetArgument<string>("link")), context.QuerySession(), context.CancellationToken));
    }
}

public sealed class PulseGroupType : ObjectGraphType<PulseGroup>
{
    public PulseGroupType()
    {
        Name = "PulseGroup";
        Description = "What some answered together, beside how many of them did; null where too few did to be told.";
        Field(group => group.Who).Description("all, members or alumni.");
        Field(group => group.Asked);
        Field(group => group.Answered);
        Field(group => group.AnswerRate, nullable: true).Description("In percent.");
        Field(group => group.Alive, nullable: true).Description("How many still work.");
        Field(group => group.Jobs, nullable: true).Description("In full-time equivalents.");
        Field(group => group.Artists, nullable: true);
        Field(group => group.InQpv, nullable: true).Description("How many work in a priority neighbourhood.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PulseCellType>>>>("turnover").Resolve(context => context.Source.Turnover);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PulseCellType>>>>("places").Resolve(context => context.Source.Places);
    }
}

public sealed class PulseCellType : ObjectGraphType<PulseCell>
{
    public PulseCellType()
    {
        Name = "PulseCell";
        Description = "How many gave one answer; null when they are too few to be told.";
        Field(cell => cell.Word);
        Field(cell => cell.Count, nullable: true);
    }
}

/// <summary>The questionnaire of one structure, as whoever has its link sees it (questionnaire).</summary>
public sealed record PulseForm(PulseSheet Sheet, Pulse Pulse, bool Agrees)
{
    public static async Task<PulseForm?> Behind(string key, IQuerySession session, CancellationToken cancellation)
    {
        if (await session.SheetBehind(key, cancellation) is not { } sheet || await session.LoadAsync<Pulse>(sheet.PulseId, cancellation) is not { } pulse)
            return null;
        return new(sheet, pulse, await session.LoadAsync<PulseConsent>(PulseConsent.IdOf(sheet.StructureId), cancellation) is { Agrees: true });
    }
}

public sealed class PulseFormType : ObjectGraphType<PulseForm>
{
    public PulseFormType()
    {
        Name = "PulseForm";
        Description = "The year's questionnaire of one structure, as whoever has its link sees it.";
        this.StructureName(form => form.Sheet.StructureId);
        Field("year", form => form.Pulse.Year);
        Field("closesOn", form => form.Pulse.ClosesOn);
        Field<NonNullGraphType<BooleanGraphType>>("takesAnswers").Resolve(context => context.Source.Pulse.TakesAnswersOn(context.Today()));
        Field("agrees", form => form.Agrees).Description("Whether it still agrees to be asked every year.");
        Field<BooleanGraphType>("isAlive").Description("Null before it answered.").Resolve(context => context.Source.Sheet.Answers?.IsAlive);
        Field<DecimalGraphType>("jobs").Resolve(context => context.Source.Sheet.Answers?.Jobs);
        Field<EnumerationGraphType<TurnoverBand>>("turnover").Resolve(context => context.Source.Sheet.Answers?.Turnover);
        Field<IntGraphType>("artists").Resolve(context => context.Source.Sheet.Answers?.Artists);
        Field<EnumerationGraphType<PulsePlace>>("place").Resolve(context => context.Source.Sheet.Answers?.Place);
        Field<BooleanGraphType>("inQpv").Resolve(context => context.Source.Sheet.Answers?.InQpv);
    }
}
