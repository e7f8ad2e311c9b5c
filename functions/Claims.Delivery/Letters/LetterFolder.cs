using System.Text.Json;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;

namespace Claims.Delivery.Letters;

/// <summary>
/// Letters to payers as files: NAME.pdf, then NAME.json, which says that the letter is whole. What is mailed lies in
/// the folder itself for a person to print; what is faxed or handed over as an attachment (275) lies in fax/ and
/// attachment/ for a service to take.
/// </summary>
internal sealed class LetterFolder(DeliveryFolders folders) : IPayerMail
{
    public async Task SendAsync(
        string name, ReadOnlyMemory<byte> pdf, AppealManifest manifest, CancellationToken cancellationToken)
    {
        var folder = manifest.Channel == LetterChannel.Mail ? "" : $"{manifest.Channel.ToString().ToLowerInvariant()}/";
        var path = $"{folder}{FileName.Checked(name)}";
        if (await folders.Letters.HasAsync($"{path}.json", cancellationToken))
        {
            return; // Handed over before.
        }

        await folders.Letters.AddAsync($"{path}.pdf", pdf, cancellationToken);
        await folders.Letters.AddAsync(
            $"{path}.json", JsonSerializer.SerializeToUtf8Bytes(manifest, CoreJson.Options), cancellationToken);
    }
}

/// <summary>Hand-off files for the collection agency: CLINIC/NAME.</summary>
internal sealed class CollectionsFolder(DeliveryFolders folders) : ICollections
{
    public Task HandOverAsync(
        ClinicId clinic, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        folders.Collections.AddAsync($"{clinic}/{FileName.Checked(name)}", content, cancellationToken);
}
