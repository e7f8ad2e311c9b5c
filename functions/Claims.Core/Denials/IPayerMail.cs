using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Denials;

/// <summary>Port: letters to payers. Adapters: a folder that a person prints or uploads from, a fax or portal service.
/// A letter sent twice under one name is one letter.</summary>
public interface IPayerMail
{
    /// <summary>Hands a letter over; durable when it returns.</summary>
    /// <param name="name">Letters, digits and hyphens; no patient data.</param>
    /// <param name="pdf">The letter.</param>
    /// <param name="manifest">What the carrier must know.</param>
    /// <param name="cancellationToken">Cancels the hand-over.</param>
    Task SendAsync(
        string name, ReadOnlyMemory<byte> pdf, AppealManifest manifest, CancellationToken cancellationToken);
}

/// <summary>What goes beside a letter: how it is to be carried and what it is about; no patient data.</summary>
/// <param name="Clinic">Who appeals.</param>
/// <param name="Claim">The patient control number.</param>
/// <param name="PayerElectronicId">The payer's id in X12.</param>
/// <param name="PayerControlNumber">The payer's number of the claim.</param>
/// <param name="Remittance">The decision appealed: the claim's n-th.</param>
/// <param name="Level">The level of appeal, from 1.</param>
/// <param name="Codes">The denial codes disputed, such as CO-50.</param>
/// <param name="Denied">The amount in dispute.</param>
/// <param name="Deadline">By when the payer must have it.</param>
public sealed record AppealManifest(
    ClinicId Clinic,
    ClaimId Claim,
    string PayerElectronicId,
    string? PayerControlNumber,
    int Remittance,
    int Level,
    IReadOnlyList<string> Codes,
    Money Denied,
    DateOnly Deadline)
{
    /// <summary>What the letter is.</summary>
    public LetterKind Kind { get; init; } = LetterKind.Appeal;

    /// <summary>How it goes out: mailed, faxed, or handed over as an attachment (275).</summary>
    public LetterChannel Channel { get; init; } = LetterChannel.Mail;

    /// <summary>The office addressed.</summary>
    public string? Office { get; init; }

    /// <summary>Where it goes by mail.</summary>
    public PostalAddress? Address { get; init; }

    /// <summary>Ten digits, for <see cref="LetterChannel.Fax"/>.</summary>
    public string? Fax { get; init; }

    /// <summary>
    /// The number that ties an attachment to its claim (275 TRN02, 837 PWK06), for
    /// <see cref="LetterChannel.Attachment"/>.
    /// </summary>
    public string? AttachmentControlNumber { get; init; }

    /// <summary>The manifest of a letter about a decision.</summary>
    internal static AppealManifest Of(DenialCase found, int level, DateOnly deadline, LetterKind kind)
    {
        var terms = PayerDeadlines.Current.Level(found.Payer, Math.Max(level, 1));
        var channel = terms?.Channel ?? LetterChannel.Mail;
        return new(
            found.Claim.Encounter.Clinic, found.Claim.Id, found.Payer.ElectronicId, found.Claim.PayerControlNumber,
            found.Number, level, [.. found.Denied.Select(code => code.Adjustment.Code)], found.Amount, deadline)
        {
            Kind = kind,
            Channel = channel,
            Office = kind == LetterKind.Appeal ? terms?.To : null,
            Address = channel == LetterChannel.Mail ? terms?.Address ?? found.Payer.Address : null,
            Fax = channel == LetterChannel.Fax ? terms?.Fax : null,
            AttachmentControlNumber = channel == LetterChannel.Attachment
                ? $"{found.Claim.Id}-{found.Number}"
                : null,
        };
    }
}
