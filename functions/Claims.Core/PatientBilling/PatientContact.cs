using System.Security.Cryptography;
using System.Text;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.PatientBilling;

/// <summary>One message to a patient. The ledger of them is consulted before each touch and written with it.</summary>
/// <param name="Patient">A hash of name and birth date: one patient over all encounters.</param>
/// <param name="Encounter">What it was about.</param>
/// <param name="Statement">The statement's number.</param>
/// <param name="Day">The day at the clinic.</param>
/// <param name="Channel">How.</param>
public sealed record PatientContact(string Patient, EncounterId Encounter, int Statement, DateOnly Day, Channel Channel)
    : IRecord<PatientContact>
{
    /// <inheritdoc/>
    public static string Kind => "patient-contact";

    /// <inheritdoc/>
    public string Key => $"{Patient}/{Encounter}/{Statement:D3}";

    /// <summary>Names a patient without saying who it is.</summary>
    public static string PatientOf(Person patient)
    {
        var text = $"{patient.LastName}|{patient.FirstName}|{patient.BirthDate:O}".ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];
    }

    /// <summary>When a patient last heard from the clinic about any bill.</summary>
    public static async Task<DateOnly?> LastAsync(
        IRecords records, ClinicId clinic, Person patient, CancellationToken cancellationToken)
    {
        DateOnly? last = null;
        await foreach (var (contact, _) in records.ListAsync<PatientContact>(
            clinic, $"{PatientOf(patient)}/", cancellationToken))
        {
            last = last > contact.Day ? last : contact.Day;
        }

        return last;
    }
}
