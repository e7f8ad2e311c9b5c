using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>A professional service line (2400).</summary>
public sealed record ServiceLine : LineBase
{
    private protected override string Order =>
        "LX SV1 SV5 PWK CR1 CR3 CRC DTP QTY MEA CN1 REF AMT K3 NTE PS1 HCP";

    private protected override string LoopOrder =>
        "LIN NM1*82 NM1*QB NM1*77 NM1*DQ NM1*DK NM1*DN NM1*P3 NM1*PW NM1*45 SVD LQ";

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
            var service = Find("SV1");
            var pointers = new int[Math.Min(4, service?.Components(7) ?? 0)];
            var count = 0;
            for (var i = 1; i <= pointers.Length; i++)
            {
                if (Pointer(service, i) is { } pointer)
                    pointers[count++] = pointer;
            }
            return EdiList.Of(pointers, count);
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

    /// <summary>Whether the service came of an EPSDT screening (SV111 is Y).</summary>
    public bool IsEpsdt { get => Text("SV1", 11) == "Y"; init => Set("SV1", 11, value ? "Y" : ""); }

    /// <summary>Whether the service is family planning (SV112 is Y).</summary>
    public bool IsFamilyPlanning { get => Text("SV1", 12) == "Y"; init => Set("SV1", 12, value ? "Y" : ""); }

    /// <summary>Whether the patient is exempt from the copay (SV115 is 0).</summary>
    public bool IsCopayExempt { get => Text("SV1", 15) == "0"; init => Set("SV1", 15, value ? "0" : ""); }

    /// <summary>Rental and purchase of durable equipment (SV5); null when absent.</summary>
    public EquipmentService? Equipment
    {
        get => Find("SV5") is { } segment ? new EquipmentService(segment) : null;
        init => ReplaceOrInsert(Find("SV5"), value?.Segment);
    }

    /// <summary>Ambulance transport of this line (CR1); null when absent.</summary>
    public AmbulanceTransport? Ambulance
    {
        get => Find("CR1") is { } segment ? new AmbulanceTransport(segment) : null;
        init => ReplaceOrInsert(Find("CR1"), value?.Segment);
    }

    /// <summary>Certification of durable equipment (CR3); null when absent.</summary>
    public EquipmentCertification? EquipmentCertification
    {
        get => Find("CR3") is { } segment ? new EquipmentCertification(segment) : null;
        init => ReplaceOrInsert(Find("CR3"), value?.Segment);
    }

    /// <summary>Conditions of this line (CRC): ambulance, hospice, equipment.</summary>
    public EdiList<Condition> Conditions
    {
        get => All("CRC", segment => new Condition(segment));
        init => SetAll("CRC", value);
    }

    /// <summary>Counts (QTY): PT patients in the ambulance, FL additional units of obstetric anesthesia.</summary>
    public EdiList<Quantity> Quantities
    {
        get => All("QTY", segment => new Quantity(segment));
        init => SetAll("QTY", value);
    }

    /// <summary>Test results and heights (MEA), at most 5.</summary>
    public EdiList<Measurement> Measurements
    {
        get => All("MEA", segment => new Measurement(segment));
        init => SetAll("MEA", value);
    }

    /// <summary>The contract the line is under (CN1); null when absent.</summary>
    public Contract? Contract
    {
        get => Find("CN1") is { } segment ? new Contract(segment) : null;
        init => ReplaceOrInsert(Find("CN1"), value?.Segment);
    }

    /// <summary>Sales tax in US dollars (AMT*T); null when absent.</summary>
    public decimal? SalesTax
    {
        get => Number("AMT", "T", 2);
        init => SetQualified("AMT", "T", 2, EdiNumber.Text(value));
    }

    /// <summary>Postage claimed in US dollars (AMT*F4); null when absent.</summary>
    public decimal? Postage
    {
        get => Number("AMT", "F4", 2);
        init => SetQualified("AMT", "F4", 2, EdiNumber.Text(value));
    }

    /// <summary>Data a law or contract asks for that has no place of its own (K301), at most 10 times 80
    /// characters.</summary>
    public EdiList<string> FixedFormatData
    {
        get => Segments.Where(segment => segment.Id == "K3").Select(segment => segment[1]).ToEdiList();
        init => SetAll("K3", value.Select(text => new FixedFormat(text)));
    }

    /// <summary>What a purchased service cost (PS1); null when absent.</summary>
    public PurchasedService? PurchasedService
    {
        get => Find("PS1") is { } segment ? new PurchasedService(segment) : null;
        init => ReplaceOrInsert(Find("PS1"), value?.Segment);
    }

    /// <summary>Provider of a purchased service (2420B).</summary>
    public Party? PurchasedServiceProvider { get => Child<Party>("NM1*QB"); init => SetChild("NM1*QB", value); }

    /// <summary>Service facility when not the claim's (2420C).</summary>
    public Party? ServiceFacility { get => Child<Party>("NM1*77"); init => SetChild("NM1*77", value); }

    /// <summary>Supervising provider when not the claim's (2420D).</summary>
    public Party? SupervisingProvider { get => Child<Party>("NM1*DQ"); init => SetChild("NM1*DQ", value); }

    /// <summary>Ordering provider (2420E).</summary>
    public Party? OrderingProvider { get => Child<Party>("NM1*DK"); init => SetChild("NM1*DK", value); }

    /// <summary>Primary care provider when not the claim's (2420F with P3).</summary>
    public Party? PrimaryCareProvider { get => Child<Party>("NM1*P3"); init => SetChild("NM1*P3", value); }

    /// <summary>Ambulance pick-up place when not the claim's (2420G).</summary>
    public Party? AmbulancePickUp { get => Child<Party>("NM1*PW"); init => SetChild("NM1*PW", value); }

    /// <summary>Ambulance drop-off place when not the claim's (2420H).</summary>
    public Party? AmbulanceDropOff { get => Child<Party>("NM1*45"); init => SetChild("NM1*45", value); }

    /// <summary>Answers of forms that go with the line (2440), such as certificates of medical necessity.</summary>
    public EdiList<LineForm> Forms { get => Children<LineForm>("LQ"); init => SetChildren("LQ", value); }

    internal override decimal LineCharge => Charge;

    /// <summary>A diagnosis that an SV1 points at; null when absent.</summary>
    internal static int? Pointer(Segment? service, int component)
    {
        var text = service is null ? [] : service.Span(7, component);
        if (text.Length == 1 && char.IsAsciiDigit(text[0]))
            return text[0] - '0';
        return EdiNumber.Parse(text) is { } pointer ? (int)Math.Clamp(pointer, 0, 99) : null;
    }
}
