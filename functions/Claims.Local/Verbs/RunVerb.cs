using System.CommandLine;
using Claims.Core.Charts;
using Claims.Local.Hosting;

namespace Claims.Local.Verbs;

/// <summary>claims run: the clinic's everyday command.</summary>
internal static class RunVerb
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(3);

    public static Command Make()
    {
        var command = new Command(
            "run",
            "Watches the inbox, serves the pages and works through every chart until Ctrl-C. Scans go to "
            + "DATA/inbox/CLINIC/; clinics are set up in DATA/clinics/CLINIC/.")
        {
            VerbOptions.Port,
        };
        command.SetAction((parsed, _) => RunAsync(VerbOptions.Settings(parsed)));
        return command;
    }

    private static async Task<int> RunAsync(LocalSettings settings)
    {
        var data = new DataFolder(settings.Data);
        if (File.Exists(data.ClockFile))
        {
            throw new InvalidOperationException(
                $"{data.Root} is a demo's folder with a clock of its own; name another with --data.");
        }

        await using var session = await Session.StartAsync(settings, TimeProvider.System, LogLevel.Warning);
        Greet(session, data);
        using var watcher = new FileSystemWatcher(data.Inbox) { IncludeSubdirectories = true };
        watcher.Created += (_, _) => session.Chores.Wake();
        watcher.Renamed += (_, _) => session.Chores.Wake();
        watcher.EnableRaisingEvents = true;
        try
        {
            await Walk.ShowAsync(session, Refresh, session.Chores.RunAsync);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C: what is under way goes on at the next start.
        }

        return 0;
    }

    private static void Greet(Session session, DataFolder data)
    {
        var clinics = session.Services.GetRequiredService<IClinicDirectory>().Clinics;
        Console.WriteLine($"Pages:  {session.Settings.BaseAddress}");
        Console.WriteLine($"Staff:  {session.Settings.BaseAddress}staff#{LocalKeys.Open(data).StaffKey}");
        foreach (var clinic in clinics)
        {
            Console.WriteLine($"Inbox:  {Path.Combine(data.Inbox, clinic.Value)}");
        }

        if (clinics.Count == 0)
        {
            Console.WriteLine($"No clinic is set up yet: copy the folder {SampleFiles.Clinic}");
            Console.WriteLine($"to {Path.Combine(data.Clinics, "NAME")}, change its three files and start again.");
        }

        if (session.Settings.Clearinghouse == ClearinghouseKind.Simulator)
        {
            Console.WriteLine("Payers: SIMULATED; no claim leaves this machine (CLAIMS_CLEARINGHOUSE).");
        }

        Console.WriteLine("Ctrl-C stops; nothing is lost.");
    }
}
