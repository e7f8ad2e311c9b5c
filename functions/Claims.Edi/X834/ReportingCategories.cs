using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X834;

/// <summary>The categories the sponsor reports by (2700), between LS and LE.</summary>
public sealed record ReportingCategories : EdiLoop
{
    private protected override string Order => "LS LE";

    private protected override string LoopOrder => "LX";

    internal override string Trailing => "LE";

    /// <summary>The categories (2710).</summary>
    public EdiList<ReportingCategory> Categories
    {
        get => Children<ReportingCategory>("LX");
        init
        {
            Set("LS", 1, "2700");
            Set("LE", 1, "2700");
            SetChildren("LX", value);
        }
    }
}

/// <summary>A category the sponsor reports by (2710, 2750).</summary>
public sealed record ReportingCategory : EdiLoop
{
    private protected override string Order => "LX N1 REF DTP";

    internal override bool KeepsOwnNumber => true;

    /// <summary>The category's name (N102).</summary>
    public string Name
    {
        get => Text("N1", 2);
        init
        {
            Set("N1", 1, "75");
            Set("N1", 2, value);
        }
    }

    /// <summary>The category's number (REF); null when absent.</summary>
    public Reference? Reference
    {
        get => Find("REF") is { } segment ? new Reference(segment) : null;
        init => ReplaceOrInsert(Find("REF"), value?.Segment);
    }

    /// <summary>When it applies (DTP*007); null when absent.</summary>
    public DatePeriod? Period
    {
        get => Find("DTP", "007") is { } segment ? new DatePeriod(segment) : null;
        init => ReplaceOrInsert(Find("DTP", "007"), value?.Segment);
    }
}
