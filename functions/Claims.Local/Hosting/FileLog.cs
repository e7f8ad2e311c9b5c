using System.Globalization;

namespace Claims.Local.Hosting;

/// <summary>Log lines in logs/claims-DATE.log of the data folder, by real time; ids only, as everywhere.</summary>
internal sealed class FileLog(string folder) : ILoggerProvider
{
    private readonly Lock _lock = new();

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
        // Every line is written and closed at once.
    }

    private void Write(string line)
    {
        var day = TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        lock (_lock)
        {
            Directory.CreateDirectory(folder);
            File.AppendAllText(Path.Combine(folder, $"claims-{day}.log"), line + Environment.NewLine);
        }
    }

    private sealed class Writer(FileLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var time = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
            var text = formatter(state, exception);
            log.Write($"{time} {logLevel} {category}[{eventId.Id}] {text} {exception}".TrimEnd());
        }
    }
}
