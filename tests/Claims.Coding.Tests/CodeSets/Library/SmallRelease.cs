using System.Globalization;
using Claims.Coding.Tests.OfficialFiles;

namespace Claims.Coding.Tests.CodeSets.Library;

/// <summary>Invented releases of a few codes.</summary>
internal static class SmallRelease
{
    public const string Tabular = """
        <ICD10CM.tabular><version>2027</version><chapter><name>1</name><desc>Chapter one (A00-B99)</desc>
        <section id="A00-A09"><desc>Section (A00-A09)</desc>
        <diag><name>A00</name><desc>Cholera</desc><excludes1><note>other (A01.-)</note></excludes1>
        <diag><name>A00.0</name><desc>Cholera, biovar</desc></diag></diag></section></chapter></ICD10CM.tabular>
        """;

    /// <summary>Writes an order file; codes with a star are headings, "CODE=Title" gives a title.</summary>
    public static string Order(TemporaryFolder folder, string name, params string[] codes) => folder.Write(
        name, string.Concat(codes.Select((code, i) =>
        {
            var parts = code.TrimStart('*').Split('=');
            var title = parts.Length > 1 ? parts[1] : $"Title {parts[0]}";
            return Official.OrderLine(i + 1, parts[0], code[0] != '*', title);
        })));

    public static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
