using Marten;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Pulses;

/// <summary>The yearly questionnaire's part of the module's table of contents.</summary>
internal static class PulseDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<Pulse>()
        .Document<Pulse>(pulses => pulses.Duplicate(pulse => pulse.Year))
        .Aggregate<PulseConsent>()
        .Document<PulseConsent>(consents => consents.Duplicate(consent => consent.Agrees))
        .Aggregate<PulseSheet>()
        .Document<PulseSheet>(sheets => sheets.Duplicate(sheet => sheet.PulseId).Duplicate(sheet => sheet.LinkKey).Duplicate(sheet => sheet.Year).Duplicate(sheet => sheet.StructureId))
        .Document<PulseLink>()
        .Fact<PulseOpened>("membership.pulse_opened.v1")
        .Fact<PulseClosed>("membership.pulse_closed.v1")
        .Fact<PulseAgreed>("membership.pulse_agreed.v1")
        .Fact<PulseLeft>("membership.pulse_left.v1")
        .Fact<PulseAsked>("membership.pulse_asked.v1")
        .Fact<PulseAnswered>("membership.pulse_answered.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<AskPulse>("membership.ask_pulse.v1")
        .Add<ClosePulseInTime>("membership.close_pulse.v1");

    public static void Graph(GraphRoots graph)
    {
        PulseType.AddTo(graph.Query);
        PulseConsentType.AddTo(graph.Query, graph.Mutation);
        RunPulseFields.AddTo(graph.Mutation);
        AnswerPulseFields.AddTo(graph.Mutation);
    }

    /// <summary>What a structure that is one person said is that person's; without the identity sheet, which is erased, it is nobody's and counts go on.</summary>
    public static void Erasures(ErasureList erasures) => erasures.Kept(
        "pulseAnswers",
        async (session, person, cancellation) =>
        {
            Guid[] own = [.. await session.Query<IdentitySheet>().Where(sheet => sheet.PersonId == person).Select(sheet => sheet.Id).ToListAsync(cancellation)];
            return await session.Query<PulseSheet>().Where(sheet => sheet.StructureId.IsOneOf(own)).ToListAsync(cancellation);
        },
        (_, _, _, _) => Task.CompletedTask);
}
