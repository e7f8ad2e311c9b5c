using System.Text.Json;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Local.Stores;

namespace Claims.Local.Mail;

/// <summary>
/// Letters to payers as files: NAME.pdf, then NAME.json beside it. What is mailed lies in letters/ for a person to print;
/// what is faxed or handed over as an attachment (275) lies in letters/fax/ and letters/attachment/ for a service to take.
/// </summary>
internal sealed class FolderLetters(DataFolder data) : IPayerMail
{
    public async Task SendAsync(
        string name, ReadOnlyMemory<byte> pdf, AppealManifest manifest, CancellationToken cancellationToken)
    {
        var json = Path.Combine(data.LettersBy(manifest.Channel), $"{FileName.Checked(name)}.json");
        if (File.Exists(json))
        {
            return; // Handed over before.
        }

        await DurableFile.WriteAsync(Path.ChangeExtension(json, ".pdf"), pdf, cancellationToken);
        await DurableFile.WriteAsync(
            json, JsonSerializer.SerializeToUtf8Bytes(manifest, CoreJson.Options), cancellationToken);
    }
}

/// <summary>Hand-off files for the collection agency: collections/CLINIC/NAME.</summary>
internal sealed class FolderCollections(DataFolder data) : ICollections
{
    public async Task HandOverAsync(
        ClinicId clinic, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = Path.Combine(data.Collections, clinic.Value, FileName.Checked(name));
        if (!File.Exists(path))
        {
            await DurableFile.WriteAsync(path, content, cancellationToken);
        }
    }
}
