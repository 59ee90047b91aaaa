using System.Threading.Channels;
using GraphQL;

namespace Mila.Host.Graph.Http;

/// <summary>
/// Answers as server-sent events, one operation a connection: <c>event: next</c> for each answer and <c>event: complete</c> at
/// the end. What comes faster than it is read is dropped, oldest first: each answer is the state as it stands then.
/// </summary>
internal static class EventStream
{
    /// <summary>Who is signed in is looked at when a stream begins, so none lasts longer than this; a client begins again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private const int MostWaiting = 16;

    public static async Task Answer(
        HttpContext context, GraphRequest request, GraphExecution execution, IGraphQLTextSerializer serializer, StreamSeats seats, TimeSpan heartbeat)
    {
        using var seat = seats.Take(context);
        using var life = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        life.CancelAfter(Longest);
        var result = await execution.Answer(request, context.RequestServices, context.User, life.Token);

        context.Response.ContentType = $"{AnswerMedia.Events.Type}; charset=utf-8";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            if (result.Streams?.Values.FirstOrDefault() is { } stream)
                await Follow(stream);
            else
                await Send("next", serializer.Serialize(result));
            await Send("complete", "");
        }
        catch (OperationCanceledException) when (life.IsCancellationRequested)
        {
            // The client left, or the stream has lasted long enough: the connection ends without « complete ».
        }

        async Task Follow(IObservable<ExecutionResult> stream)
        {
            var answers = Channel.CreateBounded<ExecutionResult>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
            using var subscription = stream.Subscribe(new IntoChannel(answers.Writer));
            using var timer = new PeriodicTimer(heartbeat);
            var beat = timer.WaitForNextTickAsync(life.Token).AsTask();
            var more = answers.Reader.WaitToReadAsync(life.Token).AsTask();
            await Write(":\n\n");
            while (true)
            {
                if (await Task.WhenAny(more, beat) == beat)
                {
                    await beat;
                    await Write(":\n\n");
                    beat = timer.WaitForNextTickAsync(life.Token).AsTask();
                    continue;
                }
                if (!await more)
                    return;
                while (answers.Reader.TryRead(out var answer))
                    await Send("next", serializer.Serialize(answer));
                more = answers.Reader.WaitToReadAsync(life.Token).AsTask();
            }
        }

        Task Send(string name, string json) => Write($"event: {name}\ndata: {json}\n\n");

        async Task Write(string text)
        {
            await context.Response.WriteAsync(text, life.Token);
            await context.Response.Body.FlushAsync(life.Token);
        }
    }

    private sealed class IntoChannel(ChannelWriter<ExecutionResult> answers) : IObserver<ExecutionResult>
    {
        public void OnNext(ExecutionResult value) => answers.TryWrite(value);

        public void OnError(Exception error) => answers.TryComplete(error);

        public void OnCompleted() => answers.TryComplete();
    }
}
