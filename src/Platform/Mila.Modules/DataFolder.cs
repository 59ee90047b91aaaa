namespace Mila.Modules;

/// <summary>The folder of this host: keys, files, and the embedded database.</summary>
public sealed record DataFolder(string Path)
{
    /// <summary>A folder within, made when it is not there.</summary>
    public string Sub(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;
}
