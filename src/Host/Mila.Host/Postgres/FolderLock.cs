namespace Mila.Host.Postgres;

/// <summary>One process at a time works in a folder. The kernel lets go of it when that process ends, however it ends.</summary>
public sealed class FolderLock : IDisposable
{
    public const string FileName = "mila.lock";

    /// <summary>EAGAIN: how the kernel says that another process has the lock.</summary>
    private const int Taken = 11;

    private readonly FileStream held;

    private FolderLock(FileStream held) => this.held = held;

    /// <returns>The lock, or null when another process has it.</returns>
    public static FolderLock? Take(string folder)
    {
        try
        {
            return new(new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (taken.HResult == Taken)
        {
            return null;
        }
    }

    public void Dispose() => held.Dispose();
}
