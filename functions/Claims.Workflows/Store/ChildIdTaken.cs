namespace Claims.Workflows;

/// <summary>What a parent is told, by every engine, when its sub-workflow's id is taken.</summary>
public static class ChildIdTaken
{
    /// <summary>The message for the parent's inbox.</summary>
    /// <param name="child">The sub-workflow that was not started.</param>
    public static ChildFailed Message(NewInstance child) => new(child.ParentStep, Failure(child.Id));

    /// <summary>What the sub-workflow's step fails with.</summary>
    /// <param name="id">The id that is taken.</param>
    public static Failure Failure(string id) =>
        new("InstanceExists", $"The id '{id}' is taken by another instance; choose another.");
}
