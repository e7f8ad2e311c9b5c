using Claims.Core.Submission;
using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X277CA;
using Claims.Edi.X835;
using Claims.Edi.X999;
using Claim = Claims.Core.Submission.Claim;
using X12Remittance = Claims.Edi.X835.Remittance;

namespace Claims.Core.Tests.Submission;

/// <summary>What an invented payer answers, as real X12 files.</summary>
internal static class PayerDesk
{
    private static readonly DateTime Made = new(2026, 11, 3, 8, 0, 0);

    public static byte[] Ack999(Claim claim, bool accepted = true) => File(
        "FA", ImplementationAcknowledgement.CurrentGuide, new ImplementationAcknowledgement
        {
            ControlNumber = "0001",
            GroupCode = "HC",
            GroupControlNumber = int.Parse(claim.Batch!).ToString(),
            Responses =
            [
                new TransactionResponse
                {
                    Transaction = "837",
                    ControlNumber = claim.Batch!,
                    Code = accepted ? "A" : "R",
                    ErrorCodes = accepted ? [] : ["5"],
                },
            ],
            Code = accepted ? "A" : "R",
            IncludedCount = 1,
            ReceivedCount = 1,
            AcceptedCount = accepted ? 1 : 0,
        });

    public static byte[] Ack277(Claim claim, string? rejectedFor = null, decimal? amount = null, string role = "PR")
    {
        var day = DateOnly.FromDateTime(Made);
        var accepted = rejectedFor is null;
        var charge = claim.Charge.Amount;
        var status = accepted
            ? new ClaimStatusCode(role == "PR" ? "A2" : "A1", "20")
            : new ClaimStatusCode("A7", rejectedFor!, "IL");
        var totals = new LevelStatus
        {
            Quantities = [new Quantity(accepted ? "90" : "AA", 1)],
            Amounts = [new Amount(accepted ? "YU" : "YY", amount ?? charge)],
        };
        return File("HN", ClaimAcknowledgement.CurrentGuide, new ClaimAcknowledgement
        {
            ControlNumber = "0001",
            BatchReference = "R1",
            Created = Made,
            Sources =
            [
                new InformationSource
                {
                    Name = Party.Organization("EXAMPLE HEALTH PLAN", "PI", "EXHP1") with { Role = role },
                    Status = new LevelStatus
                    {
                        TraceType = "1",
                        TraceNumber = "R1",
                        Dates = [new DatePeriod("050", day), new DatePeriod("009", day)],
                    },
                    Receivers =
                    [
                        new InformationReceiver
                        {
                            Name = Party.Organization("SAMPLE CLINIC", "46", "SAMPLE"),
                            Status = totals with
                            {
                                TraceType = "2",
                                TraceNumber = claim.Batch!,
                                Statuses = [new StatusInformation(status, day, accepted, charge)],
                            },
                            Providers = [Provider(claim, status, day, accepted)],
                        },
                    ],
                },
            ],
        });
    }

    /// <summary>A decision on a claim: lines with their reasons, such as "CO-45:30".</summary>
    public static ClaimPayment Decide(
        Claim claim, string status, params (string Code, decimal Charge, string Reasons)[] lines)
    {
        var decided = lines.Select(line => Line(line.Code, line.Charge, line.Reasons)).ToList();
        return new()
        {
            PatientControlNumber = claim.Id.Value,
            Status = status,
            Charge = decided.Sum(line => line.Charge),
            Paid = decided.Sum(line => line.Paid),
            ClaimFilingIndicator = "12",
            PayerClaimControlNumber = $"P{claim.Id.Value[..8]}",
            PlaceOfService = "11",
            Frequency = claim.Frequency.ToString(),
            Names = [new NamedEntity("QC", false, "SAMPLENAME", "TESTA", "MI", "SMP100200")],
            Lines = decided.ToEdiList(),
        };
    }

    /// <summary>The negative of a decision (CLP02 22).</summary>
    public static ClaimPayment Reverse(ClaimPayment decision) => decision with
    {
        Status = "22",
        Charge = -decision.Charge,
        Paid = -decision.Paid,
        Lines = decision.Lines.Select(line => line with
        {
            Charge = -line.Charge,
            Paid = -line.Paid,
            Adjustments = line.Adjustments.Select(group => new ClaimAdjustment(
                group.GroupCode,
                [.. group.Reasons.Select(reason => reason with { Amount = -reason.Amount })])).ToEdiList(),
        }).ToEdiList(),
    };

