namespace Mila.Letters;

/// <summary>Runs what may go deep on a thread with a stack of its own, so that depth within the limits never meets the end of the stack.</summary>
internal static class OwnStack
{
    private const int Size = 64 * 1024 * 1024;

    public static T Run<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>();
        var thread = new Thread(() => Complete(done, work), Size) { IsBackground = true, Name = "letter" };
        thread.Start();
        return done.Task.GetAwaiter().GetResult();
    }

    private static void Complete<T>(TaskCompletionSource<T> done, Func<T> work)
    {
        try
        {
            done.SetResult(work());
        }
        catch (Exception e)
        {
            // Whatever it is, it is the caller's: a thread has nobody else to tell.
            done.SetException(e);
        }
    }
}
