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

/// <summary>What goes beside an appeal letter: no patient data.</summary>
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
    DateOnly Deadline);
