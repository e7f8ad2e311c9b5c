using Claims.Core.Denials;

namespace Claims.Documents.Tests;

public sealed class AppealLetterPdfTests
{
    private static readonly AppealLetterPdf Drawer = new();

    [SkippableFact]
    public void The_letter_states_claim_denial_argument_deadline_enclosures_and_signer()
    {
        var letter = Invented.Letter;
        var text = Poppler.Text(Drawer.Draw(letter));

        Assert.All(
            [
                "Sample Family Clinic", "November 18, 2026", "Demo Medicare", "PO Box 3000",
                "Springfield, IL 62708-9998",
                "George Petrakis", "DMS902613748", "October 20, 2026", "A1B2C3D4E5F6G7H8J", "DM26322000417",
                "Amount billed $331.00", "Amount in dispute $331.00", "Appeal due by March 18, 2027",
                "Sincerely,", "Billing Office", "NPI 2000000010",
                .. letter.Reasons, .. letter.Paragraphs, .. letter.Enclosures,
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.All(Poppler.FontSizes(Drawer.Draw(letter)), size => Assert.True(size >= 12, $"{size} points"));
    }

    [SkippableFact]
    public void Without_a_payer_number_the_letter_leaves_its_line_out() =>
        Assert.DoesNotContain(
            "Your claim number",
            Poppler.Text(Drawer.Draw(Invented.Letter with { PayerControlNumber = null })),
            StringComparison.Ordinal);

    [SkippableFact]
    public void A_long_argument_breaks_over_pages_and_loses_nothing()
    {
        var reasons = string.Join(' ', Enumerable.Repeat("Reason upon reason.", 12));
        var paragraphs = Enumerable.Range(1, 40).Select(number => $"Paragraph {number} argues. {reasons}");
        var pdf = Drawer.Draw(Invented.Letter with { Paragraphs = [.. paragraphs] });
        var text = Poppler.Text(pdf);
        var pages = Poppler.Pages(pdf);

        Assert.InRange(pages, 4, 7);
        Assert.All(Enumerable.Range(1, 40), number =>
            Assert.Contains($"Paragraph {number} argues.", text, StringComparison.Ordinal));
        Assert.Equal(40 * 12, text.Split("upon").Length - 1);
        Assert.Contains($"Page {pages} of {pages}", text, StringComparison.Ordinal);
        Assert.All(Poppler.Words(pdf), word =>
            Assert.True(word.Right <= 612 - 53 && word.Bottom <= 792 - 25, $"{word}"));
    }

    [SkippableFact]
    public void A_packet_holds_the_remittance_the_proof_and_the_marked_pages_of_the_record()
    {
        var pdf = Drawer.Draw(Invented.Packet);
        var text = Poppler.Text(pdf);

        Assert.All(
            [
                "Level redetermination", "Qualified Office", "Policies and rules", "Section 1862(a)(1)(A)",
                "Exhibit A: Remittance of November 16, 2026", "99214-25 $331.00 $0.00 CO-50 $331.00: not deemed",
                "Exhibit B: Proof of timely filing", "277CA: taken in by the payer", "control number 000000007",
                "Exhibit C: Record of the visit, page 2, supporting lines marked",
                "Exhibit D: Record of the visit, page 3",
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal(Poppler.Pages(Drawer.Draw(Invented.Packet with { Exhibits = [] })) + 4, Poppler.Pages(pdf));
        Assert.Equal(pdf, Drawer.Draw(Invented.Packet));
    }

    [SkippableFact]
    public void Documents_that_were_asked_for_are_no_appeal()
    {
        var text = Poppler.Text(Drawer.Draw(Invented.Packet with { Kind = LetterKind.Documents, LevelName = null }));

        Assert.Contains("Documents that you asked for", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Appeal", text.Replace("Appeals", ""), StringComparison.Ordinal);
        Assert.DoesNotContain("reverse the denial", text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_dispute_of_a_payment_asks_for_no_documents_and_reverses_no_denial()
    {
        var text = Poppler.Text(Drawer.Draw(Invented.Letter with { Kind = LetterKind.Dispute }));

        Assert.Contains("Dispute of an underpaid claim", text, StringComparison.Ordinal);
        Assert.Contains("Dispute due by", text, StringComparison.Ordinal);
        Assert.Contains("please send the calculation behind it", text, StringComparison.Ordinal);
        Assert.DoesNotContain("finish processing the claim", text, StringComparison.Ordinal);
        Assert.DoesNotContain("reverse the denial", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_letter_gives_the_same_bytes() =>
        Assert.Equal(Drawer.Draw(Invented.Letter), Drawer.Draw(Invented.Letter));
}
