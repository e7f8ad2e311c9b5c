using Claims.Core.Primitives;

namespace Claims.Core.Review;

/// <summary>What a link lets its holder do.</summary>
public enum LinkAction
{
    /// <summary>Decide a review round.</summary>
    Review,

    /// <summary>Answer a physician query.</summary>
    Answer,

    /// <summary>Read a statement, dispute it, ask for help or a plan.</summary>
    Statement,

    /// <summary>Read an estimate.</summary>
    Estimate,
}

/// <summary>A link that was issued, under the hash of its secret id; the id itself is never stored.</summary>
/// <param name="IdHash">SHA-256 of the link's 128-bit id, lower-case hex.</param>
/// <param name="Clinic">Whose.</param>
/// <param name="Action">What it is for.</param>
/// <param name="Subject">The key of the round, query or statement that it is bound to.</param>
/// <param name="Audience">Whom it was sent to.</param>
/// <param name="ExpiresAt">When it stops working.</param>
/// <param name="UsedAt">When it decided something; it decides once.</param>
public sealed record IssuedLink(
    string IdHash,
    ClinicId Clinic,
    LinkAction Action,
    string Subject,
    string Audience,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? UsedAt = null) : IRecord<IssuedLink>, IEndingRecord
{
    /// <summary>So long an old link is still told to be expired or used, rather than unknown.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    /// <inheritdoc/>
    public static string Kind => "issued-link";

    /// <inheritdoc/>
    public string Key => IdHash;

    /// <inheritdoc/>
    DateTimeOffset IEndingRecord.EndsAt => ExpiresAt + Remembered;
}

/// <summary>What opening a link came to.</summary>
public abstract record LinkResult
{
    private LinkResult()
    {
    }

    /// <summary>It is good.</summary>
    public sealed record Valid(IssuedLink Link) : LinkResult;

    /// <summary>It was made by nobody here, or was changed on its way.</summary>
    public sealed record Tampered : LinkResult;

    /// <summary>Its time is over.</summary>
    public sealed record Expired : LinkResult;

    /// <summary>It has decided already.</summary>
    public sealed record Used : LinkResult;
}
