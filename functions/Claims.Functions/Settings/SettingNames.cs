namespace Claims.Functions.Settings;

/// <summary>The app's own settings beside those of the stores in <c>AzureNames</c>; local.settings.sample.json explains
/// each.</summary>
public static class SettingNames
{
    /// <summary>What links in messages begin with.</summary>
    public const string BaseAddress = "CLAIMS_URL";

    /// <summary>Where records are kept: cosmos; sqlite on a developer's machine.</summary>
    public const string Records = "CLAIMS_RECORDS";

    /// <summary>The folder of what lies on a developer's machine.</summary>
    public const string Data = "CLAIMS_DATA";

    /// <summary>What reads charts: documentintelligence; tesseract on a developer's machine.</summary>
    public const string Extraction = "CLAIMS_EXTRACTION";

    /// <summary>The address of Document Intelligence.</summary>
    public const string DocumentEndpoint = "CLAIMS_DOCUMENT_INTELLIGENCE__endpoint";

    /// <summary>Its model: prebuilt-read, or prebuilt-document for labels and values too.</summary>
    public const string DocumentModel = "CLAIMS_DOCUMENT_MODEL";

    /// <summary>How many requests a second it is sent.</summary>
    public const string DocumentRequestsPerSecond = "CLAIMS_DOCUMENT_REQUESTS_PER_SECOND";

    /// <summary>On a developer's machine, in place of a Key Vault: the key that signs links.</summary>
    public const string LinkKey = "CLAIMS_LINK_KEY";

    /// <summary>On a developer's machine, in place of a Key Vault: what opens the billers' pages.</summary>
    public const string StaffKey = "CLAIMS_STAFF_KEY";

    /// <summary>The task hub of Durable Functions, read by the host from host.json: one a slot.</summary>
    public const string TaskHub = "CLAIMS_TASK_HUB";

    /// <summary>Where telemetry goes; without it nowhere.</summary>
    public const string Telemetry = "APPLICATIONINSIGHTS_CONNECTION_STRING";
}
