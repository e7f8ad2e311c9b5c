namespace Claims.Edi.Syntax;

/// <summary>How a file is read.</summary>
public sealed record ReadOptions
{
    /// <summary>Everything is checked.</summary>
    public static readonly ReadOptions Default = new();

    /// <summary>How far the data is checked. What is read is the same at every level.</summary>
    public ValidationLevel Level { get; init; } = ValidationLevel.CrossElement;
}
