using Claims.Local;
using Claims.Local.Hosting;
using Claims.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Claims.Functions.Tests.Durable;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Both_editions_know_the_same_workflows_and_activities()
    {
        var folder = Directory.CreateTempSubdirectory("claims-registrations");
        try
        {
            using var app = new AppFixture();
            var settings = LocalSettings.Read(folder.FullName, new Dictionary<string, string?> { ["CLAIMS_PORT"] = "0" });
            await using var local = LocalHost.Build(
                settings, new DataFolder(folder.FullName), TimeProvider.System, LogLevel.None);

            var (ours, theirs) = (app.Get<WorkflowRegistry>(), local.Services.GetRequiredService<WorkflowRegistry>());

            Assert.NotEmpty(ours.Activities);
            Assert.Equal(
                theirs.Workflows.Select(workflow => (workflow.Name, workflow.Version)),
                ours.Workflows.Select(workflow => (workflow.Name, workflow.Version)));
            Assert.Equal(
                theirs.Activities.Select(activity => (activity.Name, activity.InputType, activity.OutputType)),
                ours.Activities.Select(activity => (activity.Name, activity.InputType, activity.OutputType)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_activity_can_be_made_of_what_the_app_registers()
    {
        using var app = new AppFixture();
        var services = app.Get<IServiceProvider>();

        Assert.All(
            typeof(Claims.Core.ChartPipeline).Assembly.GetTypes().Where(type =>
                type is { IsAbstract: false, BaseType: { IsGenericType: true } parent }
                && parent.GetGenericTypeDefinition() == typeof(Activity<,>)),
            activity => Assert.NotNull(ActivatorUtilities.CreateInstance(services, activity)));
    }
}
