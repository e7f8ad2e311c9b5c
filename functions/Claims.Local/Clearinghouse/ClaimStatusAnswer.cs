using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X277CA;
using Claims.Edi.X837P;

namespace Claims.Local.Clearinghouse;

/// <summary>A claim of an 837 with what the payer says to taking it in.</summary>
/// <param name="Submitted">The claim as sent, with the levels above it.</param>
/// <param name="Claim">The claim as the payer remembers it.</param>
/// <param name="Rejection">Why it is not taken in; null when it is.</param>
internal sealed record TriagedClaim(
    ClaimInContext Submitted, SimulatedClaim Claim, (string Category, string Status, string Entity)? Rejection);

/// <summary>Writes the 277CA of an 837: one status a claim, and totals that come to what was submitted.</summary>
internal static class ClaimStatusAnswer
{
    public static ClaimAcknowledgement Write(
        ProfessionalClaims answered, IReadOnlyList<TriagedClaim> claims, string reference, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var payer = claims[0].Submitted.Subscriber.Payer!;
        return new()
        {
            BatchReference = reference,
            Created = at.UtcDateTime,
            Sources =
            [
                new InformationSource
                {
                    Name = Party.Organization(payer.LastName, "PI", payer.Id) with { Role = "PR" },
                    Status = new LevelStatus
                    {
                        TraceType = "1",
                        TraceNumber = reference,
                        Dates = [new DatePeriod("050", day), new DatePeriod("009", day)],
                    },
                    Receivers = [Receiver(answered, claims, day)],
                },
            ],
        };
    }

    private static InformationReceiver Receiver(
        ProfessionalClaims answered, IReadOnlyList<TriagedClaim> claims, DateOnly day)
    {
        var submitter = answered.Submitter!;
        var total = claims.Sum(claim => claim.Claim.Charge);
        var accepted = claims.Any(claim => claim.Rejection is null);
        var summary = accepted ? new ClaimStatusCode("A1", "19") : new ClaimStatusCode("A3", "0");
        return new()
        {
            Name = Party.Organization(submitter.LastName, "46", submitter.Id),
            Status = Totals("90", "AA", claims) with
            {
                TraceType = "2",
                TraceNumber = answered.BatchReference,
                Statuses = [new StatusInformation(summary, day, accepted, total)],
            },
            Providers = claims
                .GroupBy(claim => claim.Claim.Provider.Npi)
                .Select(group => Provider([.. group]))
                .ToEdiList(),
        };
    }

    private static AcknowledgedProvider Provider(IReadOnlyList<TriagedClaim> claims) => new()
    {
        Name = Party.Organization(claims[0].Claim.Provider.Name, "XX", claims[0].Claim.Provider.Npi),
        Status = Totals("QA", "QC", claims) with { TraceType = "1", TraceNumber = "0" },
        Patients = claims.Select(Patient).ToEdiList(),
    };

    private static AcknowledgedPatient Patient(TriagedClaim triaged)
    {
        var (_, claim, rejection) = triaged;
        var status = rejection is var (category, code, entity)
            ? new ClaimStatusCode(category, code, entity)
            : new ClaimStatusCode("A2", "20");
        return new()
        {
            Name = Party.Person(claim.Patient.LastName, claim.Patient.FirstName, "MI", claim.MemberId),
            Claims =
            [
                new AcknowledgedClaim
                {
                    PatientControlNumber = claim.PatientControlNumber,
                    Statuses =
                    [
                        new StatusInformation(status, claim.FirstDay, rejection is null, claim.Charge),
                    ],
                    PayerClaimControlNumber = rejection is null ? claim.PayerControlNumber : "",
                    ServiceDate = new DatePeriod("472", claim.FirstDay, claim.Lines.Max(line => line.Day)),
                },
            ],
        };
    }

    private static LevelStatus Totals(string acceptedCount, string rejectedCount, IReadOnlyList<TriagedClaim> claims)
    {
        var accepted = claims.Where(claim => claim.Rejection is null).ToList();
        var rejected = claims.Where(claim => claim.Rejection is not null).ToList();
        var quantities = new List<Quantity>();
        var amounts = new List<Amount>();
        if (accepted.Count > 0)
        {
            quantities.Add(new(acceptedCount, accepted.Count));
            amounts.Add(new("YU", accepted.Sum(claim => claim.Claim.Charge)));
        }

        if (rejected.Count > 0)
        {
            quantities.Add(new(rejectedCount, rejected.Count));
            amounts.Add(new("YY", rejected.Sum(claim => claim.Claim.Charge)));
        }

        return new() { Quantities = quantities.ToEdiList(), Amounts = amounts.ToEdiList() };
    }
}
