using Marten;
using Mila.Files;
using Mila.Incubation.Neighbours;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Aid;

/// <summary>A structure says what State aid it had elsewhere (déclaration d’une aide); the office may say it for the structure.</summary>
public sealed record DeclareAid(Guid AidId, Guid StructureId, string Giver, Money Amount, DateOnly GrantedOn, Guid? FileId, bool ByStaff);

public static class DeclareAidHandler
{
    /// <param name="ledger">None when nothing was declared yet.</param>
    public static AidDeclared Decide(DeclareAid command, AidLedger? ledger, KnownStructure? structure, Moment moment)
    {
        AidRules.MustSpeak(structure, command.ByStaff, moment);
        var giver = command.Giver.Trim();
        Rule.That(giver.Length is >= 1 and <= 80, "aid.giver_refused", "Some institution gave it.", "giver");
        Rule.That(command.Amount.Cents is > 0 and <= 100_000_000_00, "aid.amount_refused", "It is an amount.", "amountCents");
        Rule.That(command.GrantedOn <= moment.Today, "aid.to_come", "It was granted by today.", "grantedOn");
        Rule.That(ledger is not { IsFull: true }, "aid.too_many", "Withdraw what is too old first.");
        return new(AidLedger.IdOf(command.StructureId), command.StructureId, command.AidId, giver, command.Amount.Cents, command.GrantedOn, command.FileId, moment.Today);
    }

    public static async Task Handle(DeclareAid command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<AidLedger>(AidLedger.IdOf(command.StructureId), cancellation);
        if (stream.Aggregate?.Declared.Any(each => each.Id == command.AidId) == true)
            return;
        var declared = Decide(command, stream.Aggregate, await session.LoadAsync<KnownStructure>(command.StructureId, cancellation), moment);
        if (command.FileId is { } file)
            await session.TakeFiles([file], AidDeclarations.Subject, declared.LedgerId, [], "fileId", cancellation);
        stream.AppendOne(declared);
    }
}

/// <summary>What was declared was wrong (retrait d’une déclaration).</summary>
public sealed record WithdrawAid(Guid StructureId, Guid AidId, bool ByStaff);

public static class WithdrawAidHandler
{
    /// <returns>None when it is not there, or no more.</returns>
    public static AidWithdrawn? Decide(WithdrawAid command, AidLedger? ledger, KnownStructure? structure, Moment moment)
    {
        AidRules.MustSpeak(structure, command.ByStaff, moment);
        return ledger?.Declared.Any(each => each.Id == command.AidId) == true ? new(ledger.Id, command.AidId, moment.Today) : null;
    }

    public static async Task Handle(WithdrawAid command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<AidLedger>(AidLedger.IdOf(command.StructureId), cancellation);
        if (Decide(command, stream.Aggregate, await session.LoadAsync<KnownStructure>(command.StructureId, cancellation), moment) is { } withdrawn)
            stream.AppendOne(withdrawn);
    }
}

internal static class AidRules
{
    public static void MustSpeak(KnownStructure? structure, bool byStaff, Moment moment)
    {
        Rule.That(structure is not null, "aid.structure_unknown", "The association knows no such structure.", "structureId");
        Rule.That(byStaff || (moment.Actor is { } me && structure.Speakers.Contains(me)), "aid.not_yours", "Who speaks for a structure declares for it.", "structureId");
    }
}
