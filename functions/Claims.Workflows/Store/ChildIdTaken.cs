namespace Claims.Workflows;

/// <summary>What a parent is told, by every store, when its sub-workflow's id is taken.</summary>
public static class ChildIdTaken
{
    /// <summary>The message for the parent's inbox.</summary>
    /// <param name="child">The sub-workflow that was not started.</param>
    public static ChildFailed Message(NewInstance child) => new(
        child.ParentStep,
        new Failure("InstanceExists", $"The id '{child.Id}' is taken by another instance; choose another."));
}
