using Microsoft.Extensions.Logging;

namespace Claims.Delivery;

/// <summary>Every line that deliveries log: ids only, never an address or a word of a message.</summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Warning, "The webhook answered {Status}; it is tried again later.")]
    public static partial void WebhookRefused(this ILogger logger, int status);

    [LoggerMessage(2, LogLevel.Warning, "The webhook cannot be reached ({Fault}); it is tried again later.")]
    public static partial void WebhookUnreachable(this ILogger logger, string fault);

    [LoggerMessage(20, LogLevel.Warning, "The mail server cannot be used ({Fault}); it is tried again later.")]
    public static partial void SmtpUnreachable(this ILogger logger, string fault);

    [LoggerMessage(21, LogLevel.Warning, "The mail server refused message {Message} for good ({Status}).")]
    public static partial void SmtpRefused(this ILogger logger, string message, int status);
}
