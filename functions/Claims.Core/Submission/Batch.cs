using System.Globalization;
using Claims.Core.Primitives;

namespace Claims.Core.Submission;

/// <summary>Claims that went out in one 837 file. Its number is the file's control number everywhere in it.</summary>
/// <param name="Number">ISA13, GS06, ST02 and BHT03; never given twice by a clinic.</param>
/// <param name="Payer">To whom.</param>
/// <param name="FileName">The name it is sent under; the same however often.</param>
/// <param name="Claims">What it carries.</param>
/// <param name="Charge">The sum of the claims: what the 277CA's totals must come to.</param>
/// <param name="MadeAt">When its number was taken; the time in its envelope.</param>
/// <param name="Status">Where it is.</param>
public sealed record Batch(
    int Number,
    PayerId Payer,
    string FileName,
    IReadOnlyList<ClaimId> Claims,
    Money Charge,
    DateTimeOffset MadeAt,
    BatchStatus Status) : IRecord<Batch>
{
    /// <inheritdoc/>
    public static string Kind => "batch";

    /// <inheritdoc/>
    public string Key => KeyOf(Number);

    /// <summary>The key of a batch: nine digits, as in ISA13.</summary>
    public static string KeyOf(int number) => number.ToString("D9", CultureInfo.InvariantCulture);
}

/// <summary>Where a batch is.</summary>
public enum BatchStatus
{
    /// <summary>Numbered and written down; its file is on its way out.</summary>
    Made,

    /// <summary>Its file is with the clearinghouse.</summary>
    Sent,

    /// <summary>The 999 accepted it. The payer has yet to say so of each claim.</summary>
    Accepted,

    /// <summary>The 999 or TA1 rejected it: none of its claims was taken.</summary>
    Rejected,
}

/// <summary>
/// The bytes of a batch until the clearinghouse has them, so that a crash in between sends the very same file.
/// </summary>
/// <param name="Number">The batch.</param>
/// <param name="FileName">The name to send it under.</param>
/// <param name="Content">The 837 file; ASCII.</param>
public sealed record OutgoingFile(int Number, string FileName, string Content) : IRecord<OutgoingFile>
{
    /// <inheritdoc/>
    public static string Kind => "outgoing-file";

    /// <inheritdoc/>
    public string Key => Batch.KeyOf(Number);
}

/// <summary>The index of claims that wait for a batch: written with the claim, removed when it is batched.</summary>
public sealed record ReadyClaim(PayerId Payer, ClaimId Claim) : IRecord<ReadyClaim>
{
    /// <inheritdoc/>
    public static string Kind => "ready-claim";

    /// <inheritdoc/>
    public string Key => $"{Payer}/{Claim}";
}

/// <summary>The last control number that a clinic took. It only ever grows.</summary>
public sealed record ControlNumbers(int Last) : IRecord<ControlNumbers>
{
    /// <summary>There is one a clinic.</summary>
    public const string OnlyKey = "x12";

    /// <inheritdoc/>
    public static string Kind => "control-numbers";

    /// <inheritdoc/>
    public string Key => OnlyKey;
}
