using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.People;

namespace Mila.Membership.Board;

/// <summary>Minutes as they are read: signed ones as they were signed, a draft with the names of today.</summary>
public sealed record MinutesToRead(string? Number, string Text, Guid? SignedBy, DateOnly? SignedOn);

public static class MinutesReading
{
    /// <summary>The minutes of closed votes; open ones have none, and those of a meeting are with the meeting.</summary>
    public static async Task<IReadOnlyDictionary<Guid, MinutesToRead>> Of(
        IQuerySession session, IReadOnlyList<Guid> votes, string association, CancellationToken cancellation)
    {
        var signed = (await session.LoadManyAsync<Minutes>(cancellation, votes)).ToDictionary(
            minutes => minutes.Id, minutes => new MinutesToRead(minutes.Number, minutes.Text, minutes.SignedBy, minutes.SignedOn));
        foreach (var vote in await session.LoadManyAsync<Deliberation>(cancellation, [.. votes.Where(id => !signed.ContainsKey(id))]))
            if (vote is { State: not DeliberationState.Open, DecidedByHands: false })
                signed[vote.Id] = new(null, await Write(session, vote, null, association, cancellation), null, null);
        return signed;
    }

    public static async Task<string> Write(IQuerySession session, Deliberation vote, string? number, string association, CancellationToken cancellation)
    {
        var names = await PersonNames.Of(session, [.. vote.Electors.Select(elector => elector.PersonId)], cancellation);
        var titles = await SubjectTitles.Of(session, [(vote.SubjectKind, vote.SubjectId)], cancellation);
        return MinutesText.Of(vote, association, number, titles.GetValueOrDefault((vote.SubjectKind, vote.SubjectId)), names);
    }
}

public sealed class MinutesType : ObjectGraphType<MinutesToRead>
{
    public MinutesType()
    {
        Name = "Minutes";
        Description = "The minutes of a closed vote (procès-verbal), a draft until they are signed.";
        Field(minutes => minutes.Number, nullable: true).Description("None while they are a draft.");
        Field(minutes => minutes.Text);
        Field(minutes => minutes.SignedOn, nullable: true);
        Field<StringGraphType>("signedByName")
            .Resolve(context => context.Source.SignedBy is { } signer ? context.NameOf(signer) : null);
    }
}
