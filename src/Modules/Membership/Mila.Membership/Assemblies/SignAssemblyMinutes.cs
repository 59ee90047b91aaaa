using System.Security.Cryptography;
using System.Text;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Numbering;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>The president and the secretary sign the minutes (signature du procès-verbal): the first fixes their text, the last gives them their number.</summary>
public sealed record SignAssemblyMinutes(Guid AssemblyId);

/// <summary>The minutes of an assembly, word for word as they were signed; they name people and are kept by law with the association's registers.</summary>
public sealed record AssemblyMinutes
{
    /// <summary>The assembly's id.</summary>
    public required Guid Id { get; init; }

    public required string Text { get; init; }

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}

public static class SignAssemblyMinutesHandler
{
    /// <param name="offices">What the person who acts is on the board today.</param>
    /// <returns>As whom they sign; none when they have.</returns>
    public static BoardRole? Decide(Assembly assembly, IReadOnlyList<BoardRole> offices)
    {
        Rule.That(assembly.State is AssemblyState.Closed, "minutes.assembly_not_closed", "Minutes are of an assembly that is over.");
        var signers = offices.Where(role => role is BoardRole.President or BoardRole.Secretary).ToList();
        Rule.That(signers.Count > 0, "minutes.not_signer", "The president and the secretary sign.");

        return signers.Where(role => assembly.SignatureOf(role) is null).Cast<BoardRole?>().FirstOrDefault();
    }

    public static async Task<OutgoingMessages> Handle(
        SignAssemblyMinutes command, IDocumentSession session, Tenants tenants, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        var assembly = stream.Aggregate!;
        var offices = (await Mandates.On(session, moment.Today, cancellation)).Where(mandate => mandate.PersonId == moment.Actor).Select(mandate => mandate.Role).ToList();
        if (Decide(assembly, offices) is not { } role)
            return [];

        var minutes = await session.LoadAsync<AssemblyMinutes>(assembly.Id, cancellation)
            ?? await Draft(session, assembly, tenants.All.First(tenant => tenant.Id == moment.Tenant).Title, cancellation);
        return stream.Record(new AssemblyMinutesSigned(
            assembly.Id, role, moment.Actor!.Value, minutes.Sha256,
            assembly.Signatures.Count > 0 ? await Number(session, assembly, moment.Today, cancellation) : null, moment.Today));
    }

    private static async Task<AssemblyMinutes> Draft(IDocumentSession session, Assembly assembly, string association, CancellationToken cancellation)
    {
        var minutes = new AssemblyMinutes { Id = assembly.Id, Text = await AssemblyMinutesReading.Write(session, assembly, association, cancellation) };
        session.Insert(minutes);
        return minutes;
    }

    private static async Task<string> Number(IDocumentSession session, Assembly assembly, DateOnly today, CancellationToken cancellation) =>
        $"AG-{assembly.Day.Year}-{await NumberSeries.Take(session, "assembly-minutes", assembly.Day.Year, assembly.Id, today, cancellation):00}";
}

public static class SignAssemblyMinutesField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<SignAssemblyMinutes, AssemblyType>("signAssemblyMinutes", "membership.sign_minutes")
        .Describe("The president or the secretary signs the minutes: the first signature fixes their text, the second gives them their number.")
        .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
        .Send(context => new SignAssemblyMinutes(context.GetArgument<Guid>("assemblyId")))
        .Return<Assembly>(command => command.AssemblyId);
}
