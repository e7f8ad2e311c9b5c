using System.Text;
using Claims.Coding.OfficialFiles;

namespace Claims.Coding.Tests.OfficialFiles;

/// <summary>Small invented files in official formats.</summary>
internal static class Official
{
    public static OfficialFile Text(OfficialFileKind kind, string text, string name = "sample.txt") =>
        new(kind, name, new DateOnly(2026, 10, 1), () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public static OfficialFile Latin(OfficialFileKind kind, string text) =>
        new(kind, "sample.txt", null, () => new MemoryStream(Encoding.Latin1.GetBytes(text)));

    /// <summary>A line of the order file.</summary>
    public static string OrderLine(int number, string code, bool billable, string title) =>
        $"{number:00000} {code,-8}{(billable ? 1 : 0)} {title,-60} {title}\r\n";

    /// <summary>A line of HCPCS's 320 columns.</summary>
    public static string HcpcsLine(
        string code, char record, string title, string shortTitle = "", char coverage = ' ', string added = "",
        string action = "", string ended = "")
    {
        var line = new StringBuilder(new string(' ', 320));
        Put(1, code.PadLeft(5));
        Put(6, "00100");
        Put(11, record.ToString());
        Put(12, title);
        Put(92, shortTitle);
        Put(230, coverage.ToString());
        Put(269, added);
        Put(277, action);
        Put(285, ended);
        return line.Append("\r\n").ToString();

        void Put(int column, string text)
        {
            for (var i = 0; i < text.Length; i++)
                line[column - 1 + i] = text[i];
        }
    }
}
