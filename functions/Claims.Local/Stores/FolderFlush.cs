using System.Runtime.InteropServices;

namespace Claims.Local.Stores;

/// <summary>
/// Makes the names in folders durable: .NET cannot flush a folder, POSIX can. Who asks while the disk is busy shares
/// the next flush with all who ask meanwhile, each folder flushed once: a thousand messages of a morning lie in one.
/// </summary>
internal static class FolderFlush
{
    private static readonly Lock Gate = new();
    private static HashSet<string> _asked = [];
    private static Task _last = Task.CompletedTask;
    private static Task? _next;

    /// <summary>Ends once whatever was renamed into the folder before is durable.</summary>
    public static Task Async(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return Task.CompletedTask;
        }

        lock (Gate)
        {
            _asked.Add(folder);
            return _next ??= Task.Run(() => AfterAsync(_last));
        }
    }

    /// <summary>Waits for it.</summary>
    public static void Now(string folder)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            Flush(folder);
        }
    }

    private static async Task AfterAsync(Task before)
    {
        await before;
        HashSet<string> folders;
        lock (Gate)
        {
            (folders, _asked, _last, _next) = (_asked, [], _next!, null);
        }

        foreach (var folder in folders)
        {
            Flush(folder);
        }
    }

    private static void Flush(string folder)
    {
        var descriptor = Open(folder, flags: 0);
        if (descriptor >= 0)
        {
            _ = Fsync(descriptor);
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
