using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Submission;

/// <summary>The claims of an encounter, and of a patient's day.</summary>
public static class EncounterClaims
{
    /// <summary>An encounter's claims, the first submission first.</summary>
    /// <param name="records">The records.</param>
    /// <param name="encounter">The encounter.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<IReadOnlyList<Claim>> ListAsync(
        IRecords records, EncounterRef encounter, CancellationToken cancellationToken)
    {
        var claims = new List<Claim>();
        var prefix = $"{encounter.Encounter}/";
        await foreach (var (entry, _) in records.ListAsync<EncounterClaim>(
            encounter.Clinic, prefix, cancellationToken))
        {
            claims.Add(await records.GetAsync<Claim>(encounter.Clinic, entry.Claim.Value, cancellationToken));
        }

        return claims;
    }

    /// <summary>Other encounters' claims for the same patient and day that still stand.</summary>
    internal static async Task<IReadOnlyList<Claim>> ListOthersAsync(
        IRecords records, EncounterRef encounter, ClaimContent content, CancellationToken cancellationToken)
    {
        var claims = new List<Claim>();
        var prefix = PatientDay.PrefixOf(content);
        await foreach (var (entry, _) in records.ListAsync<PatientDay>(encounter.Clinic, prefix, cancellationToken))
        {
            var claim = await records.GetAsync<Claim>(encounter.Clinic, entry.Claim.Value, cancellationToken);
            if (claim.Encounter.Encounter != encounter.Encounter && claim.Status != ClaimStatus.Rejected)
            {
                claims.Add(claim);
            }
        }

        return claims;
    }
}

/// <summary>The index of an encounter's claims.</summary>
public sealed record EncounterClaim(EncounterId Encounter, int Submission, ClaimId Claim) : IRecord<EncounterClaim>
{
    /// <inheritdoc/>
    public static string Kind => "encounter-claim";

    /// <inheritdoc/>
    public string Key => $"{Encounter}/{Submission:D4}";
}

/// <summary>The index of a patient's claims of one day, by which duplicates are found.</summary>
/// <param name="Prefix">The day and a hash of member, birth date and first name.</param>
/// <param name="Claim">The claim.</param>
public sealed record PatientDay(string Prefix, ClaimId Claim) : IRecord<PatientDay>
{
    /// <inheritdoc/>
    public static string Kind => "patient-day";

    /// <inheritdoc/>
    public string Key => $"{Prefix}{Claim}";

    /// <summary>What the keys of a patient's day begin with.</summary>
    public static string PrefixOf(ClaimContent content)
    {
        var patient = $"{content.MemberId}|{content.Patient.BirthDate:O}|{X12Text.Of(content.Patient.FirstName)}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(patient)))[..16];
        return $"{content.DateOfService.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}/{hash}/";
    }
}
