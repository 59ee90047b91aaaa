using GraphQL;
using GraphQL.Types;
using Marten;
using Marten.Linq.MatchesSql;
using Mila.Graph;
using Mila.People;

namespace Mila.Membership.Duplicates;

/// <summary>Records that may be of one structure or one person (doublons probables): a number or an address in common, or the same name.</summary>
/// <param name="Records">Two or more.</param>
public sealed record LikelyDuplicate(DuplicateKind Kind, DuplicateGround Ground, IReadOnlyList<DuplicateRecord> Records);

/// <param name="Detail">What tells it from the others: its number, its address.</param>
public sealed record DuplicateRecord(Guid Id, string Title, string? Detail);

public enum DuplicateKind { Structure, Person }

/// <summary>What two records have in common, the surest first.</summary>
public enum DuplicateGround { Number, Email, Name }

public static class LikelyDuplicates
{
    /// <summary>More than anybody merges in a sitting: the rest comes up once these are dealt with.</summary>
    private const int Most = 100;

    public static async Task<IReadOnlyList<LikelyDuplicate>> Read(IQuerySession session, CancellationToken cancellation)
    {
        var numbered = await Sheets(session, "siret", cancellation);
        var named = await Sheets(session, "sort_name", cancellation);
        var addressed = await People(session, "email_key", cancellation);
        var alike = await People(session, "sort_name", cancellation);
        return
        [
            .. numbered.GroupBy(sheet => sheet.Siret).Select(same => Of(DuplicateGround.Number, same)),
            .. named.GroupBy(sheet => sheet.SortName).Where(same => !AllIn(same, numbered)).Select(same => Of(DuplicateGround.Name, same)),
            .. addressed.GroupBy(person => person.EmailKey).Select(same => Of(DuplicateGround.Email, same)),
            .. alike.GroupBy(person => person.SortName).Where(same => !AllIn(same, addressed)).Select(same => Of(DuplicateGround.Name, same)),
        ];
    }

    private static bool AllIn<T>(IEnumerable<T> some, IReadOnlyList<T> others) => some.All(others.Contains);

    private static Task<IReadOnlyList<IdentitySheet>> Sheets(IQuerySession session, string column, CancellationToken cancellation) => session.Query<IdentitySheet>()
        .Where(sheet => sheet.MergedInto == null && sheet.ErasedAt == null && sheet.MatchesSql(
            $"exists (select 1 from people.mt_doc_identitysheet o join membership.mt_doc_structure s on s.tenant_id = o.tenant_id and s.id = o.id where o.tenant_id = d.tenant_id and o.id <> d.id and o.{column} = d.{column} and o.data ->> 'mergedInto' is null) "
            + "and exists (select 1 from membership.mt_doc_structure s where s.tenant_id = d.tenant_id and s.id = d.id)"))
        .OrderBy(sheet => sheet.SortName).ThenBy(sheet => sheet.Id).Take(Most).ToListAsync(cancellation);

    private static Task<IReadOnlyList<Person>> People(IQuerySession session, string column, CancellationToken cancellation) => session.Query<Person>()
        .Where(person => person.MergedInto == null && person.ErasedAt == null && person.MatchesSql(
            $"exists (select 1 from people.mt_doc_person o where o.tenant_id = d.tenant_id and o.id <> d.id and o.{column} = d.{column} and o.merged_into is null and o.data ->> 'erasedAt' is null)"))
        .OrderBy(person => person.SortName).ThenBy(person => person.Id).Take(Most).ToListAsync(cancellation);

    private static LikelyDuplicate Of(DuplicateGround ground, IEnumerable<IdentitySheet> same) =>
        new(DuplicateKind.Structure, ground, [.. same.Select(sheet => new DuplicateRecord(sheet.Id, sheet.Name, sheet.Siret ?? sheet.Address))]);

    private static LikelyDuplicate Of(DuplicateGround ground, IEnumerable<Person> same) =>
        new(DuplicateKind.Person, ground, [.. same.Select(person => new DuplicateRecord(person.Id, person.DisplayName, person.Email ?? person.Phone))]);
}

public sealed class LikelyDuplicateType : ObjectGraphType<LikelyDuplicate>
{
    public LikelyDuplicateType()
    {
        Name = "LikelyDuplicate";
        Description = "Records that may be of one structure or one person (doublons probables).";
        Field<NonNullGraphType<EnumerationGraphType<DuplicateKind>>>("kind").Resolve(context => context.Source.Kind);
        Field<NonNullGraphType<EnumerationGraphType<DuplicateGround>>>("ground").Description("What they have in common.").Resolve(context => context.Source.Ground);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DuplicateRecordType>>>>("records").Description("Two or more.").Resolve(context => context.Source.Records);
    }

    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<LikelyDuplicateType>>>>("likelyDuplicates")
        .Description("Records that may be of one structure or one person: a number or an address in common, or the same name. At most a hundred records of each ground.")
        .AuthorizeWithPolicy("membership.merge_duplicates")
        .ResolveAsync(async context => await LikelyDuplicates.Read(context.QuerySession(), context.CancellationToken));
}

public sealed class DuplicateRecordType : ObjectGraphType<DuplicateRecord>
{
    public DuplicateRecordType()
    {
        Name = "DuplicateRecord";
        Description = "One of the records that may be of one structure or person.";
        Field(record => record.Id);
        Field(record => record.Title).Description("Its name.");
        Field(record => record.Detail, nullable: true).Description("What tells it from the others: a number, an address.");
    }
}
