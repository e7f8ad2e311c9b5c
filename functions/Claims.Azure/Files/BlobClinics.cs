using Claims.Core.Charts;

namespace Claims.Azure.Files;

/// <summary>What clinics set up, as blobs: clinics/CLINIC/clinic.json, payers.json and so on.</summary>
internal static class BlobClinics
{
    /// <summary>Fetches every clinic's files; a change takes effect at the next start.</summary>
    public static async Task<IReadOnlyList<ClinicFolder>> ReadAsync(
        BlobFolder folder, CancellationToken cancellationToken)
    {
        var files = new Dictionary<(string Clinic, string Name), byte[]>();
        await foreach (var blob in folder.ListAsync("", cancellationToken))
        {
            if (blob.Name.Split('/') is [var clinic, var name]
                && await folder.ReadAsync(blob.Name, cancellationToken) is { } content)
            {
                files[(clinic, name)] = content;
            }
        }

        return
        [
            .. files.Keys.Select(key => key.Clinic).Distinct().Select(clinic => new ClinicFolder(
                clinic,
                $"{AzureNames.Clinics}/{clinic}",
                name => files.TryGetValue((clinic, name), out var content) ? new MemoryStream(content) : null)),
        ];
    }
}
