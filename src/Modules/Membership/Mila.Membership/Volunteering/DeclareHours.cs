using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Volunteering;

/// <summary>A member of the board, or somebody of a member structure, gave time (déclaration de bénévolat).</summary>
/// <param name="Words">What for, when the task does not say it; kept with people's data, never in facts.</param>
public sealed record DeclareHours(Guid DeclarationId, Guid PersonId, VolunteerTask Task, int Minutes, DateOnly On, string? Words = null)
{
    /// <summary>For logs: the words are the person's.</summary>
    public override string ToString() => $"{nameof(DeclareHours)} {DeclarationId}";
}

public static class DeclareHoursHandler
{
    private const int DayMinutes = 24 * 60;

    /// <param name="isVolunteer">Whether the person sat on the board, or was with a member, on that day.</param>
    /// <param name="rate">What an hour is valued at on that day.</param>
    /// <returns>None when it is declared already.</returns>
    public static HoursDeclared? Decide(DeclareHours command, VolunteerLedger ledger, bool isVolunteer, Money rate, DateOnly today)
    {
        if (ledger.Entries.Any(each => each.Id == command.DeclarationId))
            return null;
        Rule.That(isVolunteer, "hours.not_volunteer", "Who gives time sits on the board or is with a member.", "personId");
        MustBeTime(command.Minutes, command.On, ledger.Counting, today);

        return new(VolunteerLedger.IdOf(command.PersonId, command.On.Year), command.DeclarationId, command.PersonId, command.On.Year, command.Task, command.Minutes, rate, command.On);
    }

    public static async Task Handle(DeclareHours command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<VolunteerLedger>(VolunteerLedger.IdOf(command.PersonId, command.On.Year), cancellation);
        var rate = await VolunteerRate.On(session, settings, command.On, cancellation);
        if (Decide(command, stream.Aggregate ?? new VolunteerLedger(), await IsVolunteer(session, command.PersonId, command.On, cancellation), rate, moment.Today) is not { } declared)
            return;
        stream.AppendOne(declared);
        if (!string.IsNullOrWhiteSpace(command.Words))
            session.Keep(ErasableText.Of(VolunteerLedger.WordsOf(command.DeclarationId), "volunteer.words", declared.LedgerId, [command.PersonId], command.Words, "words"));
    }

    internal static void MustBeTime(int minutes, DateOnly on, IEnumerable<Volunteered> others, DateOnly today)
    {
        Rule.That(on <= today && on.Year >= today.Year - 1, "hours.day_refused", "Time was given by today, this year or the one before.", "on");
        Rule.That(minutes >= 1 && minutes + others.Where(each => each.On == on).Sum(each => each.Minutes) <= DayMinutes, "hours.more_than_a_day", "A day has twenty-four hours.", "minutes");
    }

    private static async Task<bool> IsVolunteer(IQuerySession session, Guid person, DateOnly day, CancellationToken cancellation) =>
        (await Mandates.On(session, day, cancellation)).Any(mandate => mandate.PersonId == person)
        || (await session.StructuresWith(person).ToListAsync(cancellation)).Any(structure => structure.IsMemberOn(day) && structure.ContactsOn(day).Any(contact => contact.PersonId == person));
}

/// <summary>What was declared is put right (correction), within its year.</summary>
public sealed record CorrectHours(Guid PersonId, int Year, Guid DeclarationId, VolunteerTask Task, int Minutes, DateOnly On);

public static class CorrectHoursHandler
{
    /// <returns>None when it is so already.</returns>
    public static HoursCorrected? Decide(CorrectHours command, VolunteerLedger? ledger, Money rate, DateOnly today)
    {
        var entry = ledger.MustHold(command.DeclarationId);
        Rule.That(!entry.IsCancelled, "hours.cancelled", "It counts no more.", "declarationId");
        Rule.That(command.On.Year == command.Year, "hours.other_year", "Another year is another declaration.", "on");
        DeclareHoursHandler.MustBeTime(command.Minutes, command.On, ledger!.Counting.Where(each => each.Id != entry.Id), today);
        return (entry.Task, entry.Minutes, entry.On) == (command.Task, command.Minutes, command.On) ? null : new(ledger.Id, entry.Id, command.Task, command.Minutes, rate, command.On, today);
    }

