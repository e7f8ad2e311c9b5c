namespace Claims.Local.Stores;

/// <summary>Files that are whole or not there, and that stay once a call has returned, whatever dies next.</summary>
internal static class DurableFile
{
    /// <summary>Files being written end so; whoever lists a folder passes them over.</summary>
    public const string TemporarySuffix = ".writing";

    /// <summary>Writes a whole file over whatever was there.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        await WriteAsync(path, stream, cancellationToken);
    }

    /// <summary>Writes a whole file over whatever was there.</summary>
    public static async Task WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}{TemporarySuffix}");
        try
        {
            await using (var file = File.Create(temporary))
            {
                await content.CopyToAsync(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        await FolderFlush.Async(folder);
    }

    /// <summary>Moves a file, over one of the same name; does nothing when it is gone already.</summary>
    public static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        try
        {
            File.Move(from, to, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            return; // An earlier attempt moved it.
        }

        FolderFlush.Now(Path.GetDirectoryName(to)!);
        FolderFlush.Now(Path.GetDirectoryName(from)!);
    }

    /// <summary>The names of the whole files in a folder itself, the oldest first; none where there is no
    /// folder.</summary>
    public static IReadOnlyList<string> OldestFirst(string folder) =>
        new DirectoryInfo(folder) is { Exists: true } found
            ?
            [
                .. found.EnumerateFiles().Where(file => !IsTemporaryName(file.Name))
                    .OrderBy(file => file.LastWriteTimeUtc)
                    .ThenBy(file => file.Name, StringComparer.Ordinal)
                    .Select(file => file.Name),
            ]
            : [];

    /// <summary>True for a name that a writer uses before the file is whole, and for hidden ones.</summary>
    public static bool IsTemporaryName(string name) =>
        name.StartsWith('.') || name.StartsWith('~') || name.EndsWith('~')
        || Path.GetExtension(name).ToLowerInvariant()
            is TemporarySuffix or ".tmp" or ".temp" or ".part" or ".partial" or ".crdownload" or ".filepart" or ".swp";
}
