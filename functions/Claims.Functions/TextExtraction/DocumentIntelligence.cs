using System.Globalization;
using Azure;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Claims.Core.Charts;
using Claims.Functions.Telemetry;

namespace Claims.Functions.TextExtraction;

/// <summary>
/// Reads charts by Azure's Document Intelligence: an operation is begun, and asked for by its id until it is done. Its
/// result is kept by the service for a day, so that asking again after a restart costs nothing.
/// </summary>
/// <param name="client">The SDK's client.</param>
/// <param name="model">prebuilt-read, or prebuilt-document for labels and values too.</param>
public sealed class DocumentIntelligence(DocumentAnalysisClient client, string model) : ITextExtractor
{
    private const double Jitter = 0.25;

    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>Takes up an operation by its id.</summary>
    internal Func<string, AnalyzeDocumentOperation> Resume { get; init; } = operation => new(operation, client);

    /// <inheritdoc/>
    public async Task<ExtractionResult> ExtractAsync(
        Stream content, FileKind kind, CancellationToken cancellationToken)
    {
        try
        {
            var operation = await client.AnalyzeDocumentAsync(
                WaitUntil.Started, model, content, cancellationToken: cancellationToken);
            return new ExtractionResult.Pending(operation.Id, WaitOf(operation.GetRawResponse()));
        }
        catch (Exception thrown) when (ServiceFaults.RefusalIn(thrown) is { } fault)
        {
            return ServiceFaults.OfFile(fault) ?? throw ServiceFaults.Passing(fault);
        }
        catch (Exception thrown) when (ServiceFaults.IsMalformed(thrown))
        {
            throw ServiceFaults.Unreadable();
        }
    }

    /// <inheritdoc/>
    public async Task<ExtractionResult?> ContinueAsync(
        string operation, Stream content, FileKind kind, CancellationToken cancellationToken)
    {
        var begun = Resume(operation);
        AnalyzeResult result;
        try
        {
            var response = await begun.UpdateStatusAsync(cancellationToken);
            if (!begun.HasCompleted)
            {
                return new ExtractionResult.Pending(operation, WaitOf(response));
            }

            result = begun.Value;
        }
        catch (Exception thrown) when (ServiceFaults.RefusalIn(thrown) is { } fault)
        {
            return ServiceFaults.OfFile(fault)
                ?? (ServiceFaults.IsLost(fault) ? null : throw ServiceFaults.Passing(fault));
        }
        catch (Exception thrown) when (ServiceFaults.IsMalformed(thrown))
        {
            throw ServiceFaults.Unreadable();
        }

        var text = DocumentMapping.TextOf(result);
        ClaimsMeter.PagesRead(text);
        return new ExtractionResult.Read(text, await PagePictures.OfAsync(text, content, kind, cancellationToken));
    }

    /// <summary>What the service asks to wait, and up to a quarter more, so that charts do not march in step.</summary>
    private static TimeSpan WaitOf(Response? response)
    {
        var wait = response is not null && response.Headers.TryGetValue("Retry-After", out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Max(1, seconds))
            : UsualWait;
        return (wait < LongestWait ? wait : LongestWait) * (1 + (Jitter * Random.Shared.NextDouble()));
    }
}
