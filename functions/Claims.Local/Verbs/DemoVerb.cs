using System.CommandLine;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Local.Chores;
using Claims.Local.Clock;
using Claims.Local.Demo;
using Claims.Local.Hosting;
using Claims.Machine.TextExtraction;
using Claims.Web;
using Claims.Workflows;
using Spectre.Console;
using Command = System.CommandLine.Command;
using Progress = Claims.Core.Charts.Progress;

namespace Claims.Local.Verbs;

/// <summary>claims demo: the sample charts from scan to settled balance.</summary>
internal static class DemoVerb
{
    /// <summary>More failures of one chore in a row than any passing trouble explains.</summary>
    private const int GiveUpAfter = 6;

    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(400);

    public static Command Make()
    {
        var auto = new Option<bool>("--auto-approve")
        {
            Description = "SIMULATED people approve, answer and pay by the samples' stories, time is skipped while "
                + "everything waits, and a summary is printed; exit code 0 when all came out as it should.",
        };
        var fresh = new Option<bool>("--fresh") { Description = "Forgets an earlier demo first." };
        var first = new Option<int?>("--first")
        {
            Description = "Takes only so many of the sample charts.",
            HelpName = "N",
        };
        var command = new Command(
            "demo",
            "Drops the sample charts into the inbox and shows each walking through its stages. Payers are SIMULATED; "
            + "you are coder, physician, biller and patient, and move the clock on at the status page or with the "
            + "key n. Stopped or killed, it goes on where it was.")
        {
            auto, fresh, first, VerbOptions.Port,
        };
        command.SetAction((parsed, _) => RunAsync(
            VerbOptions.Settings(parsed, Path.Combine("claims-data", "demo")),
            parsed.GetValue(auto),
            parsed.GetValue(fresh),
            parsed.GetValue(first)));
        return command;
    }

    private static async Task<int> RunAsync(LocalSettings settings, bool auto, bool fresh, int? first)
    {
        settings = settings with
        {
            Clearinghouse = ClearinghouseKind.Simulator,
            InboxSettle = TimeSpan.FromMilliseconds(300),
        };
        var data = new DataFolder(settings.Data);
        if (fresh)
        {
            data = Forget(settings, data);
        }

        var folder = new DemoFolder(data);
        await folder.PrepareAsync(CancellationToken.None);
        var clock = await SkippingClock.OpenAsync(data.ClockFile, SampleFiles.DemoBegins);
        var stories = SampleStory.Load(SampleFiles.Folder, first);

        await using var session = await Session.StartAsync(settings, clock, LogLevel.Error, services => services
            .AddSingleton(clock)
            .AddSingleton<DemoClockControls>()
            .AddSingleton<IDemoControls>(provider => provider.GetRequiredService<DemoClockControls>())
            .AddSingleton(stories)
            .AddSingleton(_ => new TimedReading(new TesseractExtractor(new ExtractionOptions())))
            .AddSingleton<ITextExtractor>(provider => provider.GetRequiredService<TimedReading>())
            .AddSingleton<DemoSummary>()
            .AddDemoPeople(settings, data, auto));
        await folder.DropAsync(
            stories.ByChart.Select(story => (story.Key, story.Value.File)),
            session.Services.GetRequiredService<IRecords>(),
            session.Stopping);
        Greet(settings, data, auto);
        return auto ? await AutoAsync(session) : await InteractiveAsync(session);
    }

    private static IServiceCollection AddDemoPeople(
        this IServiceCollection services, LocalSettings settings, DataFolder data, bool auto) => !auto
        ? services
        : services
            .AddSingleton(_ => new SamplePages(
                new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
                {
                    BaseAddress = new Uri($"http://127.0.0.1:{settings.Port}/"),
                },
                LocalKeys.Open(data).StaffKey))
            .AddSingleton<SimulatedBiller>()
            .AddSingleton<SimulatedPatients>()
            .AddSingleton<SimulatedPeople>()
            .AddSingleton<IChore, ActAsPeople>();

    private static async Task<int> AutoAsync(Session session)
    {
        var controls = session.Services.GetRequiredService<DemoClockControls>();
        session.Chores.GiveUpAfter = GiveUpAfter;
        session.Chores.WhenQuiet = _ => controls.JumpAsync();
        try
        {
            await Walk.ShowAsync(session, Refresh, session.Chores.RunAsync);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Stopped; the same command goes on where this one was.");
            return 130;
        }

        var faults = new List<string>();
        var placed = await WithAgencyAsync(session);
        await foreach (var instance in session.Services.GetRequiredService<IWorkflowClient>().ListAsync(new()))
        {
            if (instance.Status != InstanceStatus.Completed && !placed.Contains(instance.Id))
            {
                faults.Add($"workflow {instance.Id} is {instance.Status}: {instance.Failure?.Message}");
            }
        }

        var result = await session.Services.GetRequiredService<DemoSummary>().ReadAsync(CancellationToken.None);
        var code = SummaryTable.Show(result with { Faults = [.. faults, .. result.Faults] });
        Console.WriteLine(
            $"How billing does: {session.Settings.BaseAddress}staff/reports (claims demo opens it), or: claims report "
            + $"--data {session.Settings.Data}");
        return code;
    }

    /// <summary>The workflows that wait for what an agency reports: a balance placed is not the end of it.</summary>
    private static async Task<HashSet<string>> WithAgencyAsync(Session session)
    {
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        var records = session.Services.GetRequiredService<IRecords>();
        foreach (var clinic in session.Services.GetRequiredService<IClinicDirectory>().Clinics)
        {
            await foreach (var (row, _) in records.ListAsync<Progress>(clinic, "", CancellationToken.None))
            {
                if (row.Stage == Stage.InCollections && EncounterId.TryParse(row.Subject, out var encounter))
                {
                    waiting.Add(StatementWorkflow.InstanceFor(new(clinic, row.Chart, encounter)));
                    waiting.Add($"chart/{clinic}/{row.Chart}");
                }
            }
        }

        return waiting;
    }

    private static async Task<int> InteractiveAsync(Session session)
    {
        try
        {
            await Walk.ShowAsync(session, Refresh, session.Chores.RunAsync);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Stopped; the same command goes on where this one was.");
        }

        return 0;
    }

    private static DataFolder Forget(LocalSettings settings, DataFolder data)
    {
        if (settings.Azure is not null)
        {
            throw new InvalidOperationException(
                "--fresh empties the data folder, not Cosmos DB or Blob Storage (CLAIMS_RECORDS, CLAIMS_FILES): empty "
                + "those yourself, or leave --fresh out.");
        }

        if (File.Exists(data.RecordsFile) && !File.Exists(data.ClockFile))
        {
            throw new InvalidOperationException($"{data.Root} is not a demo's folder; nothing was removed.");
        }

        using (InstanceLock.Take(data))
        {
            Directory.Delete(data.Root, recursive: true);
        }

        return new DataFolder(data.Root);
    }

    private static void Greet(LocalSettings settings, DataFolder data, bool auto)
    {
        Console.WriteLine("DEMO: invented patients, SIMULATED payers, a clock of its own.");
        Console.WriteLine($"Pages:  {settings.BaseAddress}");
        Console.WriteLine($"Staff:  {settings.BaseAddress}staff#{LocalKeys.Open(data).StaffKey}");
        Console.WriteLine($"Owner:  {settings.BaseAddress}staff/reports");
        Console.WriteLine($"Folder: {data.Root}");
        Console.WriteLine(auto
            ? "SIMULATED people decide; nobody has to do anything."
            : "Open a review link to decide; n moves the clock on; Ctrl-C stops, and nothing is lost.");
    }
}
