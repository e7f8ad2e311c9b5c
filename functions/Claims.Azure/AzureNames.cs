using Claims.Azure.Models;
using Claims.Delivery;

namespace Claims.Azure;

/// <summary>
/// Every name that the code and infra/ must agree on: settings, blob containers, the Cosmos DB database and container.
/// Renaming one is a migration.
/// </summary>
public static class AzureNames
{
    /// <summary>
    /// Setting: the storage account's blob address, https://ACCOUNT.blob.core.windows.net. The Functions host reads the
    /// same setting for triggers whose connection is <see cref="StorageConnection"/>.
    /// </summary>
    public const string StorageUriSetting = "CLAIMS_STORAGE__blobServiceUri";

    /// <summary>
    /// Setting: a connection string with a key, for Azurite on this machine only; instead of
    /// <see cref="StorageUriSetting"/>. Also the connection that blob triggers name.
    /// </summary>
    public const string StorageConnection = "CLAIMS_STORAGE";

    /// <summary>Setting: the Cosmos DB account's address, https://ACCOUNT.documents.azure.com:443/.</summary>
    public const string CosmosUriSetting = "CLAIMS_COSMOS__accountEndpoint";

    /// <summary>
    /// Setting: a connection string with a key, for an emulator on this machine only; instead of
    /// <see cref="CosmosUriSetting"/>.
    /// </summary>
    public const string CosmosConnection = "CLAIMS_COSMOS";

    /// <summary>Setting: the Cosmos DB database; <see cref="DefaultDatabase"/> when it is not set.</summary>
    public const string CosmosDatabaseSetting = "CLAIMS_COSMOS_DATABASE";

    /// <summary>
    /// Setting: the Key Vault's address, https://NAME.vault.azure.net/, with the secrets <see cref="LinkKeySecret"/>
    /// and <see cref="StaffKeySecret"/>.
    /// </summary>
    public const string VaultUriSetting = "CLAIMS_KEY_VAULT__vaultUri";

    /// <summary>Secret: base64 of 32 bytes; its newest version signs links, all enabled ones verify them.</summary>
    public const string LinkKeySecret = "link-key";

    /// <summary>Secret: opens the billers' pages, 20 characters or more; without it they are closed.</summary>
    public const string StaffKeySecret = "staff-key";

    /// <summary>
    /// Secrets that stand for settings of the same meaning: a Key Vault keeps what a developer's machine has in a file.
    /// None of them need be there.
    /// </summary>
    public static IReadOnlyDictionary<string, string> SecretSettings { get; } = new Dictionary<string, string>
    {
        [DeliverySettings.SmtpName] = "smtp",
        [DeliverySettings.WebhookName] = "webhook",
        [DeliverySettings.TextsWebhookName] = "texts-webhook",
        [DeliverySettings.TextsKeyName] = "texts-key",
        [LanguageModel.KeyName] = "model-key",
    };

    /// <summary>Setting of Azure.Identity: the client id of the app's user-assigned identity.</summary>
    public const string IdentitySetting = "AZURE_CLIENT_ID";

    /// <summary>The Cosmos DB database.</summary>
    public const string DefaultDatabase = "claims";

    /// <summary>The Cosmos DB container of all records; time to live on, without a default (-1).</summary>
    public const string RecordsContainer = "records";

    /// <summary>The path of the records' partition key: the clinic.</summary>
    public const string PartitionPath = "/clinic";

    /// <summary>Paths of the records container that are indexed; everything else ("/*") is excluded.</summary>
    public static IReadOnlyList<string> IndexedPaths { get; } = ["/clinic/?", "/path/?"];

    /// <summary>inbox/CLINIC/NAME: scans uploaded here become charts.</summary>
    public const string Inbox = "inbox";

    /// <summary>
    /// originals/CLINIC/CHART: accepted charts as they came; never overwritten, fit for an immutability policy.
    /// </summary>
    public const string Originals = "originals";

    /// <summary>charts/CLINIC/CHART/NAME: what is made of charts, such as pages, statements and letters.</summary>
    public const string Charts = "charts";

    /// <summary>quarantine/CLINIC/HASH: files that could not be taken, each with its reason.</summary>
    public const string Quarantine = "quarantine";

    /// <summary>clinics/CLINIC/: clinic.json, payers.json, charge-master.csv, and what else a clinic sets up.</summary>
    public const string Clinics = "clinics";

    /// <summary>codes/: installed code releases, a copy of a data folder's codes/.</summary>
    public const string Codes = "codes";

    /// <summary>outbox/NAME: X12 files for the clearinghouse.</summary>
    public const string Outbox = "outbox";

    /// <summary>received/NAME: what the clearinghouse brought and nobody settled yet.</summary>
    public const string Received = "received";

    /// <summary>settled/done/ and settled/quarantine/: received files that were put away.</summary>
    public const string Settled = "settled";

    /// <summary>mail/ID.eml: messages to people; below it what still waits for the mail server and webhooks.</summary>
    public const string Mail = "mail";

    /// <summary>print/CLINIC/: a file of letters to patients a day, with its manifest.</summary>
    public const string Print = "print";

    /// <summary>letters/NAME.pdf and NAME.json: letters to payers.</summary>
    public const string Letters = "letters";

    /// <summary>collections/CLINIC/NAME: hand-off files for the collection agency.</summary>
    public const string Collections = "collections";

    /// <summary>dead-letters/: events that Event Grid could not deliver; it writes them, the app replays
    /// them.</summary>
    public const string DeadLetters = "dead-letters";

    /// <summary>All blob containers but <see cref="DeadLetters"/>.</summary>
    public static IReadOnlyList<string> BlobContainers { get; } =
        [
            Inbox, Originals, Charts, Quarantine, Clinics, Codes, Outbox, Received, Settled, Mail, Print, Letters,
            Collections,
        ];
}
