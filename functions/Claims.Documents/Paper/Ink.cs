namespace Claims.Documents.Paper;

/// <summary>How a piece of text is set. Nothing a patient must read is smaller than 12 points.</summary>
/// <param name="Size">In points.</param>
/// <param name="Bold">The weight.</param>
internal readonly record struct Ink(float Size, bool Bold = false)
{
    /// <summary>Running text.</summary>
    public static readonly Ink Body = new(12);

    /// <summary>Running text that matters.</summary>
    public static readonly Ink Strong = new(12, Bold: true);

    /// <summary>A heading within the page.</summary>
    public static readonly Ink Heading = new(14, Bold: true);

    /// <summary>The document's title.</summary>
    public static readonly Ink Title = new(20, Bold: true);

    /// <summary>From one baseline to the next.</summary>
    public float LineHeight => Size * 1.32f;
}
