using System.Runtime.InteropServices;

namespace Claims.Machine.TextExtraction.Native;

/// <summary>Limits that the kernel keeps for this process.</summary>
internal static class Kernel
{
    private const int CpuTime = 0;
    private const int Core = 4;
    private const int AddressSpace = 9;

    /// <summary>Forbids core dumps (they would hold patient data), and memory far beyond what is mapped now.</summary>
    public static void LimitMemory(long more)
    {
        var pages = File.ReadAllText("/proc/self/statm").Split(' ')[0];
        var mapped = long.Parse(pages, System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        Set(Core, 0, 0);
        Set(AddressSpace, (ulong)(mapped + more), (ulong)(mapped + more));
    }

    /// <summary>Ends this process by SIGXCPU after some more seconds of processor time.</summary>
    public static void LimitCpu(int moreSeconds)
    {
        var used = Environment.CpuUsage.TotalTime.TotalSeconds;
        Set(CpuTime, (ulong)(used + moreSeconds), ulong.MaxValue);
    }

    private static void Set(int resource, ulong soft, ulong hard)
    {
        var limit = new Limit(soft, hard);
        if (setrlimit(resource, ref limit) != 0)
        {
            throw new IOException($"setrlimit {resource} failed: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int setrlimit(int resource, ref Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Limit(ulong Soft, ulong Hard);
}
