using Marten;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.People;

/// <summary>Two records of one person become one (fusion de doublons): what else the other parts keep under the duplicate's id shows the name of the one that stays.</summary>
public static class MergedPeople
{
    /// <summary>The records that were merged into one: they are renamed, exported and erased with it.</summary>
    public static Task<IReadOnlyList<Person>> MergedInto(this IQuerySession session, Guid personId, CancellationToken cancellation) =>
        session.Query<Person>().Where(person => person.MergedInto == personId).ToListAsync(cancellation);

    /// <exception cref="RuleViolation">When there are not two records, or one was erased or merged before.</exception>
    public static (Person Kept, Person Duplicate) Decide(Person? kept, Person? duplicate)
    {
        Rule.That(Stands(kept) && Stands(duplicate), "person.not_to_merge", "Two records are merged that the association has.", "duplicateId");
        Rule.That(kept!.Id != duplicate!.Id, "person.same_record", "A record is no duplicate of itself.", "duplicateId");

        return (
            kept with { Email = kept.Email ?? duplicate.Email, Phone = kept.Phone ?? duplicate.Phone },
            new() { Id = duplicate.Id, GivenName = kept.GivenName, FamilyName = kept.FamilyName, MergedInto = kept.Id });

        static bool Stands(Person? person) => person is { ErasedAt: null, MergedInto: null };
    }

    /// <summary>Keeps both as they were decided; roles pass on from today.</summary>
    public static async Task Merge(this IDocumentSession session, Person kept, Person duplicate, RoleList roles, Moment moment, CancellationToken cancellation)
    {
        foreach (var earlier in await session.MergedInto(duplicate.Id, cancellation))
            session.Store(duplicate with { Id = earlier.Id });
        var grants = await session.Query<RoleGrant>().Where(grant => grant.PersonId == duplicate.Id).ToListAsync(cancellation);
        foreach (var grant in grants.Where(grant => grant.From <= moment.Today && (grant.Until is null || grant.Until > moment.Today)))
        {
            await GrantRoleHandler.Handle(new(NamedId.Of("merged-grant", grant.Id.ToString()), kept.Id, grant.Role, moment.Today, grant.Until), session, roles, moment, cancellation);
            await GrantRoleHandler.Handle(new(grant.Id, duplicate.Id, grant.Role, grant.From, moment.Today), session, roles, moment, cancellation);
        }
        await session.Keep(kept, moment, cancellation);
        session.Store(duplicate);
        session.Events.Append(duplicate.Id, new PersonMerged(duplicate.Id, kept.Id, moment.Today));
    }
}
