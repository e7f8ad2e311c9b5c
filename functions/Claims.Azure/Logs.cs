using Microsoft.Extensions.Logging;

namespace Claims.Azure;

/// <summary>Every line that the Azure adapters log: ids and counts; never names of blobs, which may be patients'.</summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Information, "Chart {Chart} was taken in; new: {IsNew}")]
    public static partial void ChartTakenIn(this ILogger logger, string chart, bool isNew);

    [LoggerMessage(2, LogLevel.Warning,
        "A blob of the inbox lies in no clinic's folder: upload to inbox/CLINIC/, with a clinic of the container clinics")]
    public static partial void UnknownClinic(this ILogger logger);

    [LoggerMessage(3, LogLevel.Information, "Reconciliation found {Count} blobs that no event had told of")]
    public static partial void Reconciled(this ILogger logger, int count);

    [LoggerMessage(4, LogLevel.Information, "{Count} dead letters were replayed")]
    public static partial void DeadLettersReplayed(this ILogger logger, int count);
}
