using System.Text;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Azure.Files;

/// <summary>
/// Quarantine as blobs: CLINIC/HASH.EXT and CLINIC/HASH.reason.txt beside it. The file's own name may hold a
/// patient's, so it stands in the reason's text only, never in a blob's name.
/// </summary>
internal sealed class BlobQuarantine(BlobFolder folder) : IQuarantineStore
{
    private const int LongestExtension = 10;

    /// <inheritdoc/>
    public async Task KeepAsync(
        ClinicId clinic,
        string fileName,
        string sha256,
        Stream content,
        string reason,
        CancellationToken cancellationToken)
    {
        var name = $"{clinic}/{sha256}";
        await folder.AddAsync(
            $"{name}.reason.txt", Encoding.UTF8.GetBytes(reason + Environment.NewLine), cancellationToken);
        await folder.AddAsync($"{name}{ExtensionOf(fileName)}", content, cancellationToken);
    }

    private static string ExtensionOf(string fileName)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        return extension.Length <= LongestExtension && extension.Skip(1).All(char.IsAsciiLetterOrDigit)
            ? extension
            : "";
    }
}
