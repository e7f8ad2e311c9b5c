using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A procedure with its modifiers (composite C003, as in SV101, SVC01 and SVD03).</summary>
/// <param name="Code">The procedure code.</param>
public sealed record Procedure(string Code)
{
    /// <summary>The code's system: <c>HC</c> for HCPCS and CPT, <c>AD</c> dental, <c>N4</c> national drug
    /// code.</summary>
    public string Qualifier { get; init; } = "HC";

    /// <summary>Up to four modifiers in order.</summary>
    public EdiList<string> Modifiers { get; init; } = [];

    /// <summary>The last code of a range that begins with the code; empty when it is no range.</summary>
    public string Through { get; init; } = "";

    /// <summary>A description, needed for unlisted procedures only.</summary>
    public string Description { get; init; } = "";

    /// <summary>The code's system and the code alone.</summary>
    public override string ToString() => $"{Qualifier}:{Code}";

    internal static Procedure Read(Segment segment, int position)
    {
        var procedure = new Procedure(segment[position, 2]) { Qualifier = segment[position, 1] };
        return segment.Components(position) < 3 ? procedure : procedure with
        {
            Modifiers = Enumerable.Range(3, 4).Select(component => segment[position, component])
                .Where(modifier => modifier.Length > 0).ToEdiList(),
            Description = segment[position, 7],
            Through = segment[position, 8],
        };
    }

    internal Segment Write(Segment segment, int position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Modifiers.Count, 4);
        segment = segment.With(position, "").With(position, 1, Qualifier).With(position, 2, Code);
        for (var i = 0; i < Modifiers.Count; i++)
            segment = segment.With(position, 3 + i, Modifiers[i]);
        if (Description.Length > 0)
            segment = segment.With(position, 7, Description);
        return Through.Length == 0 ? segment : segment.With(position, 8, Through);
    }
}
