using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X277CA;
using CsCheck;
using static Claims.Edi.Tests.Samples.AnyValue;

namespace Claims.Edi.Tests.X277CA;

public sealed class AcknowledgementPropertyTests
{
    private static readonly Gen<ClaimStatusCode> Accepting = Gen.OneOfConst("A1", "A2", "A5").Select(Gen.Int[0, 700],
        (category, status) => new ClaimStatusCode(category, $"{status}"));

    private static readonly Gen<ClaimStatusCode> Rejecting = Gen.Select(
        Gen.OneOfConst("A3", "A6", "A7", "A8"), Gen.Int[0, 700], Gen.OneOfConst("", "85", "IL", "QC", "PR"),
        (category, status, entity) => new ClaimStatusCode(category, $"{status}", entity));

    private static Gen<StatusInformation> Status(bool accepted, decimal charge) =>
        from codes in (accepted ? Accepting : Rejecting).Array[1, 3]
        from day in Day
        from message in Letters(0, 264)
        select new StatusInformation(codes[0], day, accepted, charge, codes[1..]) with { Message = message };

    private static Gen<AcknowledgedLine> Line(bool accepted) =>
        from procedure in Letters(5, 5)
        from charge in Money
        from units in Gen.Int[1, 99]
        from number in Number
        from day in Day
        from statuses in Status(accepted, charge).Array[1, 2]
        select new AcknowledgedLine
        {
            Procedure = new(procedure) { Modifiers = ["25"] },
            Charge = charge,
            Units = units,
            Statuses = statuses.ToEdiList(),
            LineItemControlNumber = number,
            ServiceDate = new("472", day),
        };

    private static readonly Gen<AcknowledgedClaim> Claim =
        from accepted in Gen.Bool
        from number in Number
        from payer in Number
        from charge in Money
        from statuses in Status(accepted, charge).Array[1, 3]
        from lines in Line(accepted).Array[0, 3]
        from day in Day
        from days in Gen.Int[0, 9]
        select new AcknowledgedClaim
        {
            PatientControlNumber = number,
            Statuses = statuses.ToEdiList(),
            PayerClaimControlNumber = payer,
            ClearinghouseTrace = "CH1",
            ServiceDate = new("472", day, day.AddDays(days)),
            Lines = lines.ToEdiList(),
        };

    private static readonly Gen<AcknowledgedClaim[]> Claims = Claim.Array[1, 6];

    [Fact]
    public void Any_acknowledgement_with_its_totals_is_written_read_and_the_same()
    {
        Claims.Array[1, 3].Sample(providers =>
        {
            var acknowledgement = Of(providers);
            var text = InterchangeWriter.ToText(Claims837.File("HN", acknowledgement));
            var read = InterchangeReader.Read(text);
            Assert.Empty(read.Issues);
            var again = (ClaimAcknowledgement)Assert.Single(read.Value[0].Transactions);
            Assert.Equal(providers.SelectMany(claims => claims), again.Claims);
            var (before, after) = (acknowledgement.Sources[0].Receivers[0], again.Sources[0].Receivers[0]);
            Assert.Equal(before.Status, after.Status);
            Assert.Equal(before.Providers.Select(provider => provider.Status),
                after.Providers.Select(provider => provider.Status));
            Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
        }, iter: 200);
    }

    [Fact]
    public void Any_total_off_by_one_is_told()
    {
        Gen.Select(Claims, Gen.Int[0, 3]).Sample((claims, which) =>
        {
            var text = InterchangeWriter.ToText(Claims837.File("HN", Of(claims)));
            var total = new[] { "QTY*90*", "QTY*AA*", "AMT*YU*", "AMT*YY*" }[which];
            var at = text.IndexOf(total, StringComparison.Ordinal) + total.Length;
            var wrong = $"{text[..at]}1{text[at..]}";
            Assert.Equal(["X277-TOTAL"], InterchangeReader.Read(wrong).Issues.Select(issue => issue.Code));
        }, iter: 200);
    }

    private static ClaimAcknowledgement Of(params ReadOnlySpan<AcknowledgedClaim[]> providers) => new()
    {
        ControlNumber = "0001",
        BatchReference = "K1",
        Created = Claims837.At,
        Sources =
        [
            new()
            {
                Name = Party.Organization("PAYER", "PI", "PAY1") with { Role = "PR" },
                Status = new()
                {
                    TraceType = "1",
                    TraceNumber = "R1",
                    Dates = [new("050", new DateOnly(2026, 11, 3)), new("009", new DateOnly(2026, 11, 3))],
                },
                Receivers = [Receiver(providers.ToArray())],
            },
        ],
    };

    private static InformationReceiver Receiver(AcknowledgedClaim[][] providers) => new()
    {
        Name = Party.Organization("CLINIC", "46", "SUB1"),
        Status = Totals(providers.SelectMany(claims => claims).ToList(), "2", "90", "AA") with
        {
            Statuses = [new(new("A1", "19"), new DateOnly(2026, 11, 3), true, 1)],
        },
        Providers = providers.Select(claims => new AcknowledgedProvider
        {
            Name = Party.Organization("CLINIC", "XX", "1234567893"),
            Status = Totals(claims, "1", "QA", "QC"),
            Patients =
            [
                new() { Name = Party.Person("BEISPIEL", "BEA", "MI", "M100"), Claims = claims.ToEdiList() },
            ],
        }).ToEdiList(),
    };

    private static LevelStatus Totals(
        IReadOnlyList<AcknowledgedClaim> claims, string traceType, string accepted, string rejected)
    {
        var (no, yes) = (claims.Where(claim => claim.IsRejected).ToList(), claims.Where(claim => !claim.IsRejected)
            .ToList());
        return new()
        {
            TraceType = traceType,
            TraceNumber = "B1",
            Quantities = [new(accepted, yes.Count), new(rejected, no.Count)],
            Amounts = [new("YU", yes.Sum(Charge)), new("YY", no.Sum(Charge))],
        };
    }

    private static decimal Charge(AcknowledgedClaim claim) => claim.Statuses[0].Charge ?? 0;
}
