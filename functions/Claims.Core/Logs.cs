using Claims.Core.Charts;
using Microsoft.Extensions.Logging;

namespace Claims.Core;

/// <summary>Every line that Core logs: ids, counts and stages; never patient data.</summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Information, "{Subject} is at stage {Stage}")]
    public static partial void StageReached(this ILogger logger, string subject, Stage stage);

    [LoggerMessage(2, LogLevel.Information, "Chart {Chart} accepted: {Kind}, {Length} bytes")]
    public static partial void ChartAccepted(this ILogger logger, string chart, FileKind kind, long length);

    [LoggerMessage(3, LogLevel.Warning, "A file was quarantined: {Reason}")]
    public static partial void FileQuarantined(this ILogger logger, QuarantineReason reason);

    [LoggerMessage(10, LogLevel.Information, "Encounter {Encounter}: the model named {Named} codes, kept {Grounded}")]
    public static partial void ModelRead(this ILogger logger, string encounter, int named, int grounded);

    [LoggerMessage(11, LogLevel.Warning, "Encounter {Encounter}: the model gave no answer ({Kind}); the rules stand")]
    public static partial void ModelFailed(this ILogger logger, string encounter, string kind);

    [LoggerMessage(20, LogLevel.Information, "Batch {File} was sent with {Claims} claims")]
    public static partial void BatchSent(this ILogger logger, string file, int claims);

    [LoggerMessage(21, LogLevel.Information, "Clearinghouse file {File} was {Outcome}")]
    public static partial void FileReceived(this ILogger logger, string file, string outcome);

    [LoggerMessage(30, LogLevel.Information, "Status inquiry {File} was sent about {Claims} claims")]
    public static partial void StatusAsked(this ILogger logger, string file, int claims);

    [LoggerMessage(22, LogLevel.Information, "Remittance {File}: {Claims} claims posted, {Unmatched} not matched")]
    public static partial void RemittancePosted(this ILogger logger, string file, int claims, int unmatched);
}
