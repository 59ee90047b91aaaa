using System.Globalization;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Colleagues;

/// <summary>A leader invites somebody to speak for the structure (invitation d’un collègue); a letter brings the private link.</summary>
public sealed record InviteColleague(Guid InvitationId, Guid StructureId, string GivenName, string FamilyName, string Email, ContactRole Role, string Secret)
{
    /// <summary>For logs: without what names a person or opens a page.</summary>
    public override string ToString() => $"{nameof(InviteColleague)} {InvitationId}";
}

public static class InviteColleagueHandler
{
    private const int MostWaiting = 20;

    /// <param name="person">Who is invited: whoever is known under that address, or somebody new.</param>
    /// <param name="waiting">The structure's invitations that wait.</param>
    /// <param name="days">How long the link works.</param>
    public static ColleagueInvited Decide(
        InviteColleague command, Structure? structure, Guid person, IReadOnlyList<ColleagueInvitation> waiting, Guid? actor, int days, DateOnly today)
    {
        var led = ColleagueAccess.MustLead(structure, actor, today);
        Rule.That(!string.IsNullOrWhiteSpace(command.Email), "colleague.no_address", "The invitation goes to an e-mail address.", "email");
        Rule.That(!led.ContactsOn(today).Contains(new(person, command.Role)), "colleague.known", "The person has that role already.", "email");
        Rule.That(waiting.All(each => (each.PersonId, each.Role) != (person, command.Role)), "colleague.invited_already", "An invitation waits for the person.", "email");
        Rule.That(waiting.Count < MostWaiting, "colleague.too_many", "At most 20 invitations wait.");

        return new(command.InvitationId, command.StructureId, person, command.Role, actor!.Value, PrivateLinks.KeyOf(command.Secret), today.AddDays(days), today);
    }

    public static async Task<OutgoingMessages> Handle(
        InviteColleague command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<ColleagueInvitation>(command.InvitationId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        var key = command.Email.Trim().ToLowerInvariant();
        var known = await session.Query<Person>().Where(person => person.EmailKey == key).OrderBy(person => person.Id).FirstOrDefaultAsync(cancellation);
        var person = known?.Id ?? ColleagueInvitation.NewPerson(command.InvitationId);
        var waiting = await session.WaitingIn([command.StructureId], moment.Today, cancellation);
        var values = await settings.On(session, moment.Today, cancellation);
        var invited = Decide(command, structure, person, waiting, moment.Actor, values.Days("colleague.invitation_days"), moment.Today);
        if (known is null)
            await session.Keep(Person.Of(person, command.GivenName, command.FamilyName, command.Email, null), moment, cancellation);
        return [.. stream.Record(invited), InvitationWorkflow.Start(invited.InvitationId), Letter(invited, command.Secret)];
    }

    private static SendLetter Letter(ColleagueInvited invited, string secret) => new(
        NamedId.Of("colleague-letter", invited.InvitationId.ToString()), "colleague_invited", [invited.PersonId], "structure", invited.StructureId,
        new Dictionary<string, string>
        {
            ["sender"] = Joined.Person(invited.By),
            ["structure"] = Joined.Sheet(invited.StructureId),
            ["invited_until"] = invited.Until.ToString("O", CultureInfo.InvariantCulture),
            ["link"] = $"/invitation/{secret}",
        });
}

public static class InviteColleagueField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<InviteColleague, ColleagueInvitationType>("inviteColleague", "membership.keep_colleagues")
        .Describe("A leader invites somebody to speak for the structure; a letter brings the private link, which nobody else sees.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<StringGraphType>>("givenName")
        .Argument<NonNullGraphType<StringGraphType>>("familyName")
        .Argument<NonNullGraphType<StringGraphType>>("email")
        .Argument<NonNullGraphType<EnumerationGraphType<ContactRole>>>("role")
        .Send(context => new InviteColleague(
            Guid.CreateVersion7(), context.GetArgument<Guid>("structureId"), context.GetArgument<string>("givenName"), context.GetArgument<string>("familyName"),
            context.GetArgument<string>("email"), context.GetArgument<ContactRole>("role"), PrivateLinks.NewSecret()))
        .Return<ColleagueInvitation>(command => command.InvitationId);
}
