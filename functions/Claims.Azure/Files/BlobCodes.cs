using Claims.Coding.CodeSets.Library;
using Claims.Core.Coding;

namespace Claims.Azure.Files;

/// <summary>
/// Installed code releases as blobs: the container codes is a copy of a data folder's codes/ (docs/codes.md). Releases
/// are opened by memory mapping, so they are brought to the instance's own disk first.
/// </summary>
internal static class BlobCodes
{
    /// <summary>Brings every release to a folder and opens it; a change takes effect at the next start.</summary>
    /// <param name="blobs">The container.</param>
    /// <param name="folder">Where to; what is there with the same size and time is not fetched again.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static async Task<DiagnosisCodes> ReadAsync(
        BlobFolder blobs, string folder, CancellationToken cancellationToken)
    {
        await foreach (var blob in blobs.ListAsync("", cancellationToken))
        {
            var file = new FileInfo(PathOf(folder, blob.Name));
            var changed = blob.Properties.LastModified?.UtcDateTime;
            if (file.Exists && file.Length == blob.Properties.ContentLength && file.LastWriteTimeUtc == changed)
            {
                continue;
            }

            if (await blobs.TryOpenAsync(blob.Name, cancellationToken) is var (content, _))
            {
                file.Directory!.Create();
                await using (content)
                await using (var copy = file.Create())
                {
                    await content.CopyToAsync(copy, cancellationToken);
                }

                file.LastWriteTimeUtc = changed ?? file.LastWriteTimeUtc;
            }
        }

        var library = new CodeLibrary(folder);
        return new(library.DiagnosesOn, library.EditsOn, library.FeesOn);
    }

    /// <summary>Where a blob's copy lies.</summary>
    /// <exception cref="InvalidDataException">Its name leads out of the folder.</exception>
    internal static string PathOf(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"{AzureNames.Codes}/{name}: is no name of a file; remove the blob.");
    }
}
