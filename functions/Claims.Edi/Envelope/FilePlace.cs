namespace Claims.Edi.Envelope;

/// <summary>What is remembered of an envelope's place in the file it was read from. It takes no part in comparing
/// records by content.</summary>
/// <param name="Ordinal">The ordinal of its header; 0 when it was not read.</param>
/// <param name="Time">A group's time as it was read (GS05), which may have seconds; null when it was not read.</param>
/// <param name="DeclaredCount">What a group's trailer counts (GE01); null when it says nothing.</param>
internal readonly record struct FilePlace(int Ordinal, string? Time = null, int? DeclaredCount = null)
{
    public bool Equals(FilePlace other) => true;

    public override int GetHashCode() => 0;
}
