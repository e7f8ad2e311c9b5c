using Xunit.Abstractions;

namespace Claims.EndToEnd.Tests.MainJob;

/// <summary>The main job, killed again and again, comes to the same books as undisturbed.</summary>
[Collection(MainJobCollection.Name)]
public sealed class CrashTests(UndisturbedRun undisturbed, ITestOutputHelper output)
{
    private const int Kills = 20;

    [SkippableFact]
    public async Task Killed_at_random_moments_it_comes_to_the_same_books()
    {
        Skip.IfNot(UndisturbedRun.CanRun, "tesseract-ocr or poppler-utils is not installed");
        Assert.Equal(0, undisturbed.ExitCode);
        var seed = Environment.GetEnvironmentVariable("CLAIMS_CRASH_SEED") is { } given
            ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture)
            : Environment.TickCount;
        output.WriteLine($"CLAIMS_CRASH_SEED={seed}");
        var random = new Random(seed);
        using var data = DataFolder.Temporary();

        var killed = 0;
        while (killed < Kills)
        {
            using var victim = new DemoProcess(data.Path);
            Assert.True(
                await victim.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(600, 4000))),
                $"It ended after {killed} kills; kill faster.\n{victim.Output}");
            killed++;
        }

        using var last = new DemoProcess(data.Path);
        Assert.True(await last.WaitAsync() == 0, last.Output);
        Assert.Equal(Text(undisturbed.Data), Text(data));
        Assert.Equal(undisturbed.Data.Stages(), data.Stages());
        Assert.Equal(undisturbed.Data.Records("claim").Count, data.Records("claim").Count);
        Assert.Equal(
            undisturbed.Data.Records("claim-payment").Count, data.Records("claim-payment").Count);
        Assert.Equal(undisturbed.Data.Records("statement").Count, data.Records("statement").Count);
    }

    private static string Text(DataFolder data) =>
        string.Join('\n', data.Books().Select(entry => $"{entry.Key}: {entry.Value}"));
}
