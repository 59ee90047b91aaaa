using System.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Mila.Host.Composition;

/// <summary>Keeps what people wrote out of the log: engines write a failed message with its content, and a failed statement with its values.</summary>
public static class LogSafety
{
    public static IServiceCollection KeepContentOutOfLogs(this IServiceCollection services)
    {
        services.Configure<LoggerFilterOptions>(filters => filters.AddFilter("Marten.IDocumentStore", LogLevel.None));
        return services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider => new ContentlessLoggers(new LoggerFactory(
            provider.GetServices<ILoggerProvider>(),
            provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
            provider.GetRequiredService<IOptions<LoggerFactoryOptions>>()))));
    }

    /// <summary>Writes each of Mila's own messages and documents by the name of its type.</summary>
    private sealed class ContentlessLoggers(LoggerFactory loggers) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => new Contentless(loggers.CreateLogger(categoryName));

        public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

        public void Dispose() => loggers.Dispose();
    }

    private sealed class Contentless(ILogger logger) : ILogger
    {
        private const string Template = "{OriginalFormat}";
        private static readonly HashSet<Assembly> Ours = [.. Parts.Assemblies];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && state is IReadOnlyList<KeyValuePair<string, object?>> values && values.Any(each => HasContent(each.Value)))
                logger.Log(logLevel, eventId, WithoutContent(values), exception, (text, _) => text);
            else
                logger.Log(logLevel, eventId, state, exception, formatter);
        }

        private static string WithoutContent(IReadOnlyList<KeyValuePair<string, object?>> values) => values.Aggregate(
            values.FirstOrDefault(each => each.Key == Template).Value as string ?? "",
            (text, each) => text.Replace($"{{{each.Key}}}", HasContent(each.Value) ? each.Value!.GetType().Name : $"{each.Value}", StringComparison.Ordinal));

        private static bool HasContent(object? value) => value?.GetType() is { IsValueType: false } type && Ours.Contains(type.Assembly);
    }
}
