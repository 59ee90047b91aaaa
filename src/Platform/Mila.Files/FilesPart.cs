using Mila.Modules;

namespace Mila.Files;

/// <summary>Bytes under the data folder, and who may read them.</summary>
public sealed class FilesPart : MilaPart
{
    public override string Name => "files";
}
