using System.Security.Cryptography;
using System.Text.Json;
using Claims.Core.Review;

namespace Claims.Local.Hosting;

/// <summary>The secrets of a data folder: made at the first start, readable by their owner only.</summary>
/// <param name="LinkKeys">Sign links; the first signs, all verify.</param>
/// <param name="StaffKey">Opens the billers' pages.</param>
internal sealed record LocalKeys(IReadOnlyList<LocalKeys.SavedLinkKey> LinkKeys, string StaffKey)
{
    /// <summary>The keys that sign and verify links.</summary>
    public IReadOnlyList<LinkKey> ForLinks =>
        [.. LinkKeys.Select(key => new LinkKey(key.Id, Convert.FromBase64String(key.Secret)))];

    /// <summary>The keys of a data folder; made when there are none.</summary>
    public static LocalKeys Open(DataFolder data)
    {
        if (!File.Exists(data.KeysFile))
        {
            Save(data.KeysFile, new(
                [new("k1", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))],
                RandomNumberGenerator.GetHexString(32, lowercase: true)));
        }

        return JsonSerializer.Deserialize<LocalKeys>(File.ReadAllBytes(data.KeysFile))
            ?? throw new InvalidDataException($"{data.KeysFile} is empty; restore it, or open links end here.");
    }

    private static void Save(string path, LocalKeys keys)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var temporary = $"{path}{Stores.DurableFile.TemporarySuffix}";
        using (var file = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(file, keys);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>A link key as saved: base64 of 32 bytes.</summary>
    internal sealed record SavedLinkKey(string Id, string Secret);
}
