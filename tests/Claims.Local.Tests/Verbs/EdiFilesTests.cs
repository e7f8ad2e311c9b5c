using System.Text.Json;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.X999;

namespace Claims.Local.Tests.Verbs;

/// <summary>The verbs that write and compare files. They write to the console, so nothing else runs beside
/// them.</summary>
[Collection(nameof(EdiVerbTests))]
public sealed class EdiFilesTests : EdiVerbRuns
{
    [Fact]
    public async Task Split_by_transaction_writes_each_as_a_file_that_stands_alone()
    {
        var one = EdiText.Remittance;
        var body = one[one.IndexOf("ST*", StringComparison.Ordinal)..one.IndexOf("GE*", StringComparison.Ordinal)];
        var second = body.Replace("835*0001", "835*0002").Replace("*0001~", "*0002~").Replace("T100", "T200");
        var two = one.Replace("GE*1*", second + "GE*2*");
        var (code, shown) = await RunAsync("split", Write("two.edi", two), "--out", Path.Combine(Folder, "out"));
        Assert.Equal(0, code);
        Assert.Contains("2 file(s) written, 0 refused.", shown, StringComparison.Ordinal);
        var files = Directory.GetFiles(Path.Combine(Folder, "out")).Order().ToList();
        Assert.Equal(["two-0001.edi", "two-0002.edi"], files.Select(Path.GetFileName));
        var read = files.Select(file => InterchangeReader.Read(File.ReadAllText(file))).ToList();
        Assert.DoesNotContain(read.SelectMany(file => file.Issues), issue => issue.Severity == EdiSeverity.Error);
        Assert.Equal(["000000001", "000000002"], read.Select(file => file.Value[0].ControlNumber));
        Assert.Contains("TRN*1*T200*", File.ReadAllText(files[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_by_claim_says_why_a_remittance_is_left_out()
    {
        var path = Write("paid.edi", EdiText.Remittance);
        var (code, shown) = await RunAsync("split", path, "--by", "claim", "--out", Path.Combine(Folder, "out"));
        Assert.Equal(1, code);
        Assert.Equal(
            [
                "1 transaction(s) left out: only a claim (837) stands alone, and a claim payment does not "
                    + "balance without "
                    + "its payment. Split these with --by transaction.",
                "0 file(s) written, 0 refused.",
            ],
            shown.Trim().ReplaceLineEndings("\n").Split('\n'));
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "out")));
        var json = await RunAsync("split", path, "--by", "claim", "--out", Path.Combine(Folder, "out"), "--json");
        Assert.Equal(1, JsonDocument.Parse(json.Shown).RootElement.GetProperty("leftOut").GetInt32());
    }

    [Fact]
    public async Task Split_refuses_what_could_not_be_sent_and_goes_on()
    {
        var wrong = EdiText.Remittance.Replace("CAS*CO*45*30", "CAS*CO*45*29");
        var (code, shown) = await RunAsync("split", Write("wrong.edi", wrong), "--out", Path.Combine(Folder, "out"));
        Assert.Equal(1, code);
        Assert.Contains("0 file(s) written, 1 refused.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_tells_what_was_added_removed_and_changed_but_no_patient()
    {
        var left = Write("left.edi", EdiText.Remittance);
        var right = Write("right.edi", EdiText.Remittance.Replace("BEN~", "BERT~").Replace("AMT*B6*120~", "")
            .Replace("LQ*HE*N130~", "LQ*HE*N130~LQ*HE*M15~"));
        var (code, shown) = await RunAsync("diff", left, right);
        Assert.Equal(1, code);
        Assert.Contains("removed: segment 19 AMT", shown, StringComparison.Ordinal);
        Assert.Contains("LQ", shown, StringComparison.Ordinal);
        Assert.Contains("NM1, element(s) 4", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("BERT", shown, StringComparison.Ordinal);
        Assert.Contains("BERT", (await RunAsync("diff", left, right, "--unmasked")).Shown, StringComparison.Ordinal);
        var json = JsonDocument.Parse((await RunAsync("diff", left, right, "--json")).Shown).RootElement;
        Assert.Equal(["added", "changed", "removed"],
            json.EnumerateArray().Select(one => one.GetProperty("kind").GetString()).Distinct().Order());
    }

    [Fact]
    public async Task Diff_takes_two_files_of_other_delimiters_for_the_same()
    {
        var other = EdiText.Remittance.Replace("*", "|").Replace("~", "!\r\n");
        var (code, shown) = await RunAsync("diff", Write("a.edi", EdiText.Remittance), Write("b.edi", other));
        Assert.Equal((0, "The files say the same."), (code, shown.Trim()));
    }

    [Fact]
    public async Task Ack_rejects_a_broken_file_and_numbers_the_answer()
    {
        var broken = Write("broken.edi", EdiText.Remittance.Replace("CLP*ACCT55*1*", "CLP*ACCT55**"));
        var answer = Path.Combine(Folder, "answer.edi");
        Assert.Equal(1, (await RunAsync("ack", broken, "--out", answer, "--number", "42")).Code);
        var read = InterchangeReader.Read(File.ReadAllText(answer));
        Assert.Empty(read.Issues);
        Assert.Equal("000000042", read.Value[0].ControlNumber);
        var acknowledgement = Assert.IsType<ImplementationAcknowledgement>(Assert.Single(read.Value[0].Transactions));
        Assert.Equal(("R", 0), (acknowledgement.Code, acknowledgement.AcceptedCount));
        Assert.Equal("CLP", acknowledgement.Responses[0].Errors[0].SegmentId);
    }

    [Fact]
    public async Task Mask_hides_patients_of_a_remittance_and_keeps_it_balanced()
    {
        // Tokens are M and hexadecimal digits: what is looked for must not be found in one by chance.
        var paid = Write("paid.edi", EdiText.Remittance.Replace("BEA", "BEATRIX").Replace("M100", "MEMBER"));
        var masked = Path.Combine(Folder, "masked.edi");
        Assert.Equal(0, (await RunAsync("mask", paid, "--out", masked)).Code);
        var text = File.ReadAllText(masked);
        foreach (var secret in new[] { "BEISPIEL", "BEATRIX", "MEMBER", "ACCT55", "ICN77" })
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }

        Assert.Contains("CAS*CO*45*30~", text, StringComparison.Ordinal);
        Assert.DoesNotContain(InterchangeReader.Read(text).Issues, issue => issue.Severity == EdiSeverity.Error);
    }

    [Fact]
    public async Task What_is_no_interchange_fails_every_verb()
    {
        var path = Write("note.txt", "Not X12 at all.");
        Assert.Equal(1, (await RunAsync("mask", path, "--out", Path.Combine(Folder, "a"))).Code);
        Assert.Equal(1, (await RunAsync("ack", path, "--out", Path.Combine(Folder, "b"))).Code);
        Assert.Equal(1, (await RunAsync("describe", path)).Code);
        Assert.Equal(1, (await RunAsync("validate", path)).Code);
        Assert.Equal(1, (await RunAsync("split", path, "--out", Path.Combine(Folder, "c"))).Code);
    }

    [Fact]
    public async Task Describe_gives_the_same_lines_as_JSON()
    {
        var path = Write("paid.edi", EdiText.Remittance);
        var json = JsonDocument.Parse((await RunAsync("describe", path, "--json")).Shown).RootElement;
        var lines = json.GetProperty("lines").EnumerateArray().Select(line =>
            new string(' ', 2 * line.GetProperty("depth").GetInt32()) + line.GetProperty("text").GetString());
        var shown = (await RunAsync("describe", path)).Shown.ReplaceLineEndings("\n");
        Assert.StartsWith(string.Join('\n', lines), shown, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, json.GetProperty("issues").ValueKind);
    }
}
