using Mila.Kernel;
using Mila.Membership.Pulses;

namespace Mila.Host.Demonstration;

/// <summary>Eight members agreed to be asked; the questionnaire of 2022 has closed, answered by some, and that of 2023 is open.</summary>
internal static class PulsesHistory
{
    private static readonly int[] Agreed = [0, 1, 2, 3, 5, 8, 10, 12];

    public static IEnumerable<Deed> Tell()
    {
        foreach (var n in Agreed)
            yield return new(new(2022, 11, 2), new AgreeToPulse(InventedNames.StructureId(n), Agrees: true, ByStaff: true), DemonstrationHistory.Coordinator, Hour: 14);
        yield return new(new(2022, 11, 7), new OpenPulse(2022, new(2022, 12, 9)), DemonstrationHistory.Coordinator, Hour: 14);
        foreach (var n in Agreed.SkipLast(2))
            yield return new(new(2022, 11, 15), new PulseAnsweredBy(InventedNames.StructureId(n), new(
                IsAlive: true, 1 + n % 3 * 0.5m, (TurnoverBand)(n % 3), 2 + n % 5, n % 2 == 0 ? PulsePlace.Quarter : PulsePlace.Paris, InQpv: n % 2 == 0)), Hour: 15);
        yield return new(new(2023, 6, 12), new OpenPulse(2023, new(2023, 7, 14)), DemonstrationHistory.Coordinator, Hour: 14);
    }
}

/// <summary>A structure answers the year's questionnaire by its link; the loader looks up which that is.</summary>
internal sealed record PulseAnsweredBy(Guid StructureId, PulseAnswers Answers);
