using Claims.Core;
using Claims.Core.Charts;
using Claims.Local.Demo;
using Spectre.Console;
using Progress = Claims.Core.Charts.Progress;

namespace Claims.Local.Verbs;

/// <summary>Shows charts walking through their stages: a live table, or lines when piped.</summary>
internal sealed class Walk(Session session)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(400);

    private readonly StatusBoard _board = session.Services.GetRequiredService<StatusBoard>();
    private readonly TimeProvider _time = session.Services.GetRequiredService<TimeProvider>();
    private readonly Postbox _postbox = session.Services.GetRequiredService<Postbox>();
    private readonly Dictionary<string, Stage> _told = [];

    /// <summary>Shows until the work ends or is cancelled.</summary>
    public static async Task ShowAsync(Session session, Func<CancellationToken, Task> work)
    {
        var walk = new Walk(session);
        var working = work(session.Stopping);
        if (Console.IsOutputRedirected)
        {
            while (!working.IsCompleted)
            {
                await walk.TellAsync();
                await Task.WhenAny(working, Task.Delay(Refresh));
            }

            await walk.TellAsync();
        }
        else
        {
            await walk.LiveAsync(working);
        }

        await working;
    }

    private async Task TellAsync()
    {
        foreach (var row in BoardLines.Rows(await _board.ReadAsync(CancellationToken.None)))
        {
            if (!_told.TryGetValue(row.Subject, out var stage) || stage != row.Stage)
            {
                _told[row.Subject] = row.Stage;
                Console.WriteLine($"{BoardLines.Time(row.Since)} {row.Subject} {row.Stage}: {row.Note}");
            }
        }
    }

    private async Task LiveAsync(Task working)
    {
        await AnsiConsole.Live(new Table()).StartAsync(async live =>
        {
            while (!working.IsCompleted)
            {
                live.UpdateTarget(Draw(BoardLines.Rows(await _board.ReadAsync(CancellationToken.None))));
                live.Refresh();
                await PressedAsync();
                await Task.WhenAny(working, Task.Delay(Refresh));
            }

            live.UpdateTarget(Draw(BoardLines.Rows(await _board.ReadAsync(CancellationToken.None))));
        });
    }

    private async Task PressedAsync()
    {
        while (!Console.IsInputRedirected && Console.KeyAvailable)
        {
            if (Console.ReadKey(intercept: true).KeyChar is 'n' or 'N')
            {
                await session.Services.GetRequiredService<DemoClockControls>().AdvanceAsync(session.Stopping);
            }
        }
    }

    private Table Draw(IReadOnlyList<Progress> rows)
    {
        var now = _time.GetUtcNow();
        var table = new Table()
            .Title($"DEMO clock {BoardLines.Time(now)} UTC")
            .AddColumns("chart", "stage", "since", "next deadline", "link");
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(row.Subject),
                new Text($"{row.Stage}", BoardLines.IsOver(row.Stage) ? Color.Green : Color.Yellow),
                new Text(BoardLines.Age(row.Since, now)),
                new Text(BoardLines.Time(row.Deadline)),
                LinkOf(row));
        }

        return table;
    }

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
        var mail = _postbox.Read()
            .Where(mail => mail.Kind == kind && mail.Encounter.Value == row.Subject)
            .MaxBy(mail => mail.Number);
        return mail is null
            ? new Markup("")
            : new Markup($"[link={Markup.Escape(mail.Link.AbsoluteUri)}]{mail.Kind} (open)[/]");
    }
}
