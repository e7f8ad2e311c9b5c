using System.Globalization;

namespace Claims.Machine.TextExtraction;

/// <summary>A folder that only this user can read, gone when disposed.</summary>
internal sealed class PrivateFolder : IDisposable
{
    private const string Prefix = "claims-extract-";
    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private PrivateFolder(string path) => Path = path;

    public string Path { get; }

    public static PrivateFolder CreateIn(string parent)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Text extraction on this machine needs Linux.");
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}");
        var path = System.IO.Path.Combine(parent, name);
        Directory.CreateDirectory(path, OwnerOnly);
        return new(path);
    }

    /// <summary>Removes what processes that died left behind.</summary>
    public static void SweepLeftovers(string parent)
    {
        if (!Directory.Exists(parent))
        {
            return;
        }

        foreach (var path in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            var owner = System.IO.Path.GetFileName(path)[Prefix.Length..].Split('-')[0];
            if (!Directory.Exists("/proc/" + owner))
            {
                Delete(path);
            }
        }
    }

    public static void Delete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another user's, or already gone: the next sweep tries again.
        }
    }

    public void Dispose() => Delete(Path);
}
