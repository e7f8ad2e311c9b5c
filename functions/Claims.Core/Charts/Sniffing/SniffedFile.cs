namespace Claims.Core.Charts.Sniffing;

/// <summary>What a file turned out to be.</summary>
public abstract record SniffedFile
{
    private SniffedFile()
    {
    }

    /// <summary>A kind that can be read.</summary>
    public sealed record Accepted(FileKind Kind) : SniffedFile;

    /// <summary>A file for quarantine.</summary>
    /// <param name="Reason">A stable code.</param>
    /// <param name="Detail">Plain words: what is wrong and what to do.</param>
    public sealed record Refused(QuarantineReason Reason, string Detail) : SniffedFile;
}
