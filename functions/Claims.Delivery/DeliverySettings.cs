using Claims.Core.Primitives;

namespace Claims.Delivery;

/// <summary>How messages and letters leave; local.settings.sample.json explains each setting.</summary>
public sealed record DeliverySettings
{
    /// <summary>Setting: where messages are handed over. It holds a password, so it is a secret.</summary>
    public const string SmtpName = "CLAIMS_SMTP";

    /// <summary>Setting: who messages are from.</summary>
    public const string MailFromName = "CLAIMS_MAIL_FROM";

    /// <summary>Setting: where subjects and links are posted too; a secret.</summary>
    public const string WebhookName = "CLAIMS_WEBHOOK";

    /// <summary>Setting: where text messages are posted; a secret.</summary>
    public const string TextsWebhookName = "CLAIMS_TEXTS_WEBHOOK";

    /// <summary>Setting: the secret part of the address that replies to texts are posted to.</summary>
    public const string TextsKeyName = "CLAIMS_TEXTS_KEY";

    /// <summary>Setting: the hour at which the letters of the day become one file.</summary>
    public const string PrintHourName = "CLAIMS_PRINT_HOUR";

    private const string Nobody = "claims@localhost";

    /// <summary>smtp://USER:PASSWORD@HOST:PORT/ or smtps://…; null keeps messages as files only.</summary>
    public Uri? Smtp { get; init; }

    /// <summary>Who messages are from.</summary>
    public string MailFrom { get; init; } = Nobody;

    /// <summary>Where each message's subject and link are posted too; null for nowhere.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>Where text messages are posted; null when none are sent.</summary>
    public Uri? TextsWebhook { get; init; }

    /// <summary>The secret part of the address that the provider posts replies to: /texts/KEY.</summary>
    public string? TextsKey { get; init; }

    /// <summary>The hour of the clinic's day, 0 to 23, at which its letters become one file.</summary>
    public int PrintHour { get; init; } = 16;

    /// <summary>Reads the settings; faults are the reader's to tell, and no secret is quoted.</summary>
    public static DeliverySettings Read(SettingReader reader)
    {
        var settings = new DeliverySettings
        {
            Smtp = reader.Parsed(
                SmtpName,
                text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "smtp" or "smtps" }
                    ? uri
                    : null,
                "an address like smtp://user:password@host:587/ or smtps://host:465/"),
            MailFrom = reader.Text(MailFromName) ?? Nobody,
            Webhook = reader.Web(WebhookName),
            TextsWebhook = reader.Web(TextsWebhookName),
            TextsKey = reader.Text(TextsKeyName),
            PrintHour = reader.Number(PrintHourName, 16, 0, 23),
        };
        if (settings.Smtp is not null && settings.MailFrom == Nobody)
        {
            reader.Fault(MailFromName, $"with {SmtpName}, say who messages are from, such as billing@clinic.example.");
        }

        return settings;
    }
}
