using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Membership.Charter;

/// <summary>The association adopts a version of its charter (adoption de la charte).</summary>
public sealed record AdoptCharterVersion(int Version, string Text, DateOnly On);

public static class AdoptCharterVersionHandler
{
    private const int MostCharacters = 20_000;

    public static CharterVersionAdopted? Decide(AdoptCharterVersion command, CharterBook book)
    {
        if (book.Versions.Any(known => known.Version == command.Version && known.Text == command.Text && known.AdoptedOn == command.On))
            return null;
        Rule.That(command.Text.Trim().Length is > 0 and <= MostCharacters, "charter.text_refused", "A charter has a text, of at most 20 000 characters.", "text");
        Rule.That(command.Version == book.Versions.Count + 1, "charter.version_out_of_order", "Versions follow one another from 1.", "version");
        Rule.That(book.Versions.All(known => known.AdoptedOn < command.On), "charter.adopted_too_early", "A version is adopted after the one before.", "on");

        return new(command.Version, command.Text, command.On);
    }

    public static async Task Handle(AdoptCharterVersion command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<CharterBook>(CharterBook.StreamId, cancellation);
        if (Decide(command, stream.Aggregate ?? new CharterBook()) is { } adopted)
            stream.AppendOne(adopted);
    }
}

public static class AdoptCharterVersionField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<AdoptCharterVersion, CharterVersionType>("adoptCharterVersion", "membership.adopt_charter")
        .Describe("The association adopts a version of its charter; versions follow one another from 1.")
        .Argument<NonNullGraphType<IntGraphType>>("version")
        .Argument<NonNullGraphType<StringGraphType>>("text")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new AdoptCharterVersion(
            context.GetArgument<int>("version"), context.GetArgument<string>("text"), context.GetArgument<DateOnly>("on")))
        .Return<CharterVersion>(async (command, session, cancellation) =>
            (await session.LoadAsync<CharterBook>(CharterBook.StreamId, cancellation))?.Versions.FirstOrDefault(version => version.Version == command.Version));
}
