using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X271;

namespace Claims.Edi.X270;

/// <summary>A name of an eligibility request or response (2100A to 2100D) with what is asked or answered about
/// it.</summary>
public sealed record EligibilityParty : Party
{
    private protected override string Order => "NM1 REF N3 N4 PER AAA PRV DMG INS HI DTP MPI";

    private protected override string LoopOrder => "EQ EB";

    /// <summary>Relationship to the subscriber (INS02): 18 self, 01 spouse, 19 child, 34 other.</summary>
    public string Relationship { get => Text("INS", 2); init => SetInsured(2, value); }

    /// <summary>Why the person's data differ from what was asked (INS03 001, INS04 25): a change was made.</summary>
    public bool IsChanged
    {
        get => Text("INS", 3) == "001";
        init
        {
            SetInsured(3, value ? "001" : "");
            SetInsured(4, value ? "25" : "");
        }
    }

    /// <summary>Which of a multiple birth the person is (INS17), from 1; null when absent.</summary>
    public decimal? BirthSequence { get => Number("INS", 17); init => SetInsured(17, EdiNumber.Text(value)); }

    /// <summary>Diagnoses questions may point at (HI), at most 8.</summary>
    public EdiList<HealthCode> Diagnoses
    {
        get => Find("HI") is { } segment ? HealthCode.Read(segment) : [];
        init => ReplaceOrInsert(Find("HI"), HealthCode.Write(value));
    }

    /// <summary>Military service (MPI, 271 only).</summary>
    public EdiList<MilitaryService> MilitaryServices
    {
        get => All("MPI", segment => new MilitaryService(segment));
        init => SetAll("MPI", value);
    }

    /// <summary>Why the request was rejected for this party (AAA).</summary>
    public EdiList<RequestRejection> Rejections
    {
        get => All("AAA", segment => new RequestRejection(segment));
        init => SetAll("AAA", value);
    }

    /// <summary>What is asked (2110, 270 only).</summary>
    public EdiList<EligibilityInquiry> Inquiries
    {
        get => Children<EligibilityInquiry>("EQ");
        init => SetChildren("EQ", value);
    }

    /// <summary>What is answered (2110, 271 only).</summary>
    public EdiList<Benefit> Benefits { get => Children<Benefit>("EB"); init => SetChildren("EB", value); }

    /// <summary>INS01 says whether the person is the insured; it follows from the role.</summary>
    private void SetInsured(int position, string value)
    {
        if (value.Length == 0 && Find("INS") is null)
            return;
        Set("INS", position, value);
        Set("INS", 1, Role == "03" ? "N" : "Y");
    }
}

/// <summary>Military service of a person (MPI).</summary>
public sealed record MilitaryService : SegmentPart
{
    internal MilitaryService(Segment segment) : base(segment) { }

    /// <summary>A service.</summary>
    /// <param name="status">A partial, C current, L latest, O oldest, P prior, S second, T third (MPI01).</param>
    /// <param name="employment">AE active reserve, AO active overseas, RA retired and so on (MPI02).</param>
    /// <param name="branch">A air force, C army, D navy, F marines, G coast guard and so on (MPI03).</param>
    public MilitaryService(string status, string employment, string branch)
        : base(new Segment("MPI", status, employment, branch)) { }

    /// <summary>Which service it is (MPI01).</summary>
    public string Status => Segment[1];

    /// <summary>How the person serves or served (MPI02).</summary>
    public string Employment => Segment[2];

    /// <summary>Where (MPI03).</summary>
    public string Branch => Segment[3];

    /// <summary>The service in words (MPI04), at most 80 characters.</summary>
    public string Description { get => Segment[4]; init => Segment = Segment.With(4, value); }

    /// <summary>When it was (MPI07): a day, or first and last day with a dash between; MPI06 follows from it.</summary>
    public string Period
    {
        get => Segment[7];
        init => Segment = Segment.With(6, value.Length == 0 ? "" : value.Contains('-') ? "RD8" : "D8").With(7, value);
    }

    /// <summary>Rank (MPI05).</summary>
    public string Rank { get => Segment[5]; init => Segment = Segment.With(5, value); }
}
