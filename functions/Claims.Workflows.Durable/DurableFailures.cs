using Microsoft.DurableTask;

namespace Claims.Workflows.Durable;

/// <summary>Failures as the host keeps them, in our words.</summary>
internal static class DurableFailures
{
    public static Failure Of(TaskFailureDetails details) =>
        new(details.ErrorType[(details.ErrorType.LastIndexOfAny(['.', '+']) + 1)..], details.ErrorMessage);
}
