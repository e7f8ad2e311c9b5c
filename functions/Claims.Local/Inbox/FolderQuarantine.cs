using System.Text;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Local.Stores;

namespace Claims.Local.Inbox;

/// <summary>Quarantine as a folder: quarantine/CLINIC/NAME-HASH.EXT and the reason in plain words beside it.</summary>
internal sealed class FolderQuarantine(DataFolder data) : IQuarantineStore
{
    /// <summary>Leaves room for the hash and ".reason.txt" in the 255 bytes of a file's name.</summary>
    private const int LongestStem = 50;

    public async Task KeepAsync(
        ClinicId clinic,
        string fileName,
        string sha256,
        Stream content,
        string reason,
        CancellationToken cancellationToken)
    {
        var target = PathOf(clinic, fileName, sha256);
        await DurableFile.WriteAsync(
            $"{target}.reason.txt", Encoding.UTF8.GetBytes(reason + Environment.NewLine), cancellationToken);
        if (!File.Exists(target))
        {
            await DurableFile.WriteAsync(target, content, cancellationToken);
        }
    }

    /// <summary>Where a file is kept.</summary>
    public string PathOf(ClinicId clinic, string fileName, string sha256)
    {
        var name = Path.GetFileName(fileName);
        var stem = Path.GetFileNameWithoutExtension(name);
        var extension = Path.GetExtension(name);
        var kept = stem.Length > LongestStem ? stem[..LongestStem] : stem;
        var ending = extension.Length > 10 ? "" : extension;
        return Path.Combine(data.Quarantine, clinic.Value, $"{kept}-{sha256[..8]}{ending}");
    }
}
