namespace Claims.Workflows.Sqlite.Tests;

/// <summary>Is suspended while its steps are under way, gets its event then, and is resumed.</summary>
internal sealed class CrashPaused : Workflow<int, int>
{
    public const int Steps = 3;

    public static readonly WorkflowRef<int, int> Ref = new("paused");
    public static readonly EventRef<int> Seen = new("seen");

    public override async Task<int> RunAsync(IWorkflowContext context, int input)
    {
        for (var i = 0; i < Steps; i++)
            input += await context.CallAsync(CrashEffect.Ref, i);
        return input + await context.WaitForEventAsync(Seen);
    }

    public static IEnumerable<string> ExpectedEffects(string id) => Enumerable.Range(0, Steps).Select(i => $"{id}/{i}");
}

/// <summary>Is cancelled: its sub-workflow undoes what it did, and then it does so itself.</summary>
internal sealed class CrashUndone : Workflow<int, int>
{
    public static readonly WorkflowRef<int, int> Ref = new("undone");

    public override async Task<int> RunAsync(IWorkflowContext context, int input)
    {
        try
        {
            return await context.CallAsync(CrashUndonePart.Ref, input);
        }
        finally
        {
            await context.CallAsync(CrashEffect.Ref, input);
        }
    }

    public static IEnumerable<string> ExpectedEffects(string id) => [$"{id}/1", $"{id}:0/1"];
}

internal sealed class CrashUndonePart : Workflow<int, int>
{
    public static readonly WorkflowRef<int, int> Ref = new("undone-part");

    public override async Task<int> RunAsync(IWorkflowContext context, int input)
    {
        try
        {
            return await context.WaitForEventAsync(new EventRef<int>("never"));
        }
        finally
        {
            await context.CallAsync(CrashEffect.Ref, input, CrashPart.Retry);
        }
    }
}

/// <summary>Fails with its sub-workflow's failed activity, and is rewound once that is mended.</summary>
internal sealed class CrashMended : Workflow<int, int>
{
    public static readonly WorkflowRef<int, int> Ref = new("mended");

    public override async Task<int> RunAsync(IWorkflowContext context, int input)
    {
        await context.CallAsync(CrashEffect.Ref, input);
        try
        {
            await context.CallAsync(CrashMendedPart.Ref, input);
        }
        catch (StepFailedException)
        {
            await context.CallAsync(CrashEffect.Ref, input);
            throw;
        }

        return await context.CallAsync(CrashEffect.Ref, input);
    }

    /// <summary>Step 2 is the one a rewind forgets; its key is not used again.</summary>
    public static IEnumerable<string> ExpectedEffects(string id) => [$"{id}/0", $"{id}:1/0", $"{id}/2", $"{id}/3"];
}

internal sealed class CrashMendedPart : Workflow<int, int>
{
    public static readonly WorkflowRef<int, int> Ref = new("mended-part");

    public override Task<int> RunAsync(IWorkflowContext context, int input) =>
        context.CallAsync(CrashFragile.Ref, input);
}

/// <summary>Takes the first of its letters; the others are untaken when it is closed.</summary>
internal sealed class CrashLetters : Workflow<int, int>
{
    public static readonly WorkflowRef<int, int> Ref = new("letters");
    public static readonly EventRef<int> Letter = new("letter");
    public static readonly EventRef<int> Close = new("close");

    public override async Task<int> RunAsync(IWorkflowContext context, int input)
    {
        // It may be closed without ever having got a letter.
        using var noLetter = new CancellationTokenSource();
        var letter = context.WaitForEventAsync(Letter, noLetter.Token);
        await context.WaitForEventAsync(Close);
        noLetter.Cancel();
        return letter.IsCompletedSuccessfully ? await letter : 0;
    }
}

/// <summary>Ends at once, to be purged.</summary>
internal sealed class CrashBrief : Workflow<int, int>
{
    public static readonly WorkflowRef<int, int> Ref = new("brief");

    public override Task<int> RunAsync(IWorkflowContext context, int input) => Task.FromResult(input);
}

/// <summary>Fails until an operator has mended what it needs.</summary>
internal sealed class CrashFragile(Ledger ledger) : Activity<int, int>
{
    public static readonly ActivityRef<int, int> Ref = new("fragile");

    public override Task<int> RunAsync(ActivityContext context, int input)
    {
        if (!ledger.IsMended(context.InstanceId))
            throw new NonRetryableException("It is not mended yet.");
        var key = $"{context.InstanceId}/{context.StepId}";
        ledger.Begin(key);
        ledger.End(key);
        return Task.FromResult(input);
    }
}
