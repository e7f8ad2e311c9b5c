using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets.Library;

/// <summary>
/// The imported official files, kept so that compiled files can be made again: one folder a release, each file
/// compressed, and a list of them with their checksums.
/// </summary>
internal sealed class KeptFiles(string folder)
{
    private const string ListName = "files.json";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The releases that have files, in order.</summary>
    public IEnumerable<(CodeSystem System, DateOnly FirstDay)> Releases()
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (ReleaseName.TryParse(Path.GetFileName(path), out var system, out var firstDay))
                yield return (system, firstDay);
        }
    }

    /// <summary>What is kept for a release.</summary>
    public IReadOnlyList<ReleaseSource> List(CodeSystem system, DateOnly firstDay)
    {
        var path = Path.Combine(FolderOf(system, firstDay), ListName);
        return File.Exists(path)
            ? JsonSerializer.Deserialize<List<ReleaseSource>>(File.ReadAllText(path)) ?? []
            : [];
    }

    /// <summary>A kept file, to be read again.</summary>
    public OfficialFile Open(CodeSystem system, ReleaseSource source, DateOnly firstDay)
    {
        var path = PathOf(system, firstDay, source.Name);
        return new(source.Kind, source.Name, source.FirstDay, () => new BoundedStream(
            new GZipStream(File.OpenRead(path), CompressionMode.Decompress), 1_000_000_000, source.Name));
    }

    /// <summary>Copies a file in, compressed, under a name that does not count yet.</summary>
    public ReleaseSource Stage(CodeSystem system, DateOnly firstDay, OfficialFile file)
    {
        Directory.CreateDirectory(FolderOf(system, firstDay));
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var source = file.Open();
        using var target = new GZipStream(
            File.Create(StagedPath(system, firstDay, file.Name)), CompressionLevel.Fastest);
        var buffer = new byte[81_920];
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            sha.AppendData(buffer, 0, count);
            target.Write(buffer, 0, count);
        }

        return new(file.Kind, file.Name, file.FirstDay ?? firstDay, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }

    /// <summary>A staged file, to be read before it counts.</summary>
    public OfficialFile OpenStaged(CodeSystem system, ReleaseSource source, DateOnly firstDay)
    {
        var path = StagedPath(system, firstDay, source.Name);
        return new(source.Kind, source.Name, source.FirstDay,
            () => new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
    }

    /// <summary>Lets staged files count; they replace earlier ones of their kind, or of their name where a kind has
    /// several files.</summary>
    public void Keep(CodeSystem system, DateOnly firstDay, IReadOnlyList<ReleaseSource> staged)
    {
        var list = List(system, firstDay).Where(old => !staged.Any(one => Replaces(one, old))).Concat(staged)
            .OrderBy(source => source.Kind).ThenBy(source => source.Name, StringComparer.Ordinal).ToList();
        foreach (var source in staged)
        {
            var place = PathOf(system, firstDay, source.Name);
            File.Move(StagedPath(system, firstDay, source.Name), place, overwrite: true);
        }

        var path = Path.Combine(FolderOf(system, firstDay), ListName);
        File.WriteAllText($"{path}.new", JsonSerializer.Serialize(list, Indented));
        File.Move($"{path}.new", path, overwrite: true);
    }

    /// <summary>Removes what was staged and did not come to count.</summary>
    public void Discard(CodeSystem system, DateOnly firstDay)
    {
        var path = FolderOf(system, firstDay);
        foreach (var staged in Directory.Exists(path) ? Directory.GetFiles(path, "*.staged") : [])
            File.Delete(staged);
        if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
            Directory.Delete(path);
    }

    /// <summary>Whether a file takes the place of another.</summary>
    public static bool Replaces(ReleaseSource one, ReleaseSource other) =>
        one.Kind == other.Kind && (!HasSeveral(one.Kind) || one.Name == other.Name);

    private static bool HasSeveral(OfficialFileKind kind) =>
        kind is OfficialFileKind.PtpPractitioner or OfficialFileKind.PtpHospital or OfficialFileKind.Addenda;

    private string FolderOf(CodeSystem system, DateOnly firstDay) =>
        Path.Combine(folder, ReleaseName.Key(system, firstDay));

    private string StagedPath(CodeSystem system, DateOnly firstDay, string name) =>
        $"{PathOf(system, firstDay, name)}.staged";

    /// <summary>The name comes from a package, so only its plain letters are used.</summary>
    private string PathOf(CodeSystem system, DateOnly firstDay, string name)
    {
        var plain = new string([.. name.Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-')]);
        return Path.Combine(FolderOf(system, firstDay), $"{plain.TrimStart('.')}.gz");
    }
}
