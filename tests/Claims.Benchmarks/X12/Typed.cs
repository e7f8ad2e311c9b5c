using Claims.Edi.Envelope;
using Claims.Edi.X835;
using Claims.Edi.X837P;

namespace Claims.Benchmarks.X12;

/// <summary>Reads every claim of a file as a record, checked on all levels, and takes from it what a poster of payments or
/// a scrubber of claims would. Wrong figures or findings stop the measurement.</summary>
internal static class Typed
{
    /// <summary>Claims of an 837P; each charge must be the sum of its lines.</summary>
    public static int ReadClaims(Stream file)
    {
        var (claims, letters) = (0, 0);
        foreach (var part in InterchangeReader.ReadParts(file))
        {
            Clean(part);
            if (part is not ClaimPart { Transaction: ProfessionalClaims transaction, Claim: Claim claim })
                continue;
            claims++;
            var person = transaction.BillingProviders[0].Subscribers[0].Person!;
            letters += person.LastName.Length + person.Id.Length + claim.PatientControlNumber.Length
                + claim.PlaceOfService.Length;
            foreach (var diagnosis in claim.Diagnoses)
                letters += diagnosis.Code.Length;
            var open = claim.TotalCharge;
            foreach (var line in claim.Lines)
            {
                open -= line.Charge;
                letters += line.Procedure.Code.Length + line.DiagnosisPointers.Count;
                if (line.ServiceDate?.Start is null)
                    throw new InvalidDataException("A line has no date.");
            }

            if (open != 0)
                throw new InvalidDataException("A claim's charge is not the sum of its lines.");
        }

        return letters > 0 ? claims : throw new InvalidDataException("Nothing was read.");
    }

    /// <summary>Claim payments of an 835; each must balance.</summary>
    public static int ReadRemittance(Stream file)
    {
        var (claims, letters) = (0, 0);
        foreach (var part in InterchangeReader.ReadParts(file))
        {
            Clean(part);
            if (part is not ClaimPart { Claim: ClaimPayment claim })
                continue;
            claims++;
            letters += claim.PatientControlNumber.Length + claim.Status.Length + claim.PayerClaimControlNumber.Length
                + claim.Patient!.LastName.Length;
            var open = claim.Charge - claim.Paid;
            foreach (var line in claim.Lines)
            {
                letters += line.Procedure.Code.Length + line.LineItemControlNumber.Length;
                foreach (var adjustment in line.Adjustments)
                {
                    foreach (var reason in adjustment.Reasons)
                    {
                        letters += adjustment.GroupCode.Length + reason.ReasonCode.Length;
                        open -= reason.Amount;
                    }
                }

                if (line.ServiceDate is null)
                    throw new InvalidDataException("A line has no date.");
            }

            if (open != 0)
                throw new InvalidDataException("A claim does not balance.");
        }

        return letters > 0 ? claims : throw new InvalidDataException("Nothing was read.");
    }

    private static void Clean(EdiPart part)
    {
        foreach (var issue in part.Issues)
        {
            if (issue.Code != Claims.Edi.Syntax.EdiCodes.ClaimsMany)
                throw new InvalidDataException(issue.ToString());
        }
    }
}
