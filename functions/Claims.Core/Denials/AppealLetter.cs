using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Denials;

/// <summary>What a letter to a payer about a denied claim says, with what is enclosed; drawn by <see cref="IAppealLetterDrawer"/>.</summary>
/// <param name="Clinic">Who appeals.</param>
/// <param name="Payer">To whom.</param>
/// <param name="Date">The letter's date.</param>
/// <param name="Deadline">By when the payer must have it.</param>
/// <param name="ClaimId">The patient control number.</param>
/// <param name="PayerControlNumber">The payer's number of the claim.</param>
/// <param name="PatientName">The patient.</param>
/// <param name="MemberId">The subscriber's id.</param>
/// <param name="DateOfService">The day of care.</param>
/// <param name="Charge">Billed.</param>
/// <param name="Denied">The amount in dispute.</param>
/// <param name="Reasons">The denial as the remittance states it: group, code and its meaning in own words.</param>
/// <param name="Paragraphs">The argument: facts of this claim, one paragraph each.</param>
/// <param name="Enclosures">What is enclosed.</param>
public sealed record AppealLetter(
    Clinic Clinic,
    Payer Payer,
    DateOnly Date,
    DateOnly Deadline,
    ClaimId ClaimId,
    string? PayerControlNumber,
    string PatientName,
    string MemberId,
    DateOnly DateOfService,
    Money Charge,
    Money Denied,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<string> Enclosures)
{
    /// <summary>What kind of letter it is.</summary>
    public LetterKind Kind { get; init; } = LetterKind.Appeal;

    /// <summary>The level of appeal, as the payer names it.</summary>
    public string? LevelName { get; init; }

    /// <summary>The office addressed; null for the payer's own.</summary>
    public string? Office { get; init; }

    /// <summary>Where it goes; null for the payer's own address.</summary>
    public PostalAddress? Address { get; init; }

    /// <summary>The policies and rules cited.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>What is enclosed, drawn after the letter in this order.</summary>
    public IReadOnlyList<Exhibit> Exhibits { get; init; } = [];
}

/// <summary>Kinds of letters to payers.</summary>
public enum LetterKind
{
    /// <summary>An appeal.</summary>
    Appeal,

    /// <summary>Documents that the payer asked for.</summary>
    Documents,

    /// <summary>A payment below the contract.</summary>
    Dispute,
}

/// <summary>Something enclosed with a letter.</summary>
/// <param name="Title">What it is.</param>
public abstract record Exhibit(string Title)
{
    /// <summary>A remittance in readable form.</summary>
    /// <param name="Title">What it is.</param>
    /// <param name="Facts">Payer, date, control number, status: label and value.</param>
    /// <param name="Services">The services as decided.</param>
    /// <param name="Reasons">The reasons of the whole claim, and the remarks, in words.</param>
    public sealed record Remittance(
        string Title, IReadOnlyList<(string Label, string Value)> Facts, IReadOnlyList<DecidedService> Services,
        IReadOnlyList<string> Reasons) : Exhibit(Title);

    /// <summary>Facts in a list, such as the proof of timely filing.</summary>
    /// <param name="Title">What it is.</param>
    /// <param name="Lead">One sentence before them.</param>
    /// <param name="Values">Label and value.</param>
    public sealed record Listing(
        string Title, string Lead, IReadOnlyList<(string Label, string Value)> Values) : Exhibit(Title);

    /// <summary>A page of the record, with the lines that matter marked.</summary>
    /// <param name="Title">What it is.</param>
    /// <param name="Page">Its page in the chart.</param>
    /// <param name="Picture">PNG or JPEG; null when there is none, and then the words are drawn.</param>
    /// <param name="Text">The page's words.</param>
    /// <param name="Marks">What is marked, in fractions of the page.</param>
    public sealed record RecordPage(
        string Title, int Page, ReadOnlyMemory<byte>? Picture, PageText Text, IReadOnlyList<PageBox> Marks)
        : Exhibit(Title);
}

/// <summary>A service as a remittance states it.</summary>
/// <param name="Procedure">Code and modifiers.</param>
/// <param name="Charge">Billed.</param>
/// <param name="Paid">Paid.</param>
/// <param name="Reasons">Each reason with its amount and meaning.</param>
public sealed record DecidedService(string Procedure, Money Charge, Money Paid, IReadOnlyList<string> Reasons);
