using Claims.Core.PatientBilling;

namespace Claims.Documents.Tests;

public sealed class StatementPdfTests
{
    private const string LongName =
        "Wolfeschlegelsteinhausenbergerdorff-Fernández de la Santísima Trinidad y Montenegro, Maximiliana Guðrún";

    private static readonly StatementPdf Drawer = new();

    [SkippableFact]
    public void Every_amount_of_the_statement_stands_on_it()
    {
        var statement = Invented.Statement;
        var text = Poppler.Text(Draw(statement));

        foreach (var line in statement.Lines)
        {
            var amounts = $"{line.Charge} {line.PlanDiscount} {line.PlanPaid} {line.YouOwe}";
            Assert.Contains(amounts, text, StringComparison.Ordinal);
        }

        Assert.All(statement.Explanations, reason =>
            Assert.Contains($"{reason.Amount}", text, StringComparison.Ordinal));
        Assert.Contains("We charged for your visit $230.00", text, StringComparison.Ordinal);
        Assert.Contains("agreement with your plan -$63.20", text, StringComparison.Ordinal);
        Assert.Contains("Your plan paid -$8.10", text, StringComparison.Ordinal);
        Assert.Contains("Your share $158.70", text, StringComparison.Ordinal);
        Assert.Contains("You have paid. Thank you -$20.00", text, StringComparison.Ordinal);
        Assert.Contains("You owe now $138.70", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("$138.70").Length - 1);
    }

    [SkippableFact]
    public void It_says_why_and_how_to_pay_ask_dispute_and_get_help()
    {
        var text = Poppler.Text(Draw(Invented.Statement));

        Assert.All(
            [
                "Raymond Okafor", "October 12, 2026", "Dana Whitfield, MD", "Example Health Plan", "12/07/2026",
                "Deductible", "Coinsurance", "Your plan pays only after", "(217) 555-0100", "payment plan",
                "financial help", "what is wrong with this bill", Invented.Link.AbsoluteUri, "Please cut here",
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData(StatementTone.First, "Your statement")]
    [InlineData(StatementTone.Reminder, "A friendly reminder")]
    [InlineData(StatementTone.PastDue, "Your payment is past due")]
    [InlineData(StatementTone.Final, "hand this bill to a collection agency")]
    public void Each_tone_has_its_own_words(StatementTone tone, string words) =>
        Assert.Contains(
            words, Poppler.Text(Draw(Invented.Statement with { Tone = tone })), StringComparison.Ordinal);

    [Fact]
    public void The_same_statement_gives_the_same_bytes() =>
        Assert.Equal(Draw(Invented.Statement), Draw(Invented.Statement));

    [SkippableFact]
    public void A_long_bill_runs_over_numbered_pages_with_one_coupon_at_the_end()
    {
        var lines = Enumerable.Range(1, 50)
            .Select(item => new StatementLine($"Service {item:00}.", new(10m), new(4m), new(5m), new(1m)));
        var pdf = Draw(Invented.Statement with { Lines = [.. lines] });
        var text = Poppler.Text(pdf);
        var pages = Poppler.Pages(pdf);

        Assert.InRange(pages, 3, 5);
        Assert.All(Enumerable.Range(1, pages), page =>
            Assert.Contains($"Page {page} of {pages}", text, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, 50), item =>
            Assert.Contains($"Service {item:00}. $10.00 $4.00 $5.00 $1.00", text, StringComparison.Ordinal));
        Assert.Equal(2, text.Split("Please cut here").Length);
        Assert.True(text.IndexOf("Please cut here", StringComparison.Ordinal)
            > text.IndexOf($"Page {pages - 1} of", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Long_names_and_amounts_stay_inside_the_margins_and_apart()
    {
        var clinic = Invented.Clinic with { Name = "The " + string.Concat(Enumerable.Repeat("Very", 30)) + " Clinic" };
        var statement = Invented.Statement with
        {
            PatientName = LongName,
            ProviderName = LongName,
            PayerName = LongName,
            Balance = new(1_234_567.89m),
            Lines = [new(LongName, new(1_234_567.89m), new(999_999.99m), new(999_999.99m), new(1_234_567.89m))],
        };

        var words = Poppler.Words(Drawer.Draw(clinic, statement, new($"https://x.example/{new string('a', 300)}")));

        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.True(
            word.Left >= 53 && word.Right <= 612 - 53 && word.Top >= 40 && word.Bottom <= 792 - 25, $"{word}"));
        Assert.DoesNotContain(words, word => words.Any(other => other != word && other.Covers(word)));
        Assert.Contains(words, word => word.Text.Contains("Guðrún", StringComparison.Ordinal));
        Assert.Equal(7, words.Count(word => word.Text == "$1,234,567.89"));
    }

    [SkippableFact]
    public void Nothing_is_smaller_than_twelve_points() =>
        Assert.All(Poppler.FontSizes(Draw(Invented.Statement)), size => Assert.True(size >= 12, $"{size} points"));

    [SkippableFact]
    public void Characters_the_font_lacks_become_question_marks_and_control_characters_spaces()
    {
        var text = Poppler.Text(Draw(Invented.Statement with { PatientName = "Łucja\t Nguyễn 王" }));

        Assert.Contains("Łucja Nguyễn ?", text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_spanish_statement_says_everything_in_spanish()
    {
        var text = Poppler.Text(Draw(Spanish));

        Assert.All(
            [
                "Su estado de cuenta", "12 de octubre de 2026", "Deducible $153.60", "Coseguro $5.10",
                "cuentan para ese deducible", "Usted debe ahora $138.70", "plan de pagos", "ayuda económica",
                "hasta el 14 de julio de 2027", "Por favor corte aquí", "Página 1 de 2",
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("You", text, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(Language.English)]
    [InlineData(Language.Spanish)]
    public void Large_print_is_eighteen_points_and_keeps_every_amount(Language language)
    {
        var statement = Spanish with { Language = language, LargePrint = true };
        var pdf = Draw(statement);

        Assert.All(Poppler.FontSizes(pdf), size => Assert.True(size >= 18, $"{size} points"));
        var text = Poppler.Text(pdf);
        Assert.All(statement.Lines, line => Assert.Contains($"{line.YouOwe}", text, StringComparison.Ordinal));
        Assert.Equal(3, text.Split("$138.70").Length - 1);
    }

    [SkippableFact]
    public void A_print_file_holds_every_letter_numbered_by_itself()
    {
        PrintedLetter[] letters =
        [
            new(Invented.Clinic, Invented.Statement, Invented.Link),
            new(Invented.Clinic, Spanish with { LargePrint = true }, Invented.Link),
        ];

        var (pdf, pages) = StatementPdf.DrawAll(letters, "Letters");

        Assert.Equal(Poppler.Pages(pdf), pages.Sum());
        var text = Poppler.Text(pdf);
        Assert.Contains($"Page {pages[0]} of {pages[0]}", text, StringComparison.Ordinal);
        Assert.Contains($"Página {pages[1]} de {pages[1]}", text, StringComparison.Ordinal);
    }

    private static Statement Spanish => Invented.Statement with
    {
        Language = Language.Spanish,
        Explanations =
        [
            .. Invented.Statement.Explanations.Select(reason => reason with { Key = reason.Kind }),
        ],
        OverEstimateUntil = new(2027, 3, 16),
        AssistanceUntil = new(2027, 7, 14),
    };

    private static byte[] Draw(Statement statement) => Drawer.Draw(Invented.Clinic, statement, Invented.Link);
}
