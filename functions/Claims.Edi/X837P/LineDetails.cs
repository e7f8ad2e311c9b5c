using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>Rental and purchase prices of durable equipment (SV5).</summary>
public sealed record EquipmentService : SegmentPart
{
    internal EquipmentService(Segment segment) : base(segment) { }

    /// <summary>Equipment with its prices.</summary>
    /// <param name="procedure">The HCPCS code (SV501).</param>
    /// <param name="days">Days it is needed (SV503).</param>
    /// <param name="rental">Rental price in US dollars (SV504).</param>
    /// <param name="purchase">Purchase price in US dollars (SV505).</param>
    /// <param name="rentalUnit">What the rental price is for (SV506): 1 week, 4 month, 6 day.</param>
    public EquipmentService(string procedure, decimal days, decimal rental, decimal purchase, string rentalUnit)
        : base(new Segment("SV5").With(1, 1, "HC").With(1, 2, procedure).With(2, "DA").With(3, days).With(4, rental)
            .With(5, purchase).With(6, rentalUnit))
    { }

    /// <summary>The HCPCS code (SV501-2).</summary>
    public string Procedure => Segment[1, 2];

    /// <summary>Days it is needed (SV503); null when it cannot be read.</summary>
    public decimal? Days => Segment.Number(3);

    /// <summary>Rental price (SV504); null when absent.</summary>
    public decimal? Rental => Segment.Number(4);

    /// <summary>Purchase price (SV505); null when absent.</summary>
    public decimal? Purchase => Segment.Number(5);

    /// <summary>What the rental price is for (SV506).</summary>
    public string RentalUnit => Segment[6];
}

/// <summary>A test result, height or weight (MEA).</summary>
public sealed record Measurement : SegmentPart
{
    internal Measurement(Segment segment) : base(segment) { }

    /// <summary>A measurement.</summary>
    /// <param name="of">OG original (starting dose), TR test result (MEA01).</param>
    /// <param name="kind">HT height, R1 hemoglobin, R2 hematocrit, R3 epoetin dosage, R4 creatinine (MEA02).</param>
    /// <param name="value">The value (MEA03).</param>
    public Measurement(string of, string kind, decimal value)
        : base(new Segment("MEA", of, kind, EdiNumber.Text(value))) { }

    /// <summary>OG original, TR test result (MEA01).</summary>
    public string Of => Segment[1];

    /// <summary>What was measured (MEA02).</summary>
    public string Kind => Segment[2];

    /// <summary>The value (MEA03); null when it cannot be read.</summary>
    public decimal? Value => Segment.Number(3);
}

/// <summary>What a purchased service cost (PS1).</summary>
public sealed record PurchasedService : SegmentPart
{
    internal PurchasedService(Segment segment) : base(segment) { }

    /// <summary>A service bought from a provider (its number in loop 2420B) for an amount in US dollars.</summary>
    public PurchasedService(string providerId, decimal charge)
        : base(new Segment("PS1", providerId, EdiNumber.Text(charge))) { }

    /// <summary>The provider's number (PS101).</summary>
    public string ProviderId => Segment[1];

    /// <summary>What it cost (PS102); 0 when it cannot be read.</summary>
    public decimal Charge => Segment.Number(2) ?? 0;
}
