using System.Globalization;

namespace Claims.Benchmarks.Engine;

/// <summary>Many instances that wait: memory, processor time, waking one, restarting with all.</summary>
internal static class ParkedSection
{
    private const int Count = 100_000;
    private const double Megabyte = 1024 * 1024;

    public static async Task MeasureAsync(BenchRun run)
    {
        run.Report.Section("100,000 parked instances, half of them with a timer a year away");
        run.Report.Questions();
        var database = run.NewFile("parked.db");
        var idle = TimeSpan.FromSeconds(run.Count(30, 5));

        Report.Progress("a process starts 100,000 instances and is killed");
        var created = await ParkedProcess.StartAsync(database, Count, Count, idle, kill: true);
        run.Report.Measured(
            "start to parked",
            string.Create(CultureInfo.InvariantCulture, $"{Count / created.Ready.TotalSeconds:N0}/s"),
            $"{Times.Text(created.Ready)} in all, with the turn that parks each");
        Figures(run, created, "in the process that started them", idle);

        Report.Progress("another process takes over from the killed one");
        var takenOver = await ParkedProcess.StartAsync(database, 0, Count, idle, kill: false);
        Ready(run, takenOver, "after a kill");
        Figures(run, takenOver, "after a restart", idle);
        run.Report.Measured("orderly stop", Times.Text(takenOver.Stop), "all of them are given up");

        Report.Progress("a third process starts after the orderly stop");
        var restarted = await ParkedProcess.StartAsync(database, 0, Count, TimeSpan.Zero, kill: false);
        Ready(run, restarted, "after an orderly stop");
        var bytes = new FileInfo(database).Length;
        run.Report.Measured(
            "database", string.Create(CultureInfo.InvariantCulture, $"{bytes / Megabyte:F0} MB"),
            string.Create(CultureInfo.InvariantCulture, $"{bytes / Count:N0} bytes an instance"));
    }

    private static void Ready(BenchRun run, ParkedFigures figures, string when) => run.Report.Goal(
        $"restart to ready, {when}", Times.Text(figures.Ready), "2 s", figures.Ready.TotalSeconds < 2,
        $"from the engine's start to its reaction to a first event; {Times.Text(figures.SinceLaunch)} from the launch "
        + "of the process");

    private static void Figures(BenchRun run, ParkedFigures figures, string where, TimeSpan idle)
    {
        run.Report.Goal(
            $"memory, {where}", Bytes(figures.WorkingSet), "200 MB", figures.WorkingSet < 200 * Megabyte,
            $"working set of the process; {Bytes(figures.WorkingSetAfterGc)} after a full collection, of which "
            + $"{Bytes(figures.ManagedHeap)} managed heap");
        run.Report.Goal(
            $"idle processor time, {where}",
            string.Create(CultureInfo.InvariantCulture, $"{figures.IdleShare:P2}"), "1 %", figures.IdleShare < 0.01,
            $"of one core, over {idle.TotalSeconds:F0} s from the fourth second on");
        var goal = TimeSpan.FromMilliseconds(10) + run.Fsync.P50;
        run.Report.Goal(
            $"wake-up of one, {where}", $"p50 {Times.Text(figures.WakeUpP50)}, p99 {Times.Text(figures.WakeUpP99)}",
            $"10 ms and a fsync ({Times.Text(goal)})", figures.WakeUpP99 < goal,
            "from raising an event to the activity that follows; 400 instances that were not in memory");
    }

    private static string Bytes(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / Megabyte:F0} MB");
}
