using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X277CA;

namespace Claims.Edi.Tests.X277CA;

public sealed class ClaimAcknowledgementTests
{
    private static readonly DateOnly Day = new(2026, 11, 3);

    [Theory]
    [InlineData("A2", true, false)]
    [InlineData("A2", false, true)]
    [InlineData("A3", true, true)]
    [InlineData("A7", true, true)]
    public void A_status_whose_category_rejects_is_a_rejection_whatever_its_action_says(
        string category, bool accepted, bool rejected)
    {
        var status = new StatusInformation(new ClaimStatusCode(category, "20"), new(2026, 11, 3), accepted, 100m);
        Assert.Equal((rejected, !rejected), (status.IsRejected, status.IsAccepted));
    }

    [Fact]
    public void Accepted_and_rejected_claims_are_written_and_read()
    {
        var text = InterchangeWriter.ToText(Claims837.File("HN", Acknowledgement()));
        Assert.Contains("HL*1**20*1~NM1*PR*2*SAMPLE PAYER*****PI*PAY1~TRN*1*R1~DTP*050*D8*20261103~DTP*009*D8*20261103~"
            + "HL*2*1*21*1~NM1*41*2*SAMPLE CLINIC*****46*SUB1~TRN*2*B1~STC*A1:20*20261103*WQ*275.50~"
            + "QTY*90*1~QTY*AA*1~AMT*YU*175.50~AMT*YY*100~"
            + "HL*3*2*19*1~NM1*85*2*SAMPLE CLINIC*****XX*1234567893~TRN*1*0~QTY*QA*1~QTY*QC*1~AMT*YU*175.50~AMT*YY*100~"
            + "HL*4*3*PT*0~NM1*QC*1*BEISPIEL*BEA****MI*M100~"
            + "TRN*2*A1B2C3~STC*A2:20*20261103*WQ*175.50~REF*1K*PCN1~DTP*472*D8*20261030~"
            + "TRN*2*D4E5F6~STC*A7:562:85*20261103*U*100******A7:21~DTP*472*D8*20261030~SE*", text,
                StringComparison.Ordinal);
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        var acknowledgement = Assert.IsType<ClaimAcknowledgement>(Assert.Single(read.Value[0].Transactions));
        var claims = acknowledgement.Claims.ToList();
        Assert.Equal([("A1B2C3", false, "PCN1"), ("D4E5F6", true, "")],
            claims.Select(claim => (claim.PatientControlNumber, claim.IsRejected, claim.PayerClaimControlNumber)));
        Assert.Equal([new ClaimStatusCode("A7", "562", "85"), new ClaimStatusCode("A7", "21")],
            claims[1].Statuses[0].Codes);
        var totals = acknowledgement.Sources[0].Receivers[0].Providers[0].Status!;
        Assert.Equal((1m, 1m, 175.50m, 100m),
            (totals.AcceptedCount, totals.RejectedCount, totals.AcceptedAmount, totals.RejectedAmount));
    }

    [Theory]
    [InlineData("QTY*QA*1~", "QTY*QA*2~", "X277-TOTAL")]
    [InlineData("QTY*AA*1~", "QTY*AA*0~", "X277-TOTAL")]
    [InlineData("AMT*YU*175.50~AMT*YY*100~HL", "AMT*YU*175.51~AMT*YY*100~HL", "X277-TOTAL")]
    [InlineData("STC*A2:20*20261103*WQ", "STC*A3:20*20261103*WQ", "X277-ACTION")]
    [InlineData("STC*A7:562:85*20261103*U", "STC*A2:562:85*20261103*U", "X277-ACTION")]
    [InlineData("STC*A2:20*20261103*WQ", "STC*A2:20*20261103*XX", "X12-CODE")]
    [InlineData("STC*A2:20*20261103*WQ", "STC*A2:20*20261103*", "X12-ELEMENT-MISSING")]
    [InlineData("TRN*2*A1B2C3~", "TRN*2~", "X12-ELEMENT-MISSING")]
    [InlineData("NM1*QC*1*BEISPIEL*BEA****MI*M100~", "", "X12-LOOP-MISSING")]
    public void An_acknowledgement_wrong_in_one_way_gives_its_code(string part, string replacement, string code)
    {
        var valid = InterchangeWriter.ToText(Claims837.File("HN", Acknowledgement()));
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var at = valid.IndexOf(part, StringComparison.Ordinal);
        var read = InterchangeReader.Read(valid[..at] + replacement + valid[(at + part.Length)..]);
        Assert.Contains(read.Issues, issue => issue.Code == code);
    }

    private static ClaimAcknowledgement Acknowledgement() => new()
    {
        ControlNumber = "0001",
        BatchReference = "K1",
        Created = Claims837.At,
        Sources =
        [
            new()
            {
                Name = Party.Organization("Sample Payer", "PI", "PAY1") with { Role = "PR" },
                Status = new()
                {
                    TraceType = "1",
                    TraceNumber = "R1",
                    Dates = [new("050", Day), new("009", Day)],
                },
                Receivers =
                [
                    new()
                    {
                        Name = Party.Organization("Sample Clinic", "46", "SUB1"),
                        Status = new()
                        {
                            TraceType = "2",
                            TraceNumber = "B1",
                            Statuses = [new(new("A1", "20"), Day, true, 275.50m)],
                            Quantities = [new("90", 1), new("AA", 1)],
                            Amounts = [new("YU", 175.50m), new("YY", 100)],
                        },
                        Providers = [Provider()],
                    },
                ],
            },
        ],
    };

    private static AcknowledgedProvider Provider() => new()
    {
        Name = Party.Organization("Sample Clinic", "XX", "1234567893"),
        Status = new()
        {
            TraceType = "1",
            TraceNumber = "0",
            Quantities = [new("QA", 1), new("QC", 1)],
            Amounts = [new("YU", 175.50m), new("YY", 100)],
        },
        Patients =
        [
            new()
            {
                Name = Party.Person("Beispiel", "Bea", "MI", "M100"),
                Claims =
                [
                    new()
                    {
                        PatientControlNumber = "A1B2C3",
                        Statuses = [new(new("A2", "20"), Day, true, 175.50m)],
                        PayerClaimControlNumber = "PCN1",
                        ServiceDate = new("472", new DateOnly(2026, 10, 30)),
                    },
                    new()
                    {
                        PatientControlNumber = "D4E5F6",
                        Statuses = [new(new("A7", "562", "85"), Day, false, 100, new ClaimStatusCode("A7", "21"))],
                        ServiceDate = new("472", new DateOnly(2026, 10, 30)),
                    },
                ],
            },
        ],
    };
}
