using Mila.Modules;

namespace Mila.People;

/// <summary>The one owner of people's data.</summary>
public sealed class PeoplePart : MilaPart
{
    public override string Name => "people";
}
