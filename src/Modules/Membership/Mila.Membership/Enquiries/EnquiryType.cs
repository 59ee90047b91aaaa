using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Modules;
using Mila.People;
using Candidacy = Mila.Membership.Candidacies.Candidacy;

namespace Mila.Membership.Enquiries;

public sealed class EnquiryType : ObjectGraphType<Enquiry>
{
    public EnquiryType()
    {
        Name = "Enquiry";
        Description = "What somebody who is no member asks before a candidacy (demande de renseignement).";
        Field(enquiry => enquiry.Id);
        Field<PersonType>("person").Description("Who asks; its name is gone once erased.")
            .Resolve(context => context.Batch<Guid, Person>("enquiries.people", context.Source.PersonId, PeopleOf));
        Field<NonNullGraphType<EnumerationGraphType<EnquiryChannel>>>("channel").Resolve(context => context.Source.Channel);
        Field<NonNullGraphType<EnumerationGraphType<EnquiryWish>>>("wish").Resolve(context => context.Source.Wish);
        Field(enquiry => enquiry.WantsVisit);
        Field<NonNullGraphType<EnumerationGraphType<EnquiryState>>>("state").Resolve(context => context.Source.State);
        Field<StringGraphType>("words").Description("What is asked; null when nothing was noted, or once erased.")
            .Resolve(context => context.Source.WordsId is { } words ? context.TextOf(words) : null);
        Field(enquiry => enquiry.ReceivedOn);
        Field<StringGraphType>("loggedByName").Description("Who put it down; null for the public form.")
            .Resolve(context => context.Source.LoggedBy is { } by ? context.NameOf(by) : null);
        Field(enquiry => enquiry.DueOn).Description("The day it should be answered by.");
        Field<NonNullGraphType<BooleanGraphType>>("isOverdue").Resolve(context => context.Source.IsOverdueOn(context.Today()));
        Field(enquiry => enquiry.AnsweredOn, nullable: true);
        Field<StringGraphType>("answeredByName").Resolve(context => context.Source.AnsweredBy is { } by ? context.NameOf(by) : null);
        Field<StringGraphType>("answer").Description("What was written; null for an answer by voice, or once erased.")
            .Resolve(context => context.Source.AnswerId is { } answer ? context.TextOf(answer) : null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<VisitType>>>>("visits").Resolve(context => context.Source.Visits);
        Field(enquiry => enquiry.CandidacyId, nullable: true).Description("The candidacy it led to.");
        Field(enquiry => enquiry.CandidateOn, nullable: true).Description("The day that candidacy was begun.");
        Field<EnumerationGraphType<EnquiryEnd>>("end").Resolve(context => context.Source.End);
        Field(enquiry => enquiry.ClosedOn, nullable: true);
        Field<ListGraphType<NonNullGraphType<LikelyCandidacyType>>>("likelyCandidacies")
            .Description("Candidacies begun since from the same e-mail address, at most ten; null once it is linked.")
            .Resolve(context => context.Batch<Enquiry, IReadOnlyList<LikelyCandidacy>>("enquiries.likely", context.Source, LikelyCandidacies));
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<EnquiryType>("enquiry")
            .Description("One enquiry.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.handle_enquiries")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<Enquiry>(context.GetArgument<Guid>("id"), context.CancellationToken));

        query.ListOf<Enquiry, EnquiryType>("enquiries", "membership.handle_enquiries")
            .Describe("What was asked before candidacies, the latest first.")
            .Argument<EnumerationGraphType<EnquiryState>>("state")
            .Argument<EnumerationGraphType<EnquiryChannel>>("channel")
            .OrderedBy(Rows, enquiry => enquiry.ReceivedOn, enquiry => enquiry.Id, descending: true);
    }

    private static IQueryable<Enquiry> Rows(IResolveFieldContext context, IQuerySession session)
    {
        var enquiries = (IQueryable<Enquiry>)session.Query<Enquiry>();
        if (context.GetArgument<EnquiryState?>("state") is { } state)
            enquiries = enquiries.Where(enquiry => enquiry.State == state);
        return context.GetArgument<EnquiryChannel?>("channel") is { } channel ? enquiries.Where(enquiry => enquiry.Channel == channel) : enquiries;
    }

    /// <summary>For all enquiries of a list at once: who has the same address, and what they began.</summary>
    private static async Task<IReadOnlyDictionary<Enquiry, IReadOnlyList<LikelyCandidacy>>> LikelyCandidacies(
        IQuerySession session, IReadOnlyList<Enquiry> enquiries, CancellationToken cancellation)
    {
        var open = enquiries.Where(enquiry => enquiry.CandidacyId is null).ToList();
        var askers = await PeopleOf(session, [.. open.Select(enquiry => enquiry.PersonId).Distinct()], cancellation);
        string[] emails = [.. askers.Values.Select(person => person.EmailKey).OfType<string>().Distinct()];
        var people = (await session.Query<Person>().Where(person => person.EmailKey!.IsOneOf(emails)).ToListAsync(cancellation)).ToLookup(person => person.EmailKey, person => person.Id);
        Guid[] same = [.. people.SelectMany(ids => ids)];
        var begun = await session.Query<Candidacy>().Where(candidacy => candidacy.ApplicantId.IsOneOf(same) && !candidacy.OfMember).ToListAsync(cancellation);
        return open.ToDictionary(enquiry => enquiry, IReadOnlyList<LikelyCandidacy> (enquiry) =>
        [
            .. begun.Where(candidacy => candidacy.BegunOn >= enquiry.ReceivedOn && people[askers.GetValueOrDefault(enquiry.PersonId)?.EmailKey].Contains(candidacy.ApplicantId))
                .OrderBy(candidacy => candidacy.BegunOn).Take(10).Select(candidacy => new LikelyCandidacy(candidacy.Id, candidacy.BegunOn)),
        ]);
    }

    private static async Task<IReadOnlyDictionary<Guid, Person>> PeopleOf(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Person>(cancellation, [.. ids])).ToDictionary(person => person.Id);
}

public sealed class VisitType : ObjectGraphType<Visit>
{
    public VisitType()
    {
        Name = "Visit";
        Description = "A day on which somebody comes to see the place (visite).";
        Field(visit => visit.On);
        Field(visit => visit.At).Description("The hour in Paris.");
        Field<EnumerationGraphType<VisitOutcome>>("outcome").Description("Null as long as it is to come, or to be told of.").Resolve(context => context.Source.Outcome);
    }
}

/// <summary>A candidacy that an enquiry seems to have led to (candidature probable).</summary>
public sealed record LikelyCandidacy(Guid Id, DateOnly BegunOn);

public sealed class LikelyCandidacyType : ObjectGraphType<LikelyCandidacy>
{
    public LikelyCandidacyType()
    {
        Name = "LikelyCandidacy";
        Description = "A candidacy that an enquiry seems to have led to.";
        Field(candidacy => candidacy.Id);
        Field(candidacy => candidacy.BegunOn);
    }
}
