using System.Text.Json.Nodes;

namespace Claims.Samples.Stories;

/// <summary>An invented chart: what its pages say, how they were scanned, and what becomes of it.</summary>
/// <param name="Title">A few words for people.</param>
/// <param name="Tells">What the chart is there to show.</param>
/// <param name="Format">The file it becomes.</param>
/// <param name="Face">The typeface of its pages.</param>
/// <param name="Seed">Seeds every bit of chance in its scan.</param>
/// <param name="DateFormat">How its pages print dates.</param>
/// <param name="Scan">How every page was scanned.</param>
/// <param name="PageScans">What differs on single pages, by page number.</param>
/// <param name="Sidecar">What the practice-management system knew, as its sidecar says it; or null.</param>
/// <param name="Encounters">The visits in it, in page order.</param>
internal sealed record Story(
    string Title,
    string Tells,
    ChartFormat Format,
    Face Face,
    int Seed,
    string DateFormat,
    Scan Scan,
    IReadOnlyDictionary<int, Scan>? PageScans,
    JsonObject? Sidecar,
    IReadOnlyList<Encounter> Encounters)
{
    /// <summary>The base name of its files.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its pages as written, placeholders filled.</summary>
    public IReadOnlyList<PageScript> Pages { get; init; } = [];

    /// <summary>The name of its chart file.</summary>
    public string FileName => Name + (Format == ChartFormat.FaxTiff ? ".tif" : ".pdf");

    /// <summary>How one page was scanned.</summary>
    public Scan ScanOf(int page) => PageScans?.GetValueOrDefault(page) ?? Scan;
}

/// <summary>The kinds of file a chart comes as.</summary>
internal enum ChartFormat
{
    /// <summary>Born digital, with a text layer.</summary>
    TextPdf,

    /// <summary>One grey JPEG a page.</summary>
    GreyPdf,

    /// <summary>One bilevel CCITT G4 picture a page.</summary>
    FaxPdf,

    /// <summary>Multi-page bilevel CCITT G4 TIFF.</summary>
    FaxTiff,
}

/// <summary>The typefaces.</summary>
internal enum Face
{
    /// <summary>Roboto.</summary>
    Plain,

    /// <summary>Roboto Slab, as from a typewriter.</summary>
    Typewriter,
}

/// <summary>A page of a story.</summary>
/// <param name="Encounter">The visit it belongs to, from 1.</param>
/// <param name="Boxed">Whether its labelled rows stand in ruled boxes, the label above its value.</param>
/// <param name="Lines">Its lines, in the markup that <see cref="Pages.PageLayout"/> explains.</param>
internal sealed record PageScript(int Encounter, bool Boxed, IReadOnlyList<string> Lines);
