using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Board;

public static class OpenDeliberationHandler
{
    /// <param name="inOffice">The members of the body on the day of opening.</param>
    public static DeliberationOpened Decide(OpenDeliberation command, IReadOnlyList<Elector> inOffice, BodyRules rules, DateOnly today)
    {
        Rule.That(Questions.All.TryGetValue(command.Question, out var question), "deliberation.question_unknown", "No such question is asked.", "question");
        Rule.That(question!.Subject == command.SubjectKind, "deliberation.subject_mismatch", "The question is about another kind of thing.", "subjectKind");
        Rule.That(command.Options.Count >= 2 && command.Options.Distinct().Count() == command.Options.Count && command.Options.All(question.Options.ContainsKey),
            "deliberation.options_refused", "At least two different options of the question.", "options");
        Rule.That(command.ClosesOn >= today, "deliberation.closes_in_the_past", "The deadline is over.", "closesOn");
        Rule.That(rules.Mode is DecisionMode.Meeting || rules.Article is not null,
            "deliberation.written_not_allowed", "A written consultation needs the statutes' article recorded.");
        Rule.That(inOffice.Count > 0, "deliberation.no_elector", "Nobody is in office.", "body");

        return new(command.DeliberationId, BodyOf(command.Body), rules.Mode, rules.Mode is DecisionMode.WrittenConsultation ? rules.Article : null,
            command.SubjectKind, command.SubjectId, command.Question, command.Options, inOffice,
            rules.LeastVoters, rules.PresidentSettlesTies, command.ClosesOn, today);
    }

    public static async Task<OutgoingMessages> Handle(
        OpenDeliberation command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Deliberation>(command.DeliberationId, cancellation);
        if (stream.Aggregate is not null)
            return [];

        var body = BodyOf(command.Body);
        var rules = BodyRules.From(await settings.On(session, moment.Today, cancellation), body);
        var opened = Decide(command, await Mandates.InOffice(session, body, moment.Today, cancellation), rules, moment.Today);
        stream.AppendOne(opened);
        var concerned = command.SubjectKind == "structure" ? await Concerned(session, command.SubjectId, cancellation) : [];
        IReadOnlyList<ElectorRecused> recused = [.. command.Recused.Concat(concerned).Distinct().Where(person => opened.Electors.Any(elector => elector.PersonId == person))
            .Select(person => new ElectorRecused(command.DeliberationId, person, moment.Today))];
        stream.AppendMany(recused);
        var vote = recused.Aggregate(new Deliberation().Evolve(opened), (known, fact) => known.Evolve(fact));
        return [await VoteLetters.Opened(session, vote, cancellation), .. VoteWorkflow.Begin(opened)];
    }

    /// <summary>Who is or was with the structure, or declared an interest in it: nobody decides about their own, whoever asks.</summary>
    private static async Task<IEnumerable<Guid>> Concerned(IQuerySession session, Guid structureId, CancellationToken cancellation)
    {
        var structure = await session.LoadAsync<Structure>(structureId, cancellation);
        var interested = await session.Query<Interest>().Where(interest => interest.Holds && interest.SubjectId == structureId)
            .Select(interest => interest.PersonId).ToListAsync(cancellation);
        return (structure?.SaidContacts ?? []).Select(contact => contact.Value.Who.PersonId).Concat(interested);
    }

    private static DecidingBody BodyOf(string body) => body switch
    {
        Deliberations.Board => DecidingBody.Board,
        Deliberations.Bureau => DecidingBody.Bureau,
        _ => throw new RuleViolation("deliberation.body_unknown", "No such body decides.", "body"),
    };
}

public static class OpenDeliberationField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<OpenDeliberation, DeliberationType>("openDeliberation", "membership.run_board")
        .Describe("Puts a question to the board or its officers; the intake does this by itself for candidacies.")
        .Argument<NonNullGraphType<EnumerationGraphType<DecidingBody>>>("body")
        .Argument<NonNullGraphType<StringGraphType>>("subjectKind")
        .Argument<NonNullGraphType<GuidGraphType>>("subjectId")
        .Argument<NonNullGraphType<StringGraphType>>("question", "A code of the closed list, such as structure.affiliation.")
        .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("options", "What may be adopted.")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("closesOn", "Votes stay open until this day is over.")
        .Argument<ListGraphType<NonNullGraphType<GuidGraphType>>>("recused")
        .Send(context => new OpenDeliberation(
            Guid.CreateVersion7(),
            context.GetArgument<DecidingBody>("body") is DecidingBody.Board ? Deliberations.Board : Deliberations.Bureau,
            context.GetArgument<string>("subjectKind"),
            context.GetArgument<Guid>("subjectId"),
            context.GetArgument<string>("question"),
            context.GetArgument<List<string>>("options"),
            context.GetArgument<DateOnly>("closesOn"),
            context.GetArgument<List<Guid>?>("recused") ?? []))
        .Return<Deliberation>(command => command.DeliberationId);
}
