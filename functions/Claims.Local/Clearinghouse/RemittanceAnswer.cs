using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X835;

namespace Claims.Local.Clearinghouse;

/// <summary>A claim's place in a remittance: a decision, or an earlier decision taken back.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="IsReversal">Whether it is taken back.</param>
/// <param name="SentOnTo">The payer that it was sent on to; null when it was not.</param>
internal sealed record RemittedClaim(
    SimulatedClaim Claim, SimulatedDecision Decision, bool IsReversal, PayerRule? SentOnTo = null);

/// <summary>Writes an 835. What is paid is the sum of its claims, each its charge less its adjustments.</summary>
internal static class RemittanceAnswer
{
    /// <param name="payer">Who answers.</param>
    /// <param name="claims">What it decided.</param>
    /// <param name="adjustments">What it adds to or takes from the deposit (PLB): positive lowers it.</param>
    /// <param name="trace">TRN02.</param>
    /// <param name="at">When it is delivered.</param>
    public static Remittance Write(
        PayerRule payer,
        IReadOnlyList<RemittedClaim> claims,
        IReadOnlyList<ProviderAdjustmentReason> adjustments,
        string trace,
        DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var provider = claims[0].Claim.Provider;
        var payments = claims.Select(claim => Payment(payer, claim)).ToEdiList();
        var total = payments.Sum(payment => payment.Paid) - adjustments.Sum(one => one.Amount);
        return new()
        {
            Handling = total == 0 ? "H" : "I",
            PaymentAmount = Math.Abs(total),
            CreditOrDebit = total < 0 ? "D" : "C",
            PaymentMethod = total == 0 ? "NON" : "ACH",
            PaymentDate = day,
            TraceNumber = trace,
            OriginatingCompanyId = $"1{payer.TaxId}",
            ProductionDate = day,
            Payer = new RemittanceParty
            {
                Name = payer.Name,
                Address = new(payer.Address.Line1, payer.Address.City, payer.Address.State, payer.Address.Zip),
                Contacts = [new Contact("SIMULATED", payer.Phone) { Function = "BL" }],
            },
            Payee = new RemittanceParty
            {
                Name = provider.Name,
                IdQualifier = "XX",
                Id = provider.Npi,
                TaxId = provider.TaxId,
            },
            ClaimGroups = [new ClaimGroup { GroupNumber = "1", Claims = payments }],
            ProviderAdjustments = adjustments
                .Select(one => new ProviderAdjustment(provider.Npi, new(day.Year, 12, 31), one)).ToEdiList(),
        };
    }

    private static ClaimPayment Payment(PayerRule payer, RemittedClaim remitted)
    {
        var (claim, decision, isReversal, sentOnTo) = remitted;
        var sign = isReversal ? -1 : 1;
        return new()
        {
            PatientControlNumber = claim.PatientControlNumber,
            Status = isReversal ? "22"
                : sentOnTo is not null ? "19"
                : claim.IsSecondary && decision.Status == "1" ? "2"
                : decision.Status,
            Charge = sign * claim.Charge,
            Paid = sign * decision.Paid,
            PatientResponsibility = isReversal || decision.PatientOwes == 0 ? null : decision.PatientOwes,
            ClaimFilingIndicator = payer.ClaimFilingIndicator,
            PayerClaimControlNumber = claim.PayerControlNumber,
            PlaceOfService = claim.PlaceOfService,
            Frequency = claim.Frequency,
            Names =
            [
                new NamedEntity(
                    "QC", isOrganization: false, claim.Patient.LastName, claim.Patient.FirstName, "MI", claim.MemberId),
                new NamedEntity(
                    "82", isOrganization: false, "", "", "XX", claim.Provider.RenderingNpi),
                .. sentOnTo is null
                    ? (NamedEntity[])[]
                    : [new NamedEntity("TT", isOrganization: true, sentOnTo.Name, "", "PI", sentOnTo.ElectronicId)],
            ],
            Lines = decision.Lines.Select(line => Line(line, sign)).ToEdiList(),
        };
    }

    private static LinePayment Line(DecidedLine decided, int sign)
    {
        var line = decided.Line;
        var adjustments = decided.Adjustments
            .GroupBy(one => one.Group)
            .Select(group => new ClaimAdjustment(
                group.Key, [.. group.Select(one => new AdjustmentReason(one.Reason, sign * one.Amount))]));
        return new()
        {
            Procedure = new Procedure(line.Procedure) { Modifiers = line.Modifiers.ToEdiList() },
            Charge = sign * line.Charge,
            Paid = sign * decided.Paid,
            UnitsPaid = line.Units,
            ServiceDate = line.Day,
            Adjustments = adjustments.ToEdiList(),
            LineItemControlNumber = line.ControlNumber,
            Allowed = decided.IsDenied || sign < 0 ? null : Allowed(decided),
            Remarks = decided.Remark is { } remark ? [new Remark(remark)] : [],
        };
    }

    /// <summary>What the plan allows: the charge less what contracts cut; the sequester cuts what is paid.</summary>
    private static decimal Allowed(DecidedLine decided) => decided.Line.Charge
        - decided.Adjustments.Where(one => one is { Group: "CO", Reason: not "253" }).Sum(one => one.Amount);
}
