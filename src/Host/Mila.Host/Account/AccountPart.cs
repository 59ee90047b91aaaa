using Mila.Modules;

namespace Mila.Host.Account;

/// <summary>How people prove who they are to this host.</summary>
public sealed class AccountPart : MilaPart
{
    public override string Name => "account";

    public override void Store(StoreDeclaration store) => store
        .Document<SignInLink>(links => links.Duplicate(link => link.PersonId))
        .Document<SignInUse>();

    public override void Messages(MessageNames messages) => messages
        .Add<MailSignInLink>("account.mail_sign_in_link.v1");

    public override void Erasures(ErasureList erasures) => erasures.Kept("signInLinks", SignInLinks.None, SignInLinks.Erase);

    public override void Services(IServiceCollection services) => services
        .AddSingleton<SignInLimits>();
}
