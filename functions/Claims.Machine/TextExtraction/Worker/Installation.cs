using System.Runtime.InteropServices;
using Claims.Machine.TextExtraction.Native;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>What text extraction needs on the machine.</summary>
internal static class Installation
{
    private static readonly string[] PopplerTools = ["pdfinfo", "pdfimages", "pdftotext", "pdftoppm"];
    private static readonly string[] LimitTools = ["prlimit", "setpriv"];
    private static readonly string[] Languages = ["eng", "osd"];

    /// <summary>The first thing that is missing and how to install it; null when all is there.</summary>
    public static string? FindMissing(string toolPath)
    {
        if (PopplerTools.FirstOrDefault(tool => FindTool(toolPath, tool) is null) is { } pdfTool)
        {
            return Message(pdfTool, "poppler-utils");
        }

        if (LimitTools.FirstOrDefault(tool => FindTool(toolPath, tool) is null) is { } limitTool)
        {
            return Message(limitTool, "util-linux");
        }

        if (!NativeLibrary.TryLoad(Leptonica.Library, out _) || !NativeLibrary.TryLoad(Tesseract.Library, out _))
        {
            return Message(Tesseract.Library, "tesseract-ocr");
        }

        return Languages.All(language => File.Exists(Path.Combine(DataFolder(), language + ".traineddata")))
            ? null
            : Message("Tesseract's English data", "tesseract-ocr tesseract-ocr-eng tesseract-ocr-osd");
    }

    public static string? FindTool(string toolPath, string tool) =>
        toolPath.Split(':').Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);

    /// <summary>Where Tesseract's data lie: TESSDATA_PREFIX, or Debian's place.</summary>
    public static string DataFolder() =>
        Environment.GetEnvironmentVariable("TESSDATA_PREFIX") is { Length: > 0 } folder
            ? folder
            : "/usr/share/tesseract-ocr/5/tessdata";

    private static string Message(string what, string packages) =>
        $"Text extraction needs {what}, which is not installed here: run `sudo apt-get install {packages}`.";
}
