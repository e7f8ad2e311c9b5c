using System.Security.Cryptography;
using System.Text.Json;
using Claims.Core.Charts.Sniffing;
using Claims.Core.Primitives;
using Microsoft.Extensions.Logging;

namespace Claims.Core.Charts;

/// <summary>What intake made of a file.</summary>
public abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>It is a chart.</summary>
    /// <param name="Chart">Where it lies.</param>
    /// <param name="New">False when the same content came before: one chart, not two.</param>
    public sealed record Accepted(ChartRef Chart, bool New) : IntakeResult;

    /// <summary>It was put aside.</summary>
    public sealed record Quarantined(QuarantineReason Reason, string Detail) : IntakeResult;
}

/// <summary>
/// Takes a file in: sniffs what it is, names it by its content, keeps the original, or puts it aside with a reason.
/// It never decodes the file. Doing it twice is doing it once.
/// </summary>
public sealed class ChartIntake(
    IRecords records,
    IChartFiles files,
    Quarantine quarantine,
    ProgressBoard board,
    TimeProvider time,
    ILogger<ChartIntake> logger)
{
    /// <summary>The largest file taken in, in bytes: a scan of some hundred pages.</summary>
    public const long LargestFile = 100_000_000;

    /// <summary>Takes a file in.</summary>
    /// <param name="clinic">Whose.</param>
    /// <param name="fileName">Its name without folders.</param>
    /// <param name="content">Its bytes; must be able to seek.</param>
    /// <param name="sidecarJson">What lay beside it, or null.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task<IntakeResult> ReceiveAsync(
        ClinicId clinic,
        string fileName,
        Stream content,
        string? sidecarJson,
        CancellationToken cancellationToken)
    {
        var sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        var (sidecar, sidecarFault) = ReadSidecar(sidecarJson);
        var sniffed = await SniffAsync(content, cancellationToken);
        if (sniffed is not SniffedFile.Accepted { Kind: var kind })
        {
            var refused = (SniffedFile.Refused)sniffed;
            return await AsideAsync(refused.Reason, refused.Detail);
        }

        if (sidecarFault is not null)
        {
            return await AsideAsync(QuarantineReason.BadSidecar, sidecarFault);
        }

        var chart = new Chart(
            TextId.Parse<ChartId>(sha[..20]), clinic, fileName, kind, content.Length, sha, time.GetUtcNow(), sidecar);
        content.Position = 0;
        await files.KeepOriginalAsync(chart.Ref, content, cancellationToken);
        var added = await records.TryAddAsync(clinic, chart, cancellationToken);
        if (added)
        {
            await board.MarkAsync(chart.Ref, Stage.Received, "accepted", cancellationToken);
            logger.ChartAccepted(chart.Id.Value, kind, chart.Length);
        }

        return new IntakeResult.Accepted(chart.Ref, added);

        async Task<IntakeResult> AsideAsync(QuarantineReason reason, string detail)
        {
            content.Position = 0;
            await quarantine.FileAsync(clinic, fileName, sha, content, reason, detail, cancellationToken);
            return new IntakeResult.Quarantined(reason, detail);
        }
    }

    private static async Task<SniffedFile> SniffAsync(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[FileSniffer.HeadLength];
        content.Position = 0;
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return FileSniffer.Sniff(head.AsSpan(0, read), content.Length, LargestFile);
    }

    private static (Sidecar? Sidecar, string? Fault) ReadSidecar(string? json)
    {
        if (json is null)
        {
            return (null, null);
        }

        try
        {
            return (JsonSerializer.Deserialize<Sidecar>(json, CoreJson.Options), null);
        }
        catch (JsonException exception)
        {
            // The exception's own message may quote a value: only its place is told.
            var place = $"line {exception.LineNumber + 1}, {exception.Path ?? "$"}";
            return (null, $"The sidecar file does not follow docs/sidecar.md at {place}: mend it and drop both again.");
        }
    }
}
