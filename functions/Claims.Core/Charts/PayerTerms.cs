using Claims.Core.Primitives;

namespace Claims.Core.Charts;

/// <summary>How long a payer takes claims of a type; dated, because contracts change.</summary>
/// <param name="ClaimType">Which claims.</param>
/// <param name="Days">Calendar days from <paramref name="Starts"/>; the last one is still in time.</param>
/// <param name="Source">The contract, rule or law, and when it was read.</param>
/// <param name="Starts">What the days are counted from.</param>
/// <param name="From">The first date of service it is for.</param>
/// <param name="To">The last date of service it is for; null while in force.</param>
public sealed record FilingLimit(
    ClaimType ClaimType,
    int Days,
    string Source,
    FilingStart Starts = FilingStart.DateOfService,
    DateOnly? From = null,
    DateOnly? To = null)
{
    /// <summary>Whether it is for a day of care.</summary>
    public bool IsInForce(DateOnly service) => !(service < From) && !(service > To);
}

/// <summary>Types of claims that have filing limits of their own.</summary>
public enum ClaimType
{
    /// <summary>A first claim to the patient's first payer.</summary>
    Original,

    /// <summary>A replacement (frequency 7) or void (8).</summary>
    Corrected,

    /// <summary>A claim after another payer has decided.</summary>
    Secondary,
}

/// <summary>What a filing limit is counted from.</summary>
public enum FilingStart
{
    /// <summary>The day of care.</summary>
    DateOfService,

    /// <summary>The decision of the payer before (its EOB); for a corrected claim, the decision it corrects.</summary>
    PriorDecision,
}

/// <summary>One level of appeal at a payer.</summary>
/// <param name="Level">From 1.</param>
/// <param name="Name">What the payer calls it.</param>
/// <param name="Days">Calendar days from the decision's receipt until the payer must have the appeal.</param>
/// <param name="Source">The contract, rule or law, and when it was read.</param>
/// <param name="PresumedReceiptDays">Days after its date on which a decision counts as received.</param>
/// <param name="AnswerDays">Days within which the payer answers.</param>
/// <param name="ByLetter">Whether the pipeline may file it without asking a biller.</param>
/// <param name="Channel">How it goes out.</param>
/// <param name="To">The office addressed; null for the payer's own.</param>
/// <param name="Address">Where letters go; null for the payer's own address.</param>
/// <param name="Fax">Ten digits, for <see cref="LetterChannel.Fax"/>.</param>
/// <param name="Minimum">The least amount in dispute; null for any.</param>
public sealed record AppealLevel(
    int Level,
    string Name,
    int Days,
    string Source,
    int PresumedReceiptDays = 0,
    int AnswerDays = 60,
    bool ByLetter = false,
    LetterChannel Channel = LetterChannel.Mail,
    string? To = null,
    PostalAddress? Address = null,
    string? Fax = null,
    Money? Minimum = null)
{
    /// <summary>By when the payer must have an appeal against a decision of that day.</summary>
    public DateOnly DeadlineFor(DateOnly decision) => decision.AddDays(PresumedReceiptDays + Days);
}

/// <summary>How a letter to a payer goes out.</summary>
public enum LetterChannel
{
    /// <summary>Printed and mailed.</summary>
    Mail,

    /// <summary>Faxed.</summary>
    Fax,

    /// <summary>Handed over as an electronic attachment, under the payer's control number (275).</summary>
    Attachment,
}
