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

    /// <summary>A description, needed for unlisted procedures only.</summary>
    public string Description { get; init; } = "";

    /// <summary>The code's system and the code alone.</summary>
    public override string ToString() => $"{Qualifier}:{Code}";

    internal static Procedure Read(Segment segment, int position)
    {
        var modifiers = new List<string>(4);
        for (var component = 3; component <= 6; component++)
        {
            if (segment[position, component] is { Length: > 0 } modifier)
                modifiers.Add(modifier);
        }
        return new(segment[position, 2])
        {
            Qualifier = segment[position, 1],
            Modifiers = modifiers.ToEdiList(),
            Description = segment[position, 7],
        };
    }

    internal Segment Write(Segment segment, int position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Modifiers.Count, 4);
        segment = segment.With(position, "").With(position, 1, Qualifier).With(position, 2, Code);
        for (var i = 0; i < Modifiers.Count; i++)
            segment = segment.With(position, 3 + i, Modifiers[i]);
        return Description.Length == 0 ? segment : segment.With(position, 7, Description);
    }
}
