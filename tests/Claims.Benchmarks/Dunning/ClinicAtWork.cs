using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Reports;
using Claims.Core.Review;
using Claims.Delivery.Mail;
using Claims.Local;
using Claims.Local.Hosting;
using Claims.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Benchmarks.Dunning;

/// <summary>The one-machine edition as wired, in a folder of its own, with a clock that stands until it is
/// set.</summary>
internal sealed class ClinicAtWork : IAsyncDisposable
{
    private const int StartedAtOnce = 64;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claims-dunning-");
    private readonly WebApplication _app;

    public ClinicAtWork()
    {
        var data = new DataFolder(_folder.FullName);
        OpenBalances.WriteClinic(data);
        var settings = LocalSettings.Read(data.Root, new Dictionary<string, string?> { ["CLAIMS_PORT"] = "0" });
        _app = LocalHost.Build(settings, data, Time, LogLevel.Error, services => services
            .AddSingleton<MailFolder>()
            .AddSingleton(provider => new CountingMail(provider.GetRequiredService<MailFolder>()))
            .AddSingleton<IMail>(provider => provider.GetRequiredService<CountingMail>()));
    }

    /// <summary>Ten in the evening before the first day.</summary>
    public FakeTimeProvider Time { get; } = new(OpenBalances.Today.AddHours(-12));

    public string Folder => _folder.FullName;

    public IRecords Records => _app.Services.GetRequiredService<IRecords>();

    public WorkflowEngine Engine => _app.Services.GetRequiredService<WorkflowEngine>();

    public ReportReader Reports => _app.Services.GetRequiredService<ReportReader>();

    public CountingMail Mail => _app.Services.GetRequiredService<CountingMail>();

    /// <summary>Starts the workflows of balances and waits until all of them wait.</summary>
    public async Task StartAsync(IEnumerable<int> numbers)
    {
        await Parallel.ForEachAsync(
            numbers, new ParallelOptions { MaxDegreeOfParallelism = StartedAtOnce },
            async (at, cancel) => await Engine.StartAsync(
                StatementWorkflow.Ref, StatementWorkflow.InstanceFor(OpenBalances.EncounterOf(at)),
                OpenBalances.EncounterOf(at), cancel));
        await Engine.WhenIdleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
