using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X276;
using Claims.Edi.X277;
using Claims.Edi.X277CA;
using Claims.Edi.X999;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Tests.Submission;

/// <summary>What an invented payer answers to questions for claims' status, as real X12 files.</summary>
internal static class StatusDesk
{
    private static readonly DateTime Made = new(2026, 12, 8, 8, 0, 0);
    private static readonly DateOnly Day = new(2026, 12, 8);

    /// <summary>A 277 about claims; a status is written "P1:20".</summary>
    public static byte[] Answer(params (Claim Claim, string Status)[] claims) =>
        File(new StatusProvider
        {
            Name = Party.Organization("SAMPLE CLINIC", "XX", "1234567893"),
            Subscribers = claims.Select(claim => new StatusPatient
            {
                Person = Party.Person("SAMPLENAME", "TESTA", "MI", "SMP100200") with { Role = "IL" },
                Claims = [ClaimOf(claim.Claim.Id.Value, claim.Status)],
            }).ToEdiList(),
        });

    /// <summary>A 277 about a claim that this clinic never sent.</summary>
    public static byte[] AboutAnother() => File(new StatusProvider
    {
        Name = Party.Organization("SAMPLE CLINIC", "XX", "1234567893"),
        Subscribers =
        [
            new()
            {
                Person = Party.Person("OTHERNAME", "OTTO", "MI", "SMP900900") with { Role = "IL" },
                Claims = [ClaimOf("ANOTHERS0CLAIM000", "P1:20")],
            },
        ],
    });

    /// <summary>A 277 that refuses to answer a provider.</summary>
    public static byte[] Refusal() => File(new StatusProvider
    {
        Name = Party.Organization("SAMPLE CLINIC", "XX", "1234567893"),
        Status = new() { TraceType = "1", TraceNumber = "0", Statuses = [new(new("E4", "0"), Day)] },
    });

    public static byte[] Ack999(string code) => PayerDesk.Envelope(
        "FA", ImplementationAcknowledgement.CurrentGuide, new ImplementationAcknowledgement
        {
            ControlNumber = "0001",
            GroupCode = "HR",
            GroupControlNumber = "2",
            Responses =
            [
                new()
                {
                    Transaction = "276",
                    ControlNumber = "0002",
                    Code = code,
                    ErrorCodes = code == "R" ? ["5"] : [],
                },
            ],
            Code = code,
            IncludedCount = 1,
            ReceivedCount = 1,
            AcceptedCount = code == "R" ? 0 : 1,
        });

    private static StatusClaim ClaimOf(string number, string status)
    {
        var code = status.Split(':');
        return new()
        {
            TraceType = "2",
            TraceNumber = number,
            Statuses = [new StatusInformation(new(code[0], code[1]), Day, 200m)],
            PatientControlNumber = number,
            ServiceDate = new DatePeriod("472", BillingHouse.Visit),
        };
    }

    private static byte[] File(StatusProvider provider) => PayerDesk.Envelope(
        "HN", ClaimStatusResponse.CurrentGuide, new ClaimStatusResponse
        {
            ControlNumber = "0001",
            RequestReference = "R1",
            Created = Made,
            Payers =
            [
                new()
                {
                    Name = Party.Organization("EXAMPLE HEALTH PLAN", "PI", "EXHP1"),
                    Receivers =
                    [
                        new()
                        {
                            Name = Party.Organization("SAMPLE CLINIC", "46", "SAMPLE"),
                            Providers = [provider],
                        },
                    ],
                },
            ],
        });
}
