namespace Claims.Edi.Envelope;

/// <summary>How a file is written.</summary>
public sealed record WriteOptions
{
    /// <summary>Capital letters, segments one after the other.</summary>
    public static readonly WriteOptions Default = new();

    /// <summary>Whether text keeps its small letters; accents go either way. Receivers must have agreed to
    /// it.</summary>
    public bool KeepCase { get; init; }

    /// <summary>Whether a line feed follows each segment, for people to read.</summary>
    public bool LineFeeds { get; init; }
}
