using Marten;
using Mila.Kernel;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Shops;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Works;

/// <summary>From a day on premises have that landlord, and their lease is held by a structure, by the association, or by nobody (bail).</summary>
/// <param name="HolderId">The structure that holds the lease; none when the association does, or nobody.</param>
public sealed record RecordPremisesLease(Guid PremisesId, string Landlord, LeaseRole Role, Guid? HolderId, DateOnly From);

public static class RecordPremisesLeaseHandler
{
    /// <param name="isKnown">Whether the association knows the structure; true when there is none.</param>
    /// <returns>None when it is so already.</returns>
    public static LeaseRecorded? Decide(RecordPremisesLease command, Premises premises, bool isKnown, DateOnly today)
    {
        var landlord = command.Landlord.Trim();
        Rule.That(landlord.Length is >= 1 and <= 80, "lease.landlord_refused", "Premises are some landlord's.", "landlord");
        Rule.That(isKnown, "lease.holder_unknown", "The association knows no such structure.", "holderId");
        Rule.That(command.Role is LeaseRole.Represents || command.HolderId is null, "lease.holder_refused", "What the association rents, it rents itself.", "holderId");
        return premises.LeaseOn(command.From) is { } before && (before.Landlord, before.Role, before.HolderId) == (landlord, command.Role, command.HolderId) && premises.Leases.All(lease => lease.From <= command.From)
            ? null
            : new(premises.Id, landlord, command.Role, command.HolderId, command.From, today);
    }

    /// <summary>A lease that ends, ends the stay in the shop's space with it.</summary>
    public static async Task<OutgoingMessages> Handle(RecordPremisesLease command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.PremisesToWrite(command.PremisesId, cancellation);
        var isKnown = command.HolderId is not { } holder || await session.LoadAsync<KnownStructure>(holder, cancellation) is not null;
        var premises = stream.Aggregate!;
        if (Decide(command, premises, isKnown, moment.Today) is not { } recorded)
            return [];
        stream.AppendOne(recorded);
        return premises is { SpaceId: { } space } && premises.LeaseOn(command.From)?.HolderId is { } before && before != command.HolderId
            ? await session.EndShop(space, before, command.From, settings, moment, cancellation)
            : [];
    }
}
