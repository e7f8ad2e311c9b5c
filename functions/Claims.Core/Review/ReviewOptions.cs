namespace Claims.Core.Review;

/// <summary>How reviews are asked for and followed up.</summary>
public sealed class ReviewOptions
{
    /// <summary>Where the pages are reached, such as https://claims.example.org/.</summary>
    public Uri BaseAddress { get; set; } = new("http://localhost:7071/");

    /// <summary>Keys that sign links, newest first, 32 bytes or more each; older ones still verify.</summary>
    public IReadOnlyList<LinkKey> LinkKeys { get; set; } = [];

    /// <summary>When a coder who has not decided is reminded.</summary>
    public TimeSpan RemindAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>When the supervisor is told.</summary>
    public TimeSpan EscalateAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>When a review link ends and a fresh round is opened.</summary>
    public TimeSpan ReviewLinkLife { get; set; } = TimeSpan.FromDays(7);

    /// <summary>When a physician's link ends and the encounter goes back to the coder.</summary>
    public TimeSpan QueryLinkLife { get; set; } = TimeSpan.FromDays(7);
}

/// <summary>A key that signs links.</summary>
/// <param name="Id">Short, travels in the link, so that keys can rotate.</param>
/// <param name="Secret">32 bytes or more.</param>
public sealed record LinkKey(string Id, ReadOnlyMemory<byte> Secret);
