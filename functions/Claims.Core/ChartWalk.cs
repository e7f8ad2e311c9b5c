using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Workflows;

namespace Claims.Core;

/// <summary>Takes a chart in and sets it on its way.</summary>
public interface IChartWalk
{
    /// <summary>Takes a file in; an accepted chart's workflow has been started when this returns.</summary>
    Task<IntakeResult> ReceiveAsync(
        ClinicId clinic, string fileName, Stream content, string? sidecarJson, CancellationToken cancellationToken);
}

/// <summary>Intake, then the pipeline. The pipeline's instance is named by the chart: it is started once.</summary>
public sealed class ChartWalk(ChartIntake intake, IWorkflowClient workflows) : IChartWalk
{
    /// <inheritdoc/>
    public async Task<IntakeResult> ReceiveAsync(
        ClinicId clinic, string fileName, Stream content, string? sidecarJson, CancellationToken cancellationToken)
    {
        var result = await intake.ReceiveAsync(clinic, fileName, content, sidecarJson, cancellationToken);
        if (result is IntakeResult.Accepted { Chart: var chart })
        {
            await workflows.StartAsync(ChartPipeline.Ref, ReviewEvents.InstanceOf(chart), chart, cancellationToken);
        }

        return result;
    }
}