    public static X12Remittance Remittance(string trace, params ClaimPayment[] claims)
    {
        var total = claims.Sum(claim => claim.Paid);
        return new()
        {
            ControlNumber = "0001",
            Handling = total == 0 ? "H" : "I",
            PaymentAmount = Math.Abs(total),
            CreditOrDebit = total < 0 ? "D" : "C",
            PaymentMethod = total == 0 ? "NON" : "ACH",
            PaymentDate = new(2026, 11, 16),
            TraceNumber = trace,
            OriginatingCompanyId = "1999999999",
            ProductionDate = new(2026, 11, 16),
            Payer = new RemittanceParty
            {
                Name = "EXAMPLE HEALTH PLAN",
                Address = new("PO BOX 1", "PEORIA", "IL", "616010001"),
                Contacts = [new Contact("PROVIDER LINE", "3095550100") { Function = "BL" }],
            },
            Payee = new RemittanceParty
            {
                Name = "SAMPLE CLINIC",
                IdQualifier = "XX",
                Id = "1234567893",
                TaxId = "123456789",
            },
            ClaimGroups = [new ClaimGroup { GroupNumber = "1", Claims = claims.ToEdiList() }],
        };
    }

    /// <summary>With adjustments of the deposit (PLB), which change it: a positive amount lowers it.</summary>
    public static X12Remittance Adjust(
        X12Remittance remittance, params IReadOnlyList<(string Reason, string Reference, decimal Amount)> adjustments)
    {
        if (adjustments.Count == 0)
        {
            return remittance;
        }

        var total = remittance.Claims.Sum(claim => claim.Paid) - adjustments.Sum(one => one.Amount);
        return remittance with
        {
            Handling = total == 0 ? "H" : "I",
            PaymentAmount = Math.Abs(total),
            CreditOrDebit = total < 0 ? "D" : "C",
            PaymentMethod = total == 0 ? "NON" : "ACH",
            ProviderAdjustments =
            [
                .. adjustments.Select(one => new ProviderAdjustment(
                    "1234567893", new(2026, 12, 31),
                    new ProviderAdjustmentReason(one.Reason, one.Amount, one.Reference))),
            ],
        };
    }

    public static byte[] File(X12Remittance remittance) =>
        File("HP", X12Remittance.CurrentGuide, remittance with { Guide = "" });

    public static byte[] Envelope(string functionalCode, string guide, TransactionSet transaction) =>
        File(functionalCode, guide, transaction);

    private static byte[] File(string functionalCode, string guide, TransactionSet transaction) =>
        X12File.Write(new()
        {
            Sender = "PAYER",
            Receiver = "SAMPLE",
            Created = Made,
            ControlNumber = "000000777",
            Groups =
            [
                new FunctionalGroup
                {
                    FunctionalCode = functionalCode,
                    Sender = "PAYER",
                    Receiver = "SAMPLE",
                    Created = Made,
                    ControlNumber = "777",
                    Guide = guide,
                    Transactions = [transaction],
                },
            ],
        });

    private static AcknowledgedProvider Provider(
        Claim claim, ClaimStatusCode status, DateOnly day, bool accepted) => new()
        {
            Name = Party.Organization("SAMPLE CLINIC", "XX", "1234567893"),
            Patients =
            [
                new AcknowledgedPatient
                {
                    Name = Party.Person("SAMPLENAME", "TESTA", "MI", "SMP100200"),
                    Claims =
                    [
                        new AcknowledgedClaim
                        {
                            PatientControlNumber = claim.Id.Value,
                            Statuses = [new StatusInformation(status, day, accepted, claim.Charge.Amount)],
                            PayerClaimControlNumber = accepted ? $"P{claim.Id.Value[..8]}" : "",
                            ServiceDate = new DatePeriod("472", claim.Content.DateOfService),
                        },
                    ],
                },
            ],
        };

    private static LinePayment Line(string code, decimal charge, string reasons)
    {
        var parts = reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('-', ':')).Select(part => new ClaimAdjustment(
                part[0], part[1], decimal.Parse(part[2], System.Globalization.CultureInfo.InvariantCulture))).ToList();
        return new()
        {
            Procedure = new Procedure(code),
            Charge = charge,
            Paid = charge - parts.Sum(part => part.Total),
            ServiceDate = BillingHouse.Visit,
            Adjustments = parts.ToEdiList(),
        };
    }
}
