using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Local.Demo;
using Spectre.Console;
using Progress = Claims.Core.Charts.Progress;

namespace Claims.Local.Verbs;

/// <summary>Shows charts walking through their stages: a live table, or lines when piped.</summary>
internal sealed class Walk
{
    /// <summary>Lines of a terminal that are not rows: borders, title, header and the prompt.</summary>
    private const int LinesAround = 8;

    private readonly Session _session;
    private readonly TimeSpan _refresh;
    private readonly IRecords _records;
    private readonly IClinicDirectory _directory;
    private readonly Postbox _postbox;
    private readonly TimeProvider _time;
    private readonly DemoClockControls? _clock;
    private readonly IReadOnlyDictionary<ChartId, SampleStory> _stories;
    private readonly Dictionary<string, Stage> _told = [];

    private Walk(Session session, TimeSpan refresh)
    {
        (_session, _refresh) = (session, refresh);
        _records = session.Services.GetRequiredService<IRecords>();
        _directory = session.Services.GetRequiredService<IClinicDirectory>();
        _postbox = session.Services.GetRequiredService<Postbox>();
        _time = session.Services.GetRequiredService<TimeProvider>();
        _clock = session.Services.GetService<DemoClockControls>();
        _stories = session.Services.GetService<SampleStories>()?.ByChart
            ?? new Dictionary<ChartId, SampleStory>();
    }

    /// <summary>Shows until the work ends or is cancelled.</summary>
    public static async Task ShowAsync(Session session, TimeSpan refresh, Func<CancellationToken, Task> work)
    {
        var walk = new Walk(session, refresh);
        var working = Task.Run(() => work(session.Stopping));
        if (Console.IsOutputRedirected)
        {
            await walk.TellAsync(working);
        }
        else
        {
            await walk.LiveAsync(working);
        }

        await working;
    }

    private async Task TellAsync(Task working)
    {
        foreach (var row in (await RowsAsync()).Where(row => BoardLines.IsOver(row.Stage)))
        {
            _told[row.Subject] = row.Stage; // Old news.
        }

        bool more;
        do
        {
            more = !working.IsCompleted;
            foreach (var row in await RowsAsync())
            {
                if (!_told.TryGetValue(row.Subject, out var stage) || stage != row.Stage)
                {
                    _told[row.Subject] = row.Stage;
                    Console.WriteLine($"{BoardLines.Time(row.Since)} {Name(row)} {row.Stage}: {row.Note}");
                }
            }

            await Task.WhenAny(working, Task.Delay(_refresh));
        }
        while (more);
    }

    private Task LiveAsync(Task working) => AnsiConsole.Live(new Table()).StartAsync(async live =>
    {
        bool more;
        do
        {
            more = !working.IsCompleted;
            live.UpdateTarget(Draw(await RowsAsync()));
            live.Refresh();
            await PressedAsync();
            await Task.WhenAny(working, Task.Delay(_refresh));
        }
        while (more);
    });

    private async Task PressedAsync()
    {
        while (_clock is not null && !Console.IsInputRedirected && Console.KeyAvailable)
        {
            if (Console.ReadKey(intercept: true).KeyChar is 'n' or 'N')
            {
                await _clock.AdvanceAsync(_session.Stopping);
            }
        }
    }

    private async Task<IReadOnlyList<Progress>> RowsAsync()
    {
        var rows = new List<Progress>();
        foreach (var clinic in _directory.Clinics)
        {
            await foreach (var (row, _) in _records.ListAsync<Progress>(clinic, "", CancellationToken.None))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private Table Draw(IReadOnlyList<Progress> all)
    {
        var now = _time.GetUtcNow();
        var rows = Shown(all);
        var table = new Table()
            .Title(_clock is null ? $"{BoardLines.Time(now)} UTC" : $"DEMO clock {BoardLines.Time(now)} UTC")
            .AddColumns("chart", "stage", "since", "next deadline", "link");
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(Name(row)),
                new Text($"{row.Stage}", BoardLines.IsOver(row.Stage) ? Color.Green : Color.Yellow),
                new Text(BoardLines.Age(row.Since, now)),
                new Text(BoardLines.Time(row.Deadline)),
                LinkOf(row));
        }

        return rows.Count < all.Count ? table.Caption($"{all.Count - rows.Count} more: claims status") : table;
    }

    /// <summary>What fits on the terminal: what still walks before what is over, the latest first.</summary>
    private static List<Progress> Shown(IReadOnlyList<Progress> rows) =>
    [
        .. rows
            .OrderBy(row => BoardLines.IsOver(row.Stage))
            .ThenByDescending(row => row.Since)
            .Take(Math.Max(5, Console.WindowHeight - LinesAround))
            .OrderBy(row => row.Subject, StringComparer.Ordinal),
    ];

    /// <summary>A sample's title, which names no patient; else the id, as names of scans tend to.</summary>
    private string Name(Progress row) => _stories.TryGetValue(row.Chart, out var story)
        ? $"{story.Title} [{row.Subject}]"
        : row.Subject;

    /// <summary>The newest link that somebody may open now; a terminal makes it clickable.</summary>
    private Markup LinkOf(Progress row)
    {
        var kind = row.Stage switch
        {
            Stage.InReview => "review",
            Stage.AskingPhysician => "query",
            Stage.BillingPatient => "statement",
            _ => null,
        };
        var mail = kind is null
            ? null
            : _postbox.Read()
                .Where(mail => mail.Kind == kind && mail.Encounter.Value == row.Subject)
                .MaxBy(mail => mail.Number);
        return mail is null
            ? new Markup("")
            : new Markup($"[link={Markup.Escape(mail.Link.AbsoluteUri)}]{mail.Kind} (open)[/]");
    }
}
