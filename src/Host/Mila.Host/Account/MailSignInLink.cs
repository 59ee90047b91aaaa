using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Mila.People;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Mila.Host.Account;

/// <summary>
/// Mail a person a link to sign in with. The message holds no secret and no address; the link is minted when it is mailed, and not kept with
/// the letters. For a person who is not there nothing is done: whoever asked is not told which.
/// </summary>
public sealed record MailSignInLink(Guid PersonId);

public static class MailSignInLinkHandler
{
    private const string Template = "sign_in";

    /// <summary>A link that comes later than that is of no use: whoever waits asks again.</summary>
    public static void Configure(HandlerChain chain) =>
        chain.OnException<IOException>().Or<TimeoutException>().ScheduleRetry(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));

    public static async Task Handle(
        MailSignInLink command, IDocumentSession session, MailRelay relay, LettersInForce letters, PublicAddress address,
        Tenants tenants, TimeProvider time, Moment moment, CancellationToken cancellation)
    {
        if (await session.LoadAsync<Person>(command.PersonId, cancellation) is not { Email: { } email } person || !relay.IsConfigured)
            return;

        var now = time.GetUtcNow();
        var path = SignInLinks.Mint(session, person.Id, now);
        var title = tenants.All.First(tenant => tenant.Id == moment.Tenant).Title;
        var values = new Dictionary<string, object?> { ["path"] = path, ["given_name"] = person.GivenName, ["association"] = title };
        var written = (await letters.Read(Template, session, cancellation))().Write(values, address.Of(moment.Tenant));
        var mail = new Mail(relay.MessageIdOf(Guid.CreateVersion7()), title, person.DisplayName, email, now, written);
        if (await relay.Send(mail, cancellation) is Delivery.TryLater)
            throw new IOException("The mail relay cannot be had.");
    }
}