    public static async Task Handle(CorrectHours command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<VolunteerLedger>(VolunteerLedger.IdOf(command.PersonId, command.Year), cancellation);
        if (Decide(command, stream.Aggregate, await VolunteerRate.On(session, settings, command.On, cancellation), moment.Today) is { } corrected)
            stream.AppendOne(corrected);
    }

    internal static Volunteered MustHold(this VolunteerLedger? ledger, Guid declaration)
    {
        var entry = ledger?.Entries.FirstOrDefault(each => each.Id == declaration);
        Rule.That(entry is not null, "hours.unknown", "There is no such declaration.", "declarationId");
        return entry;
    }
}

/// <summary>What was declared counts no more (annulation).</summary>
public sealed record CancelHours(Guid PersonId, int Year, Guid DeclarationId);

public static class CancelHoursHandler
{
    /// <returns>None when it is cancelled already.</returns>
    public static HoursCancelled? Decide(CancelHours command, VolunteerLedger? ledger, DateOnly today) =>
        ledger.MustHold(command.DeclarationId).IsCancelled ? null : new(ledger!.Id, command.DeclarationId, today);

    public static async Task Handle(CancelHours command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<VolunteerLedger>(VolunteerLedger.IdOf(command.PersonId, command.Year), cancellation);
        if (Decide(command, stream.Aggregate, moment.Today) is { } cancelled)
            stream.AppendOne(cancelled);
    }
}

/// <summary>What an hour of a volunteer is worth (valorisation du bénévolat), on its day, and where the amount comes from.</summary>
public static class VolunteerRate
{
    public static void Declare(SettingList settings) => settings
        .Amount("volunteer.hourly_rate", Money.Euros(11.27m), "Valeur d’une heure de bénévolat, pour les contributions volontaires en nature")
        .Text("volunteer.rate_source", "SMIC horaire brut au 1er janvier 2023 (décret n° 2022-1608)", "Source de la valeur d’une heure de bénévolat");

    public static async Task<Money> On(IQuerySession session, Settings settings, DateOnly day, CancellationToken cancellation) =>
        (await settings.On(session, day, cancellation)).Amount("volunteer.hourly_rate");
}

public static class HoursFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<DeclareHours, VolunteerLedgerType>("declareHours", "membership.declare_hours")
            .Describe("The person who asks gave time to the association.")
            .Argument<NonNullGraphType<EnumerationGraphType<VolunteerTask>>>("task")
            .Argument<NonNullGraphType<IntGraphType>>("minutes")
            .Argument<DateOnlyGraphType>("on", "The day; today unless said.")
            .Argument<StringGraphType>("words", "What for, when the task does not say it.")
            .Send(context => new DeclareHours(
                Guid.CreateVersion7(), context.Actor().PersonId.GetValueOrDefault(), context.GetArgument<VolunteerTask>("task"), context.GetArgument<int>("minutes"),
                context.GetArgument<DateOnly?>("on") ?? context.Today(), context.GetArgument<string?>("words")))
            .Return<VolunteerLedger>(command => VolunteerLedger.IdOf(command.PersonId, command.On.Year));
        mutation.Command<CorrectHours, VolunteerLedgerType>("correctHours", "membership.declare_hours")
            .Describe("Puts right what the person who asks declared, within its year.")
            .Argument<NonNullGraphType<GuidGraphType>>("declarationId")
            .Argument<NonNullGraphType<EnumerationGraphType<VolunteerTask>>>("task")
            .Argument<NonNullGraphType<IntGraphType>>("minutes")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
            .Send(context => new CorrectHours(
                context.Actor().PersonId.GetValueOrDefault(), context.GetArgument<DateOnly>("on").Year, context.GetArgument<Guid>("declarationId"),
                context.GetArgument<VolunteerTask>("task"), context.GetArgument<int>("minutes"), context.GetArgument<DateOnly>("on")))
            .Return<VolunteerLedger>(command => VolunteerLedger.IdOf(command.PersonId, command.Year));
        mutation.Command<CancelHours, VolunteerLedgerType>("cancelHours", "membership.declare_hours")
            .Describe("What the person who asks declared counts no more.")
            .Argument<NonNullGraphType<IntGraphType>>("year")
            .Argument<NonNullGraphType<GuidGraphType>>("declarationId")
            .Send(context => new CancelHours(context.Actor().PersonId.GetValueOrDefault(), context.GetArgument<int>("year"), context.GetArgument<Guid>("declarationId")))
            .Return<VolunteerLedger>(command => VolunteerLedger.IdOf(command.PersonId, command.Year));
    }
}
