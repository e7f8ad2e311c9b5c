using System.Text.Json;
using Claims.Coding.CodeSets;
using Claims.Coding.CodeSets.Library;
using Claims.Coding.OfficialFiles;

namespace Claims.Local.Verbs.Codes;

/// <summary>claims codes search: titles, then the index as a coder uses it, then HCPCS.</summary>
internal static class CodesSearch
{
    private const int MostIndexTerms = 6;

    /// <returns>The exit code: 1 when nothing was found.</returns>
    public static int Run(CodeLibrary library, string term, DateOnly on, int most, bool json)
    {
        var use = library.DiagnosesOn(on);
        var codes = use.Release is { } release ? release.Search(term, most) : use.Set.Search(term, most);
        var index = use.Release?.SearchIndex(term, MostIndexTerms) ?? [];
        IReadOnlyList<HcpcsEntry> procedures = library.ReleaseOn(CodeSystem.Hcpcs, on) is { } installed
            ? [.. library.Hcpcs(installed.Key).Search(term, most).Where(entry => entry.IsValidOn(on))]
            : [];
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    Release = use.Set.Edition,
                    use.InForce,
                    Codes = codes.Select(code => new { Code = code.Code.ToString(), code.Title, code.Billable }),
                    Index = index.Select(found => new
                    {
                        found.Book,
                        found.Path,
                        Codes = found.Codes.Select(code => new { code.Column, code.Printed, code.Entry?.Title }),
                        found.See,
                        found.SeeAlso,
                    }),
                    Hcpcs = procedures.Select(entry => new { entry.Code, entry.Title }),
                },
                CodesReport.JsonOptions));
        }
        else
        {
            Print(use, codes, index, procedures);
        }

        return codes.Count + index.Count + procedures.Count > 0 ? 0 : 1;
    }

    private static void Print(
        CodesInUse use,
        IReadOnlyList<CodeEntry> codes,
        IReadOnlyList<IndexTerm> index,
        IReadOnlyList<HcpcsEntry> procedures)
    {
        foreach (var code in codes)
        {
            Console.WriteLine($"{code.Code,-9} {(code.Billable ? ' ' : '+')} {code.Title}");
        }

        if (index.Count > 0)
        {
            Console.WriteLine("Index (verify in the tabular list with 'claims codes show CODE'):");
            index.ToList().ForEach(Print);
        }

        foreach (var entry in procedures)
        {
            Console.WriteLine($"{entry.Code,-9}   {entry.Title}");
        }

        Console.WriteLine(codes.Count + index.Count + procedures.Count == 0 ? "Nothing is found." : "");
        Console.WriteLine($"{use} + marks headings, which need more characters.");
    }

    private static void Print(IndexTerm term)
    {
        var see = term.See.Length > 0 ? $" see {term.See}" : "";
        var seeAlso = term.SeeAlso.Length > 0 ? $" see also {term.SeeAlso}" : "";
        Console.WriteLine($"  {string.Join(", ", term.Path)}{see}{seeAlso}");
        foreach (var code in term.Codes)
        {
            var column = code.Column.Length > 0 ? $"{code.Column}: " : "";
            Console.WriteLine($"    {column}{code.Printed}  {code.Entry?.Title}");
        }
    }
}
