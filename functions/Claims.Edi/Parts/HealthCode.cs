using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A diagnosis, procedure, occurrence, value or condition code (composite C022, as in HI).</summary>
/// <param name="Qualifier">What it is: <c>ABK</c> and <c>ABF</c> diagnoses (BK and BF before ICD-10), <c>ABJ</c>
/// admitting, <c>APR</c> reason for visit, <c>ABN</c> external cause, <c>BBR</c> and <c>BBQ</c> inpatient procedures,
/// <c>BH</c> occurrence, <c>BI</c> occurrence span, <c>BE</c> value, <c>BG</c> condition, <c>BO</c> and <c>BP</c>
/// HCPCS procedures, <c>DR</c> diagnosis related group, <c>TC</c> treatment.</param>
/// <param name="Code">The code, without a dot.</param>
public sealed record HealthCode(string Qualifier, string Code)
{
    /// <summary>The day of a procedure or occurrence, or the first day of a span; null when none is given.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The last day of an occurrence span; null when there is no span.</summary>
    public DateOnly? Through { get; init; }

    /// <summary>The amount of a value code; null when none is given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>How many; null when none is given.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Whether a diagnosis was present on admission: Y, N, U unknown, W clinically undetermined.</summary>
    public string PresentOnAdmission { get; init; } = "";

    /// <summary>The qualifier alone: the code may be patient data.</summary>
    public override string ToString() => $"{nameof(HealthCode)} {Qualifier}";

    /// <summary>The codes of one segment in order.</summary>
    internal static EdiList<HealthCode> Read(Segment segment) =>
        Enumerable.Range(1, segment.Count).Where(i => segment[i].Length > 0)
            .Select(i => Read(segment, i)).ToEdiList();

    /// <summary>A segment of these codes, or null when there are none.</summary>
    internal static Segment? Write(IReadOnlyList<HealthCode> codes)
    {
        var segment = new Segment("HI");
        for (var i = 0; i < codes.Count; i++)
            segment = codes[i].Write(segment, i + 1);
        return codes.Count == 0 ? null : segment;
    }

    private static HealthCode Read(Segment segment, int position)
    {
        var days = segment[position, 4].Split('-');
        return new(segment[position, 1], segment[position, 2])
        {
            Day = EdiDate.Parse(days[0]),
            Through = days.Length > 1 ? EdiDate.Parse(days[1]) : null,
            Amount = segment.Number(position, 5),
            Quantity = segment.Number(position, 6),
            PresentOnAdmission = segment[position, 9],
        };
    }

    private Segment Write(Segment segment, int position)
    {
        segment = segment.With(position, 1, Qualifier).With(position, 2, Code.Replace(".", ""));
        if (Day is not null)
        {
            segment = segment.With(position, 3, Through is null ? "D8" : "RD8").With(position, 4,
                Through is null ? EdiDate.Text(Day) : $"{EdiDate.Text(Day)}-{EdiDate.Text(Through)}");
        }
        if (Amount is not null)
            segment = segment.With(position, 5, EdiNumber.Text(Amount));
        if (Quantity is not null)
            segment = segment.With(position, 6, EdiNumber.Text(Quantity));
        return PresentOnAdmission.Length == 0 ? segment : segment.With(position, 9, PresentOnAdmission);
    }
}
