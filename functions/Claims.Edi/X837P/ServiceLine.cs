using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>A service line (2400). Its number (LX01) is given by the writer.</summary>
public sealed record ServiceLine : EdiLoop
{
    private protected override string Order =>
        "LX SV1 SV5 PWK CR1 CR3 CRC DTP QTY MEA CN1 REF AMT K3 NTE PS1 HCP";

    private protected override string LoopOrder =>
        "LIN NM1*82 NM1*QB NM1*77 NM1*DQ NM1*DK NM1*DN NM1*P3 NM1*PW NM1*45 SVD LQ";

    /// <summary>The line's number in its claim from 1 (LX01); 0 before writing.</summary>
    public int LineNumber => (int)Math.Clamp(Number("LX", 1) ?? 0, 0, 999999);

    /// <summary>The procedure with its modifiers (SV101).</summary>
    public Procedure Procedure
    {
        get => Procedure.Read(Find("SV1") ?? new Segment("SV1"), 1);
        init => ReplaceOrInsert(Find("SV1"), value.Write(Find("SV1") ?? new Segment("SV1"), 1));
    }

    /// <summary>Line charge in US dollars (SV102); 0 when it cannot be read.</summary>
    public decimal Charge { get => Number("SV1", 2) ?? 0; init => Set("SV1", 2, value); }

    /// <summary>What is counted (SV103): UN units, MJ minutes of anesthesia. Setting the quantity makes it
    /// UN.</summary>
    public string UnitOfMeasure { get => Text("SV1", 3); init => Set("SV1", 3, value); }

    /// <summary>How many (SV104); null when it cannot be read.</summary>
    public decimal? Quantity
    {
        get => Number("SV1", 4);
        init
        {
            if (UnitOfMeasure.Length == 0)
                Set("SV1", 3, "UN");
            Set("SV1", 4, value);
        }
    }

    /// <summary>Place of service when it is not the claim's (SV105).</summary>
    public string PlaceOfService { get => Text("SV1", 5); init => Set("SV1", 5, value); }

    /// <summary>Which diagnoses of the claim the line is for, from 1 (SV107), the first the main one; 1 to 4.</summary>
    public EdiList<int> DiagnosisPointers
    {
        get
        {
            var pointers = new List<int>(4);
            for (var i = 1; i <= 4; i++)
            {
                if (Find("SV1")?.Number(7, i) is { } pointer)
                    pointers.Add((int)Math.Clamp(pointer, 0, 99));
            }
            return EdiList.Of(pointers);
        }
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 4);
            Set("SV1", 7, "");
            for (var i = 0; i < value.Count; i++)
                Set("SV1", 7, i + 1, EdiNumber.Text(value[i]));
        }
    }

    /// <summary>Whether it was an emergency (SV109).</summary>
    public bool Emergency { get => Text("SV1", 9) == "Y"; init => Set("SV1", 9, value ? "Y" : ""); }

    /// <summary>The day or days of service (DTP*472); null when absent.</summary>
    public DatePeriod? ServiceDate
    {
        get => Find("DTP", "472") is { } segment ? new DatePeriod(segment) : null;
        init => ReplaceOrInsert(Find("DTP", "472"), value?.Segment);
    }

    /// <summary>All dates (DTP) in order.</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }

    /// <summary>The sender's number for the line (REF*6R); it comes back in the 835.</summary>
    public string LineItemControlNumber
    {
        get => Text("REF", "6R", 2);
        init => SetQualified("REF", "6R", 2, value);
    }

    /// <summary>Prior authorization of this line alone (REF*G1).</summary>
    public string PriorAuthorization
    {
        get => Text("REF", "G1", 2);
        init => SetQualified("REF", "G1", 2, value);
    }

    /// <summary>All reference numbers (REF) in order.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Notes (NTE).</summary>
    public EdiList<Note> Notes { get => All("NTE", segment => new Note(segment)); init => SetAll("NTE", value); }

    /// <summary>The drug given (2410); null when absent.</summary>
    public Drug? Drug { get => Child<Drug>("LIN"); init => SetChild("LIN", value); }

    /// <summary>Rendering provider when not the claim's (2420A).</summary>
    public Party? RenderingProvider { get => Child<Party>("NM1*82"); init => SetChild("NM1*82", value); }

    /// <summary>Provider of a purchased service (2420B).</summary>
    public Party? PurchasedServiceProvider { get => Child<Party>("NM1*QB"); init => SetChild("NM1*QB", value); }

    /// <summary>Service facility when not the claim's (2420C).</summary>
    public Party? ServiceFacility { get => Child<Party>("NM1*77"); init => SetChild("NM1*77", value); }

    /// <summary>Supervising provider when not the claim's (2420D).</summary>
    public Party? SupervisingProvider { get => Child<Party>("NM1*DQ"); init => SetChild("NM1*DQ", value); }

    /// <summary>Ordering provider (2420E).</summary>
    public Party? OrderingProvider { get => Child<Party>("NM1*DK"); init => SetChild("NM1*DK", value); }

    /// <summary>Referring provider when not the claim's (2420F).</summary>
    public Party? ReferringProvider { get => Child<Party>("NM1*DN"); init => SetChild("NM1*DN", value); }

    /// <summary>What other payers decided about the line (2430), at most 15.</summary>
    public EdiList<LineAdjudication> Adjudications
    {
        get => Children<LineAdjudication>("SVD");
        init => SetChildren("SVD", value);
    }
}
