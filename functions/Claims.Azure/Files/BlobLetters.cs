using System.Text.Json;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;

namespace Claims.Azure.Files;

/// <summary>
/// Letters to payers as blobs that a person or a fax service fetches: NAME.pdf, then NAME.json, which says that the
/// letter is whole.
/// </summary>
internal sealed class BlobLetters(BlobFolder folder) : IPayerMail
{
    /// <inheritdoc/>
    public async Task SendAsync(
        string name, ReadOnlyMemory<byte> pdf, AppealManifest manifest, CancellationToken cancellationToken)
    {
        await folder.AddAsync($"{FileName.Checked(name)}.pdf", pdf, cancellationToken);
        await folder.AddAsync(
            $"{name}.json", JsonSerializer.SerializeToUtf8Bytes(manifest, CoreJson.Options), cancellationToken);
    }
}

/// <summary>Hand-off files for the collection agency: collections/CLINIC/NAME.</summary>
internal sealed class BlobCollections(BlobFolder folder) : ICollections
{
    /// <inheritdoc/>
    public Task HandOverAsync(
        ClinicId clinic, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        folder.AddAsync($"{clinic}/{FileName.Checked(name)}", content, cancellationToken);
}
