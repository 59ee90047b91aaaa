using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Board;

/// <summary>Puts a resolution in its own words to the vote (résolution): adopted or rejected.</summary>
public sealed record OpenMotion(Guid DeliberationId, string Body, string Text, DateOnly ClosesOn)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(OpenMotion)} {{ DeliberationId = {DeliberationId} }}";
}

public static class OpenMotionHandler
{
    private static readonly string[] Options = ["adopted", "rejected"];

    /// <summary>The words stay with people's data, since a resolution may be about somebody; the vote knows their id.</summary>
    public static Task<OutgoingMessages> Handle(
        OpenMotion command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var words = ErasableText.Of(NamedId.Of("motion", command.DeliberationId.ToString()), "deliberation.motion", command.DeliberationId, [], command.Text);
        session.Keep(words);
        return OpenDeliberationHandler.Handle(
            new(command.DeliberationId, command.Body, SubjectTitles.Motion, words.Id, "board.motion", Options, command.ClosesOn, []),
            session, settings, moment, cancellation);
    }
}

public static class OpenMotionField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<OpenMotion, DeliberationType>("openMotion", "membership.run_board")
        .Describe("Puts a resolution in its own words to the vote: adopted or rejected.")
        .Argument<NonNullGraphType<EnumerationGraphType<DecidingBody>>>("body")
        .Argument<NonNullGraphType<StringGraphType>>("text")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("closesOn", "Votes stay open until this day is over.")
        .Send(context => new OpenMotion(
            Guid.CreateVersion7(),
            context.GetArgument<DecidingBody>("body") is DecidingBody.Board ? Deliberations.Board : Deliberations.Bureau,
            context.GetArgument<string>("text"),
            context.GetArgument<DateOnly>("closesOn")))
        .Return<Deliberation>(command => command.DeliberationId);
}
