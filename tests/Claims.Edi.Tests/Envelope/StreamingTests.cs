using System.Text;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.Samples;
using Claims.Edi.Tests.X835;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X835;
using Claims.Edi.X837P;

namespace Claims.Edi.Tests.Envelope;

public sealed class StreamingTests
{
    [Fact]
    public void Claims_come_one_by_one_with_what_is_around_them()
    {
        var claims = Enumerable.Range(1, 3).Select(i => Claims837.Claim() with { PatientControlNumber = $"C{i}" });
        var text = InterchangeWriter.ToText(Claims837.File(Claims837.Transaction(claims.ToArray())));
        var parts = Parts(text);
        Assert.Equal(["InterchangeStart", "GroupStart", "ClaimPart", "ClaimPart", "ClaimPart", "TransactionEnd", "GroupEnd",
            "InterchangeEnd", "FileEnd"], parts.Select(part => part.ToString()));
        Assert.All(parts, part => Assert.Empty(part.Issues));
        var second = Assert.IsType<ClaimPart>(parts[3]);
        var context = ((ProfessionalClaims)second.Transaction).Claims().Single();
        Assert.Equal(("C2", "1234567893", "M100", 2), (context.Claim.PatientControlNumber,
            context.BillingProvider.Provider!.Npi, context.Subscriber.Person!.Id, second.Number));
        Assert.Same(second.Claim, context.Claim);
        var end = Assert.IsType<TransactionEnd>(parts[5]);
        Assert.Equal((3, 0), (end.Claims, ((ProfessionalClaims)end.Transaction).Claims().Count()));
    }

    [Fact]
    public void A_claim_that_came_alone_is_written_as_a_file_of_its_own()
    {
        var text = InterchangeWriter.ToText(Claims837.File(Claims837.Transaction(Claims837.Claim(), Claims837.Claim() with
        {
            PatientControlNumber = "SECOND",
        })));
        var last = Parts(text).OfType<ClaimPart>().Last();
        var alone = InterchangeWriter.ToText(Claims837.File(last.Transaction));
        Assert.Empty(InterchangeReader.Read(alone).Issues);
        Assert.Contains("CLM*SECOND*", alone, StringComparison.Ordinal);
        Assert.DoesNotContain("CLM*A1B2C3*", alone, StringComparison.Ordinal);
    }

    [Fact]
    public void A_streamed_remittance_is_balanced_as_a_whole()
    {
        var text = InterchangeWriter.ToText(Remittances.File(Remittances.Of(30, [
            Remittances.Claim("1", 10, 10, Remittances.Line(10, 10)),
            Remittances.Claim("1", 20, 20, Remittances.Line(20, 20)),
        ])));
        Assert.Empty(Parts(text).SelectMany(part => part.Issues));
        Assert.Equal([10m, 20m], Parts(text).OfType<ClaimPart>().Select(part => ((ClaimPayment)part.Claim).Paid));
        var issues = Parts(text.Replace("BPR*I*30*", "BPR*I*31*")).SelectMany(part => part.Issues);
        Assert.Equal([EdiCodes.RemittanceUnbalanced], issues.Select(issue => issue.Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_provider_without_claims_is_checked_when_read_in_parts_and_when_written(int place)
    {
        var transaction = Claims837.Transaction();
        var full = transaction.BillingProviders[0];
        var empty = full with
        {
            Provider = full.Provider! with { TaxId = "987654321" },
            Subscribers = [Claims837.Subscriber() with { Claims = [] }],
        };
        var wrong = InterchangeWriter.ToText(Claims837.File(transaction with
        {
            BillingProviders = place == 0 ? [empty, full] : [full, empty],
        })).Replace("REF*EI*987654321", "REF*1G*987654321");
        var read = InterchangeReader.Read(wrong);
        Assert.Equal([EdiCodes.SegmentMissing],
            read.Issues.Where(issue => issue.Severity == EdiSeverity.Error).Select(issue => issue.Code));
        Assert.Equal(read.Issues.Select(Fact).Order(), Parts(wrong).SelectMany(part => part.Issues).Select(Fact).Order());
        var refused = Assert.Throws<EdiWriteException>(() => InterchangeWriter.ToText(read.Value[0]));
        Assert.Equal(EdiCodes.SegmentMissing, Assert.Single(refused.Issues).Code);
        static (string, EdiSeverity, int) Fact(EdiIssue issue) => (issue.Code, issue.Severity, issue.SegmentOrdinal);
    }

    [Fact]
    public void More_claims_than_Medicare_takes_are_found_in_parts_too()
    {
        using var file = GeneratedFile.Claims(5_001);
        var issue = Assert.Single(InterchangeReader.ReadParts(file).SelectMany(part => part.Issues));
        Assert.Equal(EdiCodes.ClaimsMany, issue.Code);
    }

    [Fact]
    public void A_fault_above_the_claims_is_told_once()
    {
        var text = InterchangeWriter.ToText(Claims837.File(
            Claims837.Transaction(Claims837.Claim(), Claims837.Claim(), Claims837.Claim())));
        var issues = Parts(text.Replace("SBR*P*18", "SBR*P*19")).SelectMany(part => part.Issues).ToList();
        Assert.Equal([EdiCodes.PatientLevel], issues.Select(issue => issue.Code));
    }

    public static TheoryData<string> Files() => [.. SampleFiles.Names().DefaultIfEmpty("")];

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void Streaming_a_sample_finds_what_reading_it_whole_finds(string file)
    {
        Skip.If(SampleFiles.Folder is null, "The public samples are not on this machine (../shared/data/x12).");
        var text = SampleFiles.Text(file);
        static IEnumerable<string> Told(IEnumerable<EdiIssue> issues) => issues.Select(issue =>
            $"{issue.SegmentOrdinal} {issue.ElementPosition} {issue.ComponentPosition} {issue.Code}")
            .Order(StringComparer.Ordinal);
        var whole = InterchangeReader.Read(text);
        Assert.Equal(Told(whole.Issues), Told(Parts(text).SelectMany(part => part.Issues)));
    }

    private static List<EdiPart> Parts(string text) =>
        [.. InterchangeReader.ReadParts(new MemoryStream(Encoding.UTF8.GetBytes(text)))];
}
