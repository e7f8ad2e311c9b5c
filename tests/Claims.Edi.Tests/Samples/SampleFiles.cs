using Claims.Edi.Envelope;

namespace Claims.Edi.Tests.Samples;

/// <summary>The public sample files beside the project; absent on machines that do not have them.</summary>
internal static class SampleFiles
{
    public static readonly string? Folder = Find();

    /// <summary>Path under the folder, for every sample file.</summary>
    public static IEnumerable<string> Names() => Folder is null ? [] : Directory
        .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "LICENSE")
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder!, name));

    /// <summary>The error codes a malformed sample gives; empty for a well-formed one.</summary>
    public static readonly IReadOnlyDictionary<string, string> Malformed = LoadMalformed();

    /// <summary>Invented files of the transactions that no public sample is of, by name.</summary>
    public static IReadOnlyDictionary<string, string> Invented { get; } = typeof(SampleFiles).Assembly
        .GetManifestResourceNames().Where(name => name.EndsWith(".edi", StringComparison.Ordinal))
        .ToDictionary(name => name, Resource);

    /// <summary>Without line ends, which are no part of X12, and with the plain apostrophe of its character
    /// set.</summary>
    public static string Normalize(string text) =>
        text.Replace("\r", "").Replace("\n", "").Replace('’', '\'').Trim();

    public static bool IsTyped(Interchange interchange) =>
        interchange.Transactions.All(transaction => transaction is not UntypedTransaction);

    private static Dictionary<string, string> LoadMalformed()
    {
        return Resource("malformed.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | ")).ToDictionary(parts => parts[0], parts => parts[1]);
    }

    private static string Resource(string name)
    {
        using var stream = typeof(SampleFiles).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CLAIMS_SHARED") is { Length: > 0 } given)
            return Existing(Path.Combine(given, "data", "x12"));
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Existing(Path.Combine(folder.FullName, "shared", "data", "x12")) is { } found)
                return found;
        }
        return null;
    }

    private static string? Existing(string folder) => Directory.Exists(folder) ? folder : null;
}
