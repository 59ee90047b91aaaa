using Mila.Modules;

namespace Mila.Membership;

/// <summary>Who belongs to the association, how they come to, and who decides.</summary>
public sealed class MembershipModule : MilaPart
{
    public override string Name => "membership";
}
