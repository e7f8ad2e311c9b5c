namespace Claims.EndToEnd.Tests.MainJob;

/// <summary>One undisturbed run of the main job, shared by the tests that look at what it left.</summary>
public sealed class UndisturbedRun : IAsyncLifetime
{
    internal DataFolder Data { get; } = DataFolder.Temporary();

    /// <summary>Everything it printed, log lines included.</summary>
    public string Output { get; private set; } = "";

    public int ExitCode { get; private set; } = -1;

    public static bool CanRun => File.Exists("/usr/bin/tesseract") && File.Exists("/usr/bin/pdftoppm");

    public async Task InitializeAsync()
    {
        if (CanRun)
        {
            using var demo = new DemoProcess(Data.Path);
            ExitCode = await demo.WaitAsync();
            Output = demo.Output;
        }
    }

    public Task DisposeAsync()
    {
        Data.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>Tests that share the run, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class MainJobCollection : ICollectionFixture<UndisturbedRun>
{
    public const string Name = "main job";
}
