using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.Tests.Samples;

public sealed class SampleFileTests
{
    /// <summary>Every file by name; one empty name where the samples are absent, so that the skip is seen.</summary>
    public static TheoryData<string> Files() => [.. SampleFiles.Names().DefaultIfEmpty("")];

    /// <summary>The well-formed files of version 005010 among them.</summary>
    public static TheoryData<string> WellFormedFiles() => [.. SampleFiles.Names()
        .Where(name => !SampleFiles.Malformed.ContainsKey(name) && SampleFiles.Text(name).Contains("*00501*"))
        .DefaultIfEmpty("")];

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void A_sample_gives_exactly_the_error_codes_known_for_it(string file)
    {
        Skip.If(SampleFiles.Folder is null, "The public samples are not on this machine (../shared/data/x12).");
        var read = InterchangeReader.Read(SampleFiles.Text(file));
        var codes = read.Issues.Where(issue => issue.Severity == EdiSeverity.Error).Select(issue => issue.Code)
            .Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(SampleFiles.Malformed.GetValueOrDefault(file, ""), string.Join(' ', codes));
    }

    [SkippableTheory]
    [MemberData(nameof(WellFormedFiles))]
    public void A_well_formed_sample_is_written_back_as_it_was(string file)
    {
        Skip.If(SampleFiles.Folder is null, "The public samples are not on this machine (../shared/data/x12).");
        var text = SampleFiles.Text(file);
        var read = InterchangeReader.Read(text).Value;
        var written = string.Concat(read.Select(one => InterchangeWriter.ToText(one, new() { KeepCase = true })));
        Assert.Equal(SampleFiles.Normalize(text), written);
    }

    [SkippableTheory]
    [MemberData(nameof(WellFormedFiles))]
    public void A_sample_read_with_other_line_ends_and_delimiters_is_the_same(string file)
    {
        Skip.If(SampleFiles.Folder is null, "The public samples are not on this machine (../shared/data/x12).");
        var read = InterchangeReader.Read(SampleFiles.Text(file)).Value;
        foreach (var interchange in read.Where(SampleFiles.IsTyped))
        {
            var other = interchange with { Delimiters = new('|', '!', '<', '\u001D') };
            var text = InterchangeWriter.ToText(other, new() { KeepCase = true, LineFeeds = true })
                .Replace("\n", "\r\n ");
            var again = Assert.Single(InterchangeReader.Read(text).Value);
            Assert.Equal(other, again);
        }
    }

    /// <summary>The table of the samples by kind of transaction: read, of well-formed files, written back as they
    /// were; a failure shows it whole.</summary>
    [SkippableTheory]
    [InlineData("ProfessionalClaims", 28)]
    [InlineData("InstitutionalClaims", 3)]
    [InlineData("Remittance", 8)]
    [InlineData("EligibilityRequest", 6)]
    [InlineData("EligibilityResponse", 5)]
    [InlineData("ClaimAcknowledgement", 2)]
    [InlineData("ClaimStatusResponse", 5)]
    [InlineData("ImplementationAcknowledgement", 1)]
    public void Enough_samples_of_every_transaction_are_well_formed_and_written_back(string kind, int least)
    {
        Skip.If(SampleFiles.Folder is null, "The public samples are not on this machine (../shared/data/x12).");
        var row = SampleTable.Make().GetValueOrDefault(kind);
        Assert.True(row.WellFormed >= least && row.WrittenBack == row.WellFormed && row.WithoutError == row.WellFormed,
            SampleTable.Text());
    }

    public static TheoryData<string> InventedFiles() => [.. SampleFiles.Invented.Keys];

    [Theory]
    [MemberData(nameof(InventedFiles))]
    public void An_invented_sample_gives_no_finding_and_is_written_back_as_it_was(string file)
    {
        var text = SampleFiles.Invented[file];
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        var interchange = Assert.Single(read.Value);
        Assert.True(SampleFiles.IsTyped(interchange));
        Assert.Equal(SampleFiles.Normalize(text), InterchangeWriter.ToText(interchange));
    }

    [SkippableFact]
    public void Findings_and_records_never_show_what_the_samples_hold()
    {
        Skip.If(SampleFiles.Folder is null, "The public samples are not on this machine (../shared/data/x12).");
        foreach (var name in SampleFiles.Names())
        {
            var read = InterchangeReader.Read(SampleFiles.Text(name));
            var shown = string.Join('\n', read.Issues.Select(issue => issue.ToString()))
                + string.Concat(read.Value.SelectMany(one => one.Transactions).Select(one => one.ToString()));
            foreach (var secret in Secrets(read.Value))
                Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Secrets(IEnumerable<Interchange> interchanges) =>
        interchanges.SelectMany(one => one.Transactions).SelectMany(Segments)
            .Where(segment => segment.Id is "NM1" or "N3" or "DMG")
            .SelectMany(segment => segment.Id switch
            {
                "NM1" => [segment[3], segment[4], segment[9]],
                "N3" => [segment[1]],
                _ => new[] { segment[2] },
            })
            .Where(value => value.Length > 5).Distinct();

    private static IEnumerable<Segment> Segments(EdiLoop loop) => loop.Segments.Concat(loop.Loops.SelectMany(Segments));
}
