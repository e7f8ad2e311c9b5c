namespace Claims.Workflows.Tests;

/// <summary>What an engine may lack; a case that needs it is then skipped, visibly.</summary>
[Flags]
public enum EngineFeatures
{
    None = 0,

    /// <summary>A stopped host's instances go on in the next host.</summary>
    DurableData = 1,

    /// <summary>Two hosts may run on the same data at the same time.</summary>
    SharedData = 2,

    /// <summary>An instance whose code no longer fits its history waits unharmed for an operator.</summary>
    Parking = 4,

    /// <summary>An input, output or event beyond a size is refused.</summary>
    PayloadLimit = 8,

    /// <summary>A failed instance runs again from its failed step.</summary>
    Rewind = 16,

    /// <summary>Instances and steps can be asked to cancel, and undo what they did.</summary>
    Cancel = 32,

    /// <summary>An attempt under way learns that nobody wants its outcome any more.</summary>
    Signals = 64,

    /// <summary>An instance goes on while an activity of it runs.</summary>
    Overlap = 128,

    /// <summary>Ids may differ by case alone.</summary>
    ExactIds = 256,

    /// <summary>An operator's end of an instance ends its sub-workflows and is told to its parent.</summary>
    Descendants = 512,

    /// <summary>Thousands of steps and instances at once.</summary>
    Thousands = 1024,

    All = DurableData | SharedData | Parking | PayloadLimit | Rewind | Cancel | Signals | Overlap | ExactIds
        | Descendants | Thousands,
}
