using Mila.Modules;

namespace Mila.Letters;

/// <summary>Letters from templates, kept and sent.</summary>
public sealed class LettersPart : MilaPart
{
    public override string Name => "letters";
}
