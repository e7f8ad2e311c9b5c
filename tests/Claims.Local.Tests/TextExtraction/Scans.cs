using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Claims.Core.Charts;
using Claims.Machine.TextExtraction.Worker;

namespace Claims.Local.Tests.TextExtraction;

/// <summary>The damaged scans of invented pages in ../shared/data/scans, with their truth.</summary>
internal static class Scans
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public static string? Folder { get; } = Find();

    public static string? WhyNot()
    {
        if (Folder is null)
        {
            return "The scans in ../shared/data/scans are not here.";
        }

        return Installation.FindMissing(new Machine.TextExtraction.ExtractionOptions().ToolPath);
    }

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder!, file));

    /// <summary>Every file that must be read, with its pages.</summary>
    public static IReadOnlyList<Scan> All()
    {
        using var index = JsonDocument.Parse(Bytes("index.json"));
        return
        [
            .. index.RootElement.EnumerateArray()
                .Where(file => file.GetProperty("expect").GetString() == "text")
                .Select(file => new Scan(
                    file.GetProperty("file").GetString()!,
                    [.. file.GetProperty("pages").EnumerateArray().Select(PageOf)])),
        ];
    }

    public static Scan One(string file) => All().Single(scan => scan.File == file);

    public static FileKind KindOf(string file) => Path.GetExtension(file) switch
    {
        ".pdf" => FileKind.Pdf,
        ".tif" => FileKind.Tiff,
        ".png" => FileKind.Png,
        _ => FileKind.Jpeg,
    };

    /// <summary>One page of a file, as a file.</summary>
    public static byte[] Page(string file, int page) => Path.GetExtension(file) switch
    {
        ".pdf" => PdfPage(Path.Combine(Folder!, file), page),
        ".tif" => TiffPage(Bytes(file), page),
        _ => Bytes(file),
    };

    private static ScanPage PageOf(JsonElement page)
    {
        var truth = JsonSerializer.Deserialize<Truth>(Bytes(page.GetProperty("gt").GetString()!), Json)!;
        var toPixels = page.GetProperty("pt_to_px").Deserialize<double[][]>()!;
        var (width, height) = (page.GetProperty("w").GetInt32(), page.GetProperty("h").GetInt32());
        return new(page.GetProperty("cls").GetString()!, truth, new ScanShape(toPixels, width, height));
    }

    private static byte[] PdfPage(string path, int page)
    {
        var target = Path.GetTempFileName();
        var number = page.ToString(CultureInfo.InvariantCulture);
        using (var process = Process.Start("pdfseparate", ["-f", number, "-l", number, path, target]))
        {
            process.WaitForExit();
        }

        var bytes = File.ReadAllBytes(target);
        File.Delete(target);
        return bytes;
    }

    // A copy whose header points to the wanted page's directory, and that directory to none.
    private static byte[] TiffPage(byte[] file, int page)
    {
        var at = BitConverter.ToInt32(file, 4);
        for (var number = 1; number < page; number++)
        {
            at = BitConverter.ToInt32(file, EndOf(at));
        }

        BitConverter.GetBytes(at).CopyTo(file, 4);
        BitConverter.GetBytes(0).CopyTo(file, EndOf(at));
        return file;

        int EndOf(int directory) => directory + 2 + (BitConverter.ToUInt16(file, directory) * 12);
    }

    private static string? Find()
    {
        const string inside = "data/scans";
        if (Environment.GetEnvironmentVariable("CLAIMS_SHARED") is { Length: > 0 } named)
        {
            return Directory.Exists(Path.Combine(named, inside)) ? Path.Combine(named, inside) : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", inside);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}

internal sealed record Scan(string File, IReadOnlyList<ScanPage> Pages);

/// <summary>A page: its damage, its truth, and how the truth's points lie on the scan.</summary>
internal sealed record ScanPage(string Damage, Truth Truth, ScanShape Shape);

/// <summary>From points of the page as it was made to fractions of the scan; a photo has a perspective.</summary>
internal sealed record ScanShape(double[][] ToPixels, int Width, int Height)
{
    public PageBox BoxOf(TruthWord word)
    {
        (double X, double Y)[] corners =
        [
            Place(word.X0, word.Y0), Place(word.X1, word.Y0), Place(word.X0, word.Y1), Place(word.X1, word.Y1),
        ];
        var (left, top) = (corners.Min(corner => corner.X), corners.Min(corner => corner.Y));
        return new(left, top, corners.Max(corner => corner.X) - left, corners.Max(corner => corner.Y) - top);
    }

    private (double X, double Y) Place(double x, double y)
    {
        var scale = Row(2);
        return (Row(0) / scale / Width, Row(1) / scale / Height);

        double Row(int row) => (ToPixels[row][0] * x) + (ToPixels[row][1] * y) + ToPixels[row][2];
    }
}

internal sealed record Truth(string Text, IReadOnlyList<TruthWord> Words);

internal sealed record TruthWord(string T, double X0, double Y0, double X1, double Y1, bool Hw);
