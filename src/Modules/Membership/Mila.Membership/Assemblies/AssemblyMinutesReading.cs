using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Board;
using Mila.People;

namespace Mila.Membership.Assemblies;

/// <summary>The minutes of an assembly as they are read: as signed, or a draft with the names of today.</summary>
public sealed record AssemblyMinutesToRead(Assembly Assembly, string Text);

public static class AssemblyMinutesReading
{
    /// <summary>The minutes of assemblies that are over; others have none.</summary>
    public static async Task<IReadOnlyDictionary<Guid, AssemblyMinutesToRead>> Of(
        IQuerySession session, IReadOnlyList<Guid> assemblies, string association, CancellationToken cancellation)
    {
        var signed = (await session.LoadManyAsync<AssemblyMinutes>(cancellation, assemblies)).ToDictionary(minutes => minutes.Id, minutes => minutes.Text);
        var read = new Dictionary<Guid, AssemblyMinutesToRead>();
        foreach (var assembly in (await session.LoadManyAsync<Assembly>(cancellation, assemblies)).Where(assembly => assembly.State is AssemblyState.Closed))
            read[assembly.Id] = new(assembly, signed.GetValueOrDefault(assembly.Id) ?? await Write(session, assembly, association, cancellation));
        return read;
    }

    public static async Task<string> Write(IQuerySession session, Assembly assembly, string association, CancellationToken cancellation)
    {
        var structures = await session.LoadManyAsync<IdentitySheet>(cancellation, [.. assembly.Voters.Select(voter => voter.StructureId)]);
        var people = await PersonNames.Of(session, [.. assembly.Candidates.Select(candidate => candidate.PersonId)], cancellation);
        return AssemblyMinutesText.Of(assembly, association, structures.ToDictionary(sheet => sheet.Id, sheet => sheet.Name), people);
    }
}

public sealed class AssemblyMinutesType : ObjectGraphType<AssemblyMinutesToRead>
{
    public AssemblyMinutesType()
    {
        Name = "AssemblyMinutes";
        Description = "The minutes of an assembly (procès-verbal), a draft until the president or the secretary signs.";
        Field(minutes => minutes.Text);
        Field<StringGraphType>("number").Description("None until both have signed.").Resolve(context => context.Source.Assembly.MinutesNumber);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MinutesSignatureType>>>>("signatures").Resolve(context => context.Source.Assembly.Signatures);
    }
}

public sealed class MinutesSignatureType : ObjectGraphType<MinutesSignature>
{
    public MinutesSignatureType()
    {
        Name = "MinutesSignature";
        Field<NonNullGraphType<EnumerationGraphType<BoardRole>>>("as").Resolve(context => context.Source.As);
        this.PersonName("name", signature => signature.SignedBy);
        Field(signature => signature.On);
    }
}
