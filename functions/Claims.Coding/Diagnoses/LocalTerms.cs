using System.Globalization;
using Claims.Coding.CodeSets;

namespace Claims.Coding.Diagnoses;

/// <summary>Words that a clinic uses for a code, taken up after a person's review.</summary>
/// <param name="Code">The code meant.</param>
/// <param name="Text">What people write there.</param>
public sealed record LocalTerm(Icd10Code Code, string Text);

/// <summary>A line of a clinic's list of terms.</summary>
/// <param name="Term">The term.</param>
/// <param name="IsReviewed">Whether somebody has signed it with a date; only then it is used.</param>
public sealed record ListedTerm(LocalTerm Term, bool IsReviewed);

/// <summary>What came of reading a clinic's list of terms.</summary>
/// <param name="Terms">All lines that were right.</param>
/// <param name="Errors">One for each fault, in file order.</param>
public sealed record LocalTermsReading(IReadOnlyList<ListedTerm> Terms, IReadOnlyList<LocalTermsError> Errors);

/// <summary>A fault in a list of terms.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record LocalTermsError(int Line, string Text);

/// <summary>
/// A clinic's own terms: a CSV file with the columns code, term, reviewed_by and reviewed_on (yyyy-MM-dd). A line that
/// nobody has signed waits and is not used.
/// </summary>
public static class LocalTerms
{
    /// <summary>The header row.</summary>
    public const string Header = "code,term,reviewed_by,reviewed_on";

    /// <summary>More words than this are no term.</summary>
    public const int MostWords = 8;

    /// <summary>Reads a list; '#' begins a comment line.</summary>
    public static LocalTermsReading Parse(TextReader reader)
    {
        var terms = new List<ListedTerm>();
        var errors = new List<LocalTermsError>();
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#')
                || line.TrimStart('\uFEFF').StartsWith(Header, StringComparison.OrdinalIgnoreCase))
                continue;
            var record = new CsvRecord();
            if (!record.Add(line))
                errors.Add(new(number, "A quoted field is not closed; each term stands on one line."));
            else if (Read(record.Take()) is var (term, fault) && term is not null)
                terms.Add(term);
            else
                errors.Add(new(number, fault));
        }

        return new(terms, errors);
    }

    /// <summary>A line for a term that waits for its review.</summary>
    public static string Line(LocalTerm term) =>
        string.Create(CultureInfo.InvariantCulture, $"{term.Code},\"{term.Text.Replace('"', ' ')}\",,");

    private static (ListedTerm? Term, string Fault) Read(string[] fields)
    {
        string Field(int at) => at < fields.Length ? fields[at].Trim() : "";
        if (!Icd10Code.TryParse(Field(0), out var code))
            return (null, $"'{Field(0)}' is not a diagnosis code.");
        if (Reading.Words.Of(Field(1)).Count is 0 or > MostWords)
            return (null, $"The term of {code} must have 1 to {MostWords} words that mean something.");
        var (by, on) = (Field(2), Field(3));
        if (by.Length == 0 != (on.Length == 0))
            return (null, $"The term of {code} is half signed: write both who reviewed it and when.");
        return on.Length > 0
            && !DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? (null, $"'{on}' is not a date like 2026-11-28.")
            : (new(new(code, Field(1)), on.Length > 0), "");
    }
}
