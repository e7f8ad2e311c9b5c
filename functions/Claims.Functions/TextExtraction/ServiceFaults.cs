using System.Text.Json;
using Azure;
using Claims.Core.Charts;
using Claims.Functions.Settings;

namespace Claims.Functions.TextExtraction;

/// <summary>
/// What the service's refusals mean. Codes as of its REST API 2023-07-31 ("Error object", learn.microsoft.com
/// /azure/ai-services/document-intelligence): the inner code tells more than the outer. The SDK's own messages are not
/// passed on: they quote addresses and answers.
/// </summary>
internal static class ServiceFaults
{
    /// <summary>
    /// What the service, or the way to it, refused; null when it is something else. The SDK gathers the faults of
    /// several tries: the last one counts.
    /// </summary>
    public static RequestFailedException? RefusalIn(Exception thrown) =>
        thrown is AggregateException { InnerExceptions: [.., RequestFailedException last] }
            ? last
            : thrown as RequestFailedException;

    /// <summary>What the SDK throws on an answer that is not of the service's form.</summary>
    public static bool IsMalformed(Exception thrown) =>
        thrown is JsonException or FormatException or InvalidOperationException or ArgumentException;

    /// <summary>The fault of an answer that is not of the service's form; without what the answer says.</summary>
    public static IOException Unreadable() => new("Document Intelligence answered what cannot be read.");

    /// <summary>The file's own fault; null when it is not.</summary>
    public static ExtractionResult.Unreadable? OfFile(RequestFailedException fault) => CodeOf(fault) switch
    {
        "InvalidContentLength" => Of(QuarantineReason.TooLarge, "The file is too large to be read. Split it."),
        "InvalidContentDimensions" => Of(
            QuarantineReason.TooManyPixels, "A page is too large or too small to be read. Scan it at 300 dpi."),
        "UnsupportedContent" or "UnsupportedMediaType" => Of(
            QuarantineReason.UnknownKind, "The file is of a kind that cannot be read. Export it as PDF."),
        "InvalidContent" => Of(
            QuarantineReason.Damaged, "The file is damaged, or needs a password. Scan or export it again."),
        _ => fault.Status switch
        {
            413 => Of(QuarantineReason.TooLarge, "The file is too large to be read. Split it."),
            415 => Of(QuarantineReason.UnknownKind, "The file is of a kind that cannot be read. Export it as PDF."),
            _ => null,
        },
    };

    /// <summary>Whether the operation is gone, or ended by a fault of the service's own: then it is begun again.</summary>
    public static bool IsLost(RequestFailedException fault) => fault.Status is 404 or (>= 200 and < 300);

    /// <summary>A fault that may pass, in words without what the SDK quotes.</summary>
    public static IOException Passing(RequestFailedException fault) => new(fault.Status switch
    {
        401 or 403 => $"Document Intelligence refused the app ({fault.Status}): the role Cognitive Services User is "
            + "missing on it, or its firewall keeps the app out.",
        429 => "Document Intelligence is at its limit of requests (429): lower "
            + $"{SettingNames.DocumentRequestsPerSecond}, or ask for a higher limit.",
        0 => "Document Intelligence did not answer.",
        _ => $"Document Intelligence failed ({fault.Status} {CodeOf(fault)}).",
    });

    private static ExtractionResult.Unreadable Of(QuarantineReason reason, string detail) => new(reason, detail);

    private static string CodeOf(RequestFailedException fault)
    {
        try
        {
            if (fault.GetRawResponse()?.Content is { } content && !content.ToMemory().IsEmpty)
            {
                using var body = JsonDocument.Parse(content);
                if (body.RootElement.ValueKind == JsonValueKind.Object
                    && body.RootElement.TryGetProperty("error", out var error))
                {
                    return InnermostOf(error);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // No body, or none of the service's own: its status must do.
        }

        return fault.ErrorCode ?? "";
    }

    private static string InnermostOf(JsonElement error)
    {
        var code = error.TryGetProperty("code", out var own) ? own.GetString() : null;
        return error.TryGetProperty("innererror", out var inner) && InnermostOf(inner) is { Length: > 0 } deeper
            ? deeper
            : code ?? "";
    }
}
