using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>A voter that will be absent gives its voice to another (pouvoir, procuration).</summary>
/// <param name="OnPaper">Whether the office puts down a signed paper; else somebody who acts for the structure gives it.</param>
public sealed record EntrustVoice(Guid AssemblyId, Guid From, Guid To, bool OnPaper = false);

public static class EntrustVoiceHandler
{
    /// <returns>None when it was given so already.</returns>
    public static VoiceEntrusted? Decide(EntrustVoice command, Assembly assembly, AttendanceRoll roll, DateOnly today)
    {
        Rule.That(assembly.State is AssemblyState.Convened, "voice.not_now", "Voices are given from the convocation until the opening.");
        Rule.That(command.From != command.To, "voice.to_oneself", "A voice is given to another.", "to");
        Rule.That(roll.IsVoter(command.From), "voice.giver_not_voter", "Only a voter has a voice to give.", "from");
        Rule.That(roll.IsVoter(command.To), "voice.holder_not_voter", "The holder must be a voter.", "to");
        Rule.That(!assembly.Proxies.ContainsKey(command.To), "voice.holder_is_absent", "The holder has given its own voice away.", "to");
        Rule.That(!assembly.GiversTo(command.From).Any(), "voice.giver_holds_some", "Who holds a voice comes in person.", "from");
        if (assembly.Proxies.TryGetValue(command.From, out var holder) && holder == command.To)
            return null;
        Rule.That(assembly.GiversTo(command.To).Count() < assembly.Rules.ProxiesPerHolder, "voice.holder_has_enough", "The holder has as many voices as the statutes allow.", "to");

        return new(command.AssemblyId, command.From, command.To, today);
    }

    public static async Task<OutgoingMessages> Handle(EntrustVoice command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        if (!command.OnPaper)
            await session.MustActFor(command.From, moment, cancellation);
        var roll = await AssemblyVoters.Roll(session, stream.Aggregate!, cancellation);
        return Decide(command, stream.Aggregate!, roll, moment.Today) is { } given ? stream.Record(given) : [];
    }
}

/// <summary>The structure will be there after all.</summary>
public sealed record TakeVoiceBack(Guid AssemblyId, Guid From, bool OnPaper = false);

public static class TakeVoiceBackHandler
{
    /// <returns>None when it gave none.</returns>
    public static VoiceTakenBack? Decide(TakeVoiceBack command, Assembly assembly, DateOnly today)
    {
        Rule.That(assembly.State is AssemblyState.Convened, "voice.not_now", "Voices are given from the convocation until the opening.");

        return assembly.Proxies.ContainsKey(command.From) ? new(command.AssemblyId, command.From, today) : null;
    }

    public static async Task<OutgoingMessages> Handle(TakeVoiceBack command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        if (!command.OnPaper)
            await session.MustActFor(command.From, moment, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } back ? stream.Record(back) : [];
    }
}

public static class VoiceFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        Entrust(mutation, "entrustVoice", "membership.take_part_in_assemblies", onPaper: false, "A structure that the person who asks acts for gives its voice to another.");
        Entrust(mutation, "recordVoice", "membership.run_assemblies", onPaper: true, "Puts down a proxy that was given on paper.");
        TakeBack(mutation, "takeVoiceBack", "membership.take_part_in_assemblies", onPaper: false, "The structure that gave its voice will be there after all.");
        TakeBack(mutation, "strikeVoiceOut", "membership.run_assemblies", onPaper: true, "Puts down that a proxy was taken back.");
    }

    private static void Entrust(ObjectGraphType mutation, string name, string policy, bool onPaper, string description) => mutation
        .Command<EntrustVoice, AssemblyType>(name, policy)
        .Describe(description)
        .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
        .Argument<NonNullGraphType<GuidGraphType>>("from", "The structure that will be absent.")
        .Argument<NonNullGraphType<GuidGraphType>>("to", "The structure that will vote for it.")
        .Send(context => new EntrustVoice(context.GetArgument<Guid>("assemblyId"), context.GetArgument<Guid>("from"), context.GetArgument<Guid>("to"), onPaper))
        .Return<Assembly>(command => command.AssemblyId);

    private static void TakeBack(ObjectGraphType mutation, string name, string policy, bool onPaper, string description) => mutation
        .Command<TakeVoiceBack, AssemblyType>(name, policy)
        .Describe(description)
        .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
        .Argument<NonNullGraphType<GuidGraphType>>("from", "The structure that had given it.")
        .Send(context => new TakeVoiceBack(context.GetArgument<Guid>("assemblyId"), context.GetArgument<Guid>("from"), onPaper))
        .Return<Assembly>(command => command.AssemblyId);
}
