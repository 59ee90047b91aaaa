using System.Globalization;

namespace Mila.Host.Postgres;

/// <summary>One process at a time works in a folder. The kernel lets go of it when that process ends, however it ends.</summary>
public sealed class FolderLock : IDisposable
{
    public const string FileName = "mila.lock";

    private readonly FileStream held;

    private FolderLock(FileStream held) => this.held = held;

    /// <returns>The lock, or null when another process has it.</returns>
    public static FolderLock? Take(string folder)
    {
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
        file.SetLength(0);
        file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        file.Flush();
        return new(file);
    }

    public void Dispose() => held.Dispose();
}
