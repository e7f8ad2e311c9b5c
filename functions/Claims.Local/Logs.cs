
namespace Claims.Local;

/// <summary>Every log line of the one-machine edition; ids only, never a file's name or its content.</summary>
internal static partial class Logs
{
    [LoggerMessage(3, LogLevel.Error, "The chore {Chore} failed; it is tried again in {Wait}.")]
    public static partial void ChoreFailed(this ILogger logger, Exception exception, string chore, TimeSpan wait);

    [LoggerMessage(4, LogLevel.Warning, "The inbox has a folder for no clinic that is set up: {Folder}.")]
    public static partial void UnknownClinic(this ILogger logger, string folder);

    [LoggerMessage(5, LogLevel.Information, "Chart {Chart} taken in; new: {IsNew}.")]
    public static partial void ChartTakenIn(this ILogger logger, string chart, bool isNew);

    [LoggerMessage(6, LogLevel.Information, "SIMULATED payer: {Kind} {Name} is due {Due:u}.")]
    public static partial void SimulatedAnswer(this ILogger logger, string kind, string name, DateTimeOffset due);

    [LoggerMessage(7, LogLevel.Information, "SIMULATED payer: {Name} delivered.")]
    public static partial void SimulatedDelivery(this ILogger logger, string name);

    [LoggerMessage(8, LogLevel.Warning, "SIMULATED payer: {Name} cannot be read; nothing answers it.")]
    public static partial void SimulatorCannotRead(this ILogger logger, string name);

    [LoggerMessage(9, LogLevel.Information, "The demo's clock moved on to {Now:u}.")]
    public static partial void ClockAdvanced(this ILogger logger, DateTimeOffset now);

    [LoggerMessage(10, LogLevel.Information, "SIMULATED {Person} acted on {Subject}.")]
    public static partial void PersonActed(this ILogger logger, string person, string subject);

}
