using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.Tests.Samples;

/// <summary>What comes of the samples of one kind of transaction. A transaction counts by its file.</summary>
/// <param name="Read">Transactions read.</param>
/// <param name="WellFormed">Those of files that are well formed.</param>
/// <param name="WithoutError">Of these, those of files read without an error.</param>
/// <param name="WrittenBack">Of these, those of files written back as they were, separators aside.</param>
/// <param name="Errors">Errors found in files with such a transaction.</param>
/// <param name="Warnings">Warnings found there.</param>
internal readonly record struct SampleRow(
    int Read, int WellFormed, int WithoutError, int WrittenBack, int Errors, int Warnings);

/// <summary>The table of the public samples by kind of transaction.</summary>
internal static class SampleTable
{
    public static SortedDictionary<string, SampleRow> Make()
    {
        var table = new SortedDictionary<string, SampleRow>(StringComparer.Ordinal);
        foreach (var name in SampleFiles.Names())
        {
            var text = SampleFiles.Text(name);
            var read = InterchangeReader.Read(text);
            var errors = read.Issues.Count(issue => issue.Severity == EdiSeverity.Error);
            var isWellFormed = !SampleFiles.Malformed.ContainsKey(name);
            var isWrittenBack = isWellFormed && SampleFiles.Normalize(text) == Written(read.Value);
            foreach (var kind in read.Value.SelectMany(one => one.Transactions).GroupBy(one => one.GetType().Name))
            {
                var row = table.GetValueOrDefault(kind.Key);
                var count = kind.Count();
                table[kind.Key] = new(
                    row.Read + count,
                    row.WellFormed + (isWellFormed ? count : 0),
                    row.WithoutError + (isWellFormed && errors == 0 ? count : 0),
                    row.WrittenBack + (isWrittenBack ? count : 0),
                    row.Errors + errors,
                    row.Warnings + read.Issues.Count - errors);
            }
        }
        return table;
    }

    /// <summary>The table in Markdown.</summary>
    public static string Text() => string.Join('\n', Make().Select(one => $"| {one.Key} | {one.Value.Read} "
        + $"| {one.Value.WellFormed} | {one.Value.WithoutError} | {one.Value.WrittenBack} | {one.Value.Errors} "
        + $"| {one.Value.Warnings} |")
        .Prepend("|---|---|---|---|---|---|---|")
        .Prepend("| transaction | read | in well-formed files | of these without error | written back equal "
            + "| errors, malformed files included | warnings |"));

    private static string Written(IEnumerable<Interchange> read)
    {
        try
        {
            return string.Concat(read.Select(one => InterchangeWriter.ToText(one, new() { KeepCase = true })));
        }
        catch (EdiWriteException)
        {
            return "";
        }
    }
}
