using System.IO.Compression;

namespace Claims.Local.Tests.Verbs;

/// <summary>Invented downloads in the agencies' formats.</summary>
internal static class Download
{
    /// <summary>A zip with the order file of a fiscal year: A00, A00.0 and what else is named.</summary>
    public static string Codes(TemporaryFolder folder, int year, params string[] more) => Zip(
        folder, $"{year}-code-descriptions-tabular-order.zip", $"icd10cm-order-{year}.txt",
        string.Concat(new[] { "A00 ", "A000" }.Concat(more).Select((code, i) =>
            $"{i + 1:00000} {code,-8}{(i == 0 ? 0 : 1)} {"Short",-60} Invented {(i == 1 ? "fever" : "thing")}\r\n")));

    /// <summary>A zip with a tabular list and an index.</summary>
    public static string Notes(TemporaryFolder folder, int year)
    {
        var path = Zip(folder, $"{year}-code-tables-tabular-index.zip", $"icd10cm_tabular_{year}.xml", """
            <ICD10CM.tabular><version>1</version><chapter><name>1</name><desc>Invented chapter</desc>
            <section id="A00-A09"><desc>Invented section</desc><diag><name>A00</name><desc>Invented thing</desc>
            <excludes1><note>cold (A01.-)</note></excludes1><diag><name>A00.0</name><desc>Invented fever</desc></diag>
            </diag></section></chapter></ICD10CM.tabular>
            """);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        using var writer = new StreamWriter(zip.CreateEntry($"icd10cm_index_{year}.xml").Open());
        writer.Write("""
            <ICD10CM.index><letter><title>F</title><mainTerm><title>Fever</title><term level="1">
            <title>invented</title><code>A00.0</code></term></mainTerm></letter></ICD10CM.index>
            """);
        return path;
    }

    public static string Zip(TemporaryFolder folder, string name, string member, string text)
    {
        using var zip = ZipFile.Open(folder.File(name), ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry(member).Open());
        writer.Write(text);
        return folder.File(name);
    }
}
