using System.IO.Compression;

namespace Claims.Coding.OfficialFiles;

/// <summary>
/// A download as it came: a zip, a gz, a folder of them, or a single file. Members are found by the pattern of their
/// names. Nothing is ever unpacked to a path that the package names; a package that tries is refused as a whole.
/// </summary>
public sealed class OfficialPackage : IDisposable
{
    private const long LargestMember = 512_000_000;
    private const long LargestPackage = 2_000_000_000;
    private const int MostMembers = 5_000;
    private readonly List<IDisposable> _open = [];
    private readonly List<OfficialFile> _files = [];
    private readonly List<string> _ignored = [];

    private OfficialPackage(string name) => Name = name;

    /// <summary>Its own name.</summary>
    public string Name { get; }

    /// <summary>The members that are read.</summary>
    public IReadOnlyList<OfficialFile> Files => _files;

    /// <summary>The names of those that are not, such as guides in PDF.</summary>
    public IReadOnlyList<string> Ignored => _ignored;

    /// <summary>Opens a download.</summary>
    /// <param name="path">A zip, gz, folder or file.</param>
    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    /// <exception cref="InvalidDataException">It is damaged, hostile, or holds nothing that is read.</exception>
    public static OfficialPackage Open(string path)
    {
        var package = new OfficialPackage(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)));
        try
        {
            if (Directory.Exists(path))
                package.AddFolder(path);
            else if (File.Exists(path))
                package.AddPath(path, []);
            else
                throw new FileNotFoundException($"There is no file or folder {path}; give the downloaded zip's path.");
            return package._files.Count > 0 ? package : throw package.NothingFound(path);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _open.ForEach(item => item.Dispose());

    private void AddFolder(string folder)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = 4,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        };
        foreach (var path in Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal)
            .Take(MostMembers))
            AddPath(path, [Name]);
    }

    private void AddPath(string path, string[] containers)
    {
        if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            AddZip(File.OpenRead(path), [Path.GetFileName(path), .. containers], nested: false);
        else
            Add(Path.GetFileName(path), containers, () => OpenFile(path));
    }

    private static Stream OpenFile(string path)
    {
        Stream file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new BoundedStream(new GZipStream(file, CompressionMode.Decompress), LargestMember, Path.GetFileName(path))
            : file;
    }

    private void AddZip(Stream stream, string[] containers, bool nested)
    {
        _open.Add(stream);
        var zip = OpenZip(stream, containers[0]);
        _open.Add(zip);
        Guard(zip, containers[0]);
        foreach (var entry in zip.Entries.Where(entry => entry.Name.Length > 0))
        {
            if (entry.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && !nested)
                AddZip(Unpacked(entry), [entry.Name, .. containers], nested: true);
            else
                Add(entry.Name, containers, () => Bounded(entry));
        }
    }

    private static ZipArchive OpenZip(Stream stream, string name)
    {
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            _ = zip.Entries; // Reads the directory now, so that damage shows here.
            return zip;
        }
        catch (InvalidDataException)
        {
            throw new InvalidDataException(
                $"{name} is not a whole zip file: the download was cut off or is a web page. Download it again.");
        }
    }

    /// <summary>Paths that leave the package, and sizes that no official release has.</summary>
    private static void Guard(ZipArchive zip, string name)
    {
        if (zip.Entries.FirstOrDefault(entry => LeavesPackage(entry.FullName)) is { } hostile)
        {
            throw new InvalidDataException(
                $"{name} holds a member named '{hostile.FullName}' that points outside of it. No official file does: "
                + "the package is refused. Download it from the agency's page.");
        }

        if (zip.Entries.Count > MostMembers || zip.Entries.Any(entry => entry.Length > LargestMember)
            || zip.Entries.Sum(entry => entry.Length) > LargestPackage)
        {
            throw new InvalidDataException(
                $"{name} is larger than any official release (at most {MostMembers} members, "
                + $"{LargestMember / 1_000_000} MB each, {LargestPackage / 1_000_000} MB in all): it is refused.");
        }
    }

    private static bool LeavesPackage(string member)
    {
        var path = member.Replace('\\', '/');
        return path.StartsWith('/') || path.Contains(':') || path.Split('/').Contains("..");
    }

    private static BoundedStream Bounded(ZipArchiveEntry entry) =>
        new(entry.Open(), Math.Min(LargestMember, entry.Length), entry.Name);

    private static MemoryStream Unpacked(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        using var stream = Bounded(entry);
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private void Add(string name, string[] containers, Func<Stream> open)
    {
        if (OfficialFileName.KindOf(name) is not { } kind)
        {
            _ignored.Add(name);
            return;
        }

        var first = ReleaseDate.Of(OfficialFileName.SystemOf(kind), [name, .. containers]);
        _files.Add(new(kind, OfficialFileName.Bare(name), first, open));
    }

    private InvalidDataException NothingFound(string path)
    {
        var names = _ignored.Count == 0 ? "it is empty" : $"found {string.Join(", ", _ignored.Take(6))}";
        return new(
            $"{path} holds no official code file ({names}). Wanted are names such as icd10cm-order-2027.txt, "
            + "icd10cm-tabular-2027.xml, HCPC2026_OCT_ANWEB.txt, ccipra-v323r0-f1.txt; docs/codes.md lists them.");
    }
}
