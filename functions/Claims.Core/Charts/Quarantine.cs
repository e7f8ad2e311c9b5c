using Claims.Core.Primitives;
using Microsoft.Extensions.Logging;

namespace Claims.Core.Charts;

/// <summary>A file that could not be taken or read, kept with its reason.</summary>
/// <param name="Key">The time it was found and a part of its hash.</param>
/// <param name="FileName">Its name; may hold a patient's name, so it is shown to staff only and never logged.</param>
/// <param name="Reason">The stable reason.</param>
/// <param name="Detail">Plain words: what is wrong and what to do.</param>
/// <param name="At">When.</param>
public sealed record QuarantinedFile(
    string Key, string FileName, QuarantineReason Reason, string Detail, DateTimeOffset At)
    : IRecord<QuarantinedFile>
{
    /// <inheritdoc/>
    public static string Kind => "quarantined-file";
}

/// <summary>Port: puts a file aside with a reason file in plain words. Twice the same is once.</summary>
public interface IQuarantineStore
{
    /// <summary>Keeps the file and the reason under the clinic's quarantine.</summary>
    /// <param name="clinic">Whose.</param>
    /// <param name="fileName">The file's own name.</param>
    /// <param name="sha256">Of its content; makes the kept name unique.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="reason">The text of the reason file.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    Task KeepAsync(
        ClinicId clinic,
        string fileName,
        string sha256,
        Stream content,
        string reason,
        CancellationToken cancellationToken);
}

/// <summary>Puts charts aside that cannot be taken or read.</summary>
public sealed class Quarantine(
    IRecords records,
    IQuarantineStore store,
    IChartFiles files,
    ProgressBoard board,
    TimeProvider time,
    ILogger<Quarantine> logger)
{
    /// <summary>A file that intake did not accept.</summary>
    public async Task FileAsync(
        ClinicId clinic,
        string fileName,
        string sha256,
        Stream content,
        QuarantineReason reason,
        string detail,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var text = $"""
            {fileName}
            was put aside on {now:yyyy-MM-dd HH:mm} UTC because: {reason}

            {detail}
            """;
        await store.KeepAsync(clinic, fileName, sha256, content, text, cancellationToken);
        await records.TryAddAsync(
            clinic, new QuarantinedFile(sha256[..16], fileName, reason, detail, now), cancellationToken);
        logger.FileQuarantined(reason);
    }

    /// <summary>A chart that intake accepted and extraction could not read.</summary>
    public async Task ChartAsync(
        Chart chart, QuarantineReason reason, string detail, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenOriginalAsync(chart.Ref, cancellationToken);
        await FileAsync(chart.Clinic, chart.FileName, chart.Sha256, content, reason, detail, cancellationToken);
        await board.MarkAsync(chart.Ref, Stage.Quarantined, $"{reason}: {detail}", cancellationToken);
    }
}
