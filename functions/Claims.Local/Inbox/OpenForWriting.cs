using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Claims.Local.Inbox;

/// <summary>
/// Whether somebody still has a file open for writing. Linux tells it: a read lease is granted only when nobody does
/// (fcntl F_SETLEASE). Where it cannot be told, the answer is no, and the settle time alone must do.
/// </summary>
internal static class OpenForWriting
{
    private const int SetLease = 1024;
    private const int ReadLease = 0;
    private const int Unlock = 2;
    private const int TryAgain = 11;

    public static bool IsSeen(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        using var handle = File.OpenHandle(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (Control(handle, SetLease, ReadLease) != 0)
        {
            return Marshal.GetLastPInvokeError() == TryAgain;
        }

        _ = Control(handle, SetLease, Unlock);
        return false;
    }

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static extern int Control(SafeFileHandle handle, int command, int argument);
}
