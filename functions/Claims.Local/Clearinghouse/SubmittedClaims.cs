using System.Globalization;
using Claims.Edi.Parts;
using Claims.Edi.X837P;

namespace Claims.Local.Clearinghouse;

/// <summary>Reads the claims of an 837 as a payer remembers them.</summary>
internal static class SubmittedClaims
{
    /// <param name="submitted">A claim with the levels above it.</param>
    /// <param name="submitter">GS02 of its group.</param>
    /// <param name="payerControlNumber">The number that the payer gives it.</param>
    public static SimulatedClaim Read(ClaimInContext submitted, string submitter, string payerControlNumber)
    {
        var claim = submitted.Claim;
        var billing = submitted.BillingProvider.Provider!;
        return new(
            payerControlNumber,
            submitted.Subscriber.Payer?.Id ?? "",
            submitter,
            claim.PatientControlNumber,
            claim.Frequency,
            claim.PayerClaimControlNumber,
            claim.PlaceOfService,
            claim.PriorAuthorization,
            new(billing.LastName, billing.Npi, billing.TaxId, claim.RenderingProvider?.Npi ?? billing.Npi),
            Person(submitted.Treated),
            Person(submitted.Subscriber.Person),
            submitted.Subscriber.Person?.Id ?? "",
            [.. claim.Lines.Select((line, index) => Line(claim, line, index + 1))],
            submitted.Subscriber.PayerResponsibility != "P" && claim.OtherSubscribers.Count > 0);
    }

    /// <summary>PR of the payer before: what there is for the next one to pay.</summary>
    private static decimal? LeftBy(ServiceLine line) => line.Adjudications.Count == 0
        ? null
        : line.Adjudications.SelectMany(one => one.Adjustments).Where(group => group.GroupCode == "PR")
            .Sum(group => group.Total);

    private static SimulatedPerson Person(Party? party) =>
        new(party?.LastName ?? "", party?.FirstName ?? "", party?.BirthDate);

    private static SimulatedLine Line(Claim claim, ServiceLine line, int number) => new(
        line.Procedure.Code,
        [.. line.Procedure.Modifiers],
        line.Charge,
        line.Quantity ?? 1,
        line.LineItemControlNumber.Length > 0
            ? line.LineItemControlNumber
            : number.ToString(CultureInfo.InvariantCulture),
        line.ServiceDate?.Start ?? DateOnly.MinValue,
        [
            .. line.DiagnosisPointers
                .Where(pointer => pointer >= 1 && pointer <= claim.Diagnoses.Count)
                .Select(pointer => claim.Diagnoses[pointer - 1].Code),
        ],
        LeftBy(line));
}
