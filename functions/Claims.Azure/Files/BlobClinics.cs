using Claims.Core.Charts;

namespace Claims.Azure.Files;

/// <summary>Clinics as blobs: clinics/CLINIC/clinic.json, payers.json and charge-master.csv.</summary>
internal static class BlobClinics
{
    /// <summary>Reads every clinic; a change takes effect at the next start.</summary>
    /// <exception cref="InvalidDataException">One line a fault: blob, place, what to do.</exception>
    public static async Task<ClinicDirectory> ReadAsync(BlobFolder folder, CancellationToken cancellationToken)
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

        return ClinicDirectory.Read(files.Keys.Select(key => key.Clinic).Distinct().Select(clinic => new ClinicFolder(
            clinic,
            $"{AzureNames.Clinics}/{clinic}",
            name => files.TryGetValue((clinic, name), out var content) ? new MemoryStream(content) : null)));
    }
}
