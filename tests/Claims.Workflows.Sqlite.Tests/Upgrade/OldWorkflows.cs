using System.Collections.Concurrent;
using Claims.Workflows.Tests;

namespace Claims.Workflows.Sqlite.Tests;

/// <summary>The workflows whose instances old databases hold. Never edit them: their histories are released.</summary>
internal sealed class OldWorkflows
{
    public static readonly WorkflowRef<string, string> Chart = new("chart");
    public static readonly WorkflowRef<string, string> Relay = new("relay");
    public static readonly EventRef<string> Approved = new("approved");

    private static readonly RetryPolicy Patient = new(5, TimeSpan.FromMinutes(10), 1, TimeSpan.FromMinutes(10));

    public OldWorkflows()
    {
        var read = Registry.Deed("read", async (context, input) =>
        {
            await DoneAsync(context);
            return input == "unreadable" ? throw new NonRetryableException("It is blank.") : $"{input} read";
        });
        var send = Registry.Deed("send", async (context, input) =>
        {
            await DoneAsync(context);
            return IsPayerDown ? throw new IOException("The payer is down.") : $"{input} sent";
        });
        var bill = Registry.Script("bill", (context, input) => context.CallAsync(send, input, Patient));
        Registry.Script("chart", async (context, input) =>
        {
            context.SetStatus("reading");
            var text = await context.CallAsync(read, input);
            await context.DelayAsync(TimeSpan.FromHours(1));
            context.SetStatus("in review");
            var by = await context.WaitForEventAsync(Approved);
            context.SetStatus("billing");
            return await context.CallAsync(bill, $"{text} approved by {by}");
        });
        Registry.Script("relay", async (context, round) =>
        {
            var by = await context.WaitForEventAsync(Approved);
            if (round == "three")
                return by;
            context.ContinueAsNew(round == "one" ? "two" : "three");
            return "";
        });
    }

    public WorkflowRegistry Registry { get; } = new();

    public bool IsPayerDown { get; set; }

    /// <summary>The steps that were run, as "activity of instance".</summary>
    public ConcurrentQueue<string> Ran { get; } = new();

    private Task DoneAsync(ActivityContext context)
    {
        Ran.Enqueue($"{context.InstanceId}/{context.StepId}");
        return Task.CompletedTask;
    }
}
