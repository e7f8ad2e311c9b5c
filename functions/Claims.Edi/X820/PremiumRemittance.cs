using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X820;

/// <summary>What is paid for an organization (2000A) or an individual (2000B).</summary>
public sealed record PremiumRemittance : EdiLoop
{
    private protected override string Order => "ENT";

    private protected override string LoopOrder => "NM1 RMR";

    /// <summary>A running number (ENT01) from 1; null when it cannot be read.</summary>
    public decimal? EntityNumber { get => Number("ENT", 1); init => Set("ENT", 1, value); }

    /// <summary>What <see cref="Id"/> is (ENT03): FI tax id, EI employee number, 34 social security, ZZ
    /// agreed.</summary>
    public string IdQualifier { get => Text("ENT", 3); init => Set("ENT", 3, value); }

    /// <summary>Identifier (ENT04).</summary>
    public string Id { get => Text("ENT", 4); init => Set("ENT", 4, value); }

    /// <summary>For whom (2100B): role EY employee, IL insured, QE policyholder, DO dependent; individuals
    /// only.</summary>
    public EdiList<Party> Names { get => Children<Party>("NM1"); init => SetChildren("NM1", value); }

    /// <summary>The premiums (2300A, 2300B).</summary>
    public EdiList<Premium> Premiums { get => Children<Premium>("RMR"); init => SetChildren("RMR", value); }
}

/// <summary>A premium paid (2300A, 2300B).</summary>
public sealed record Premium : EdiLoop
{
    private protected override string Order => "RMR REF DTM";

    private protected override string LoopOrder => "IT1 ADX";

    /// <summary>What <see cref="Id"/> is (RMR01): AZ health policy, 11 account, IG insurance policy, IK invoice, CT
    /// contract.</summary>
    public string IdQualifier { get => Text("RMR", 1); init => Set("RMR", 1, value); }

    /// <summary>Number of policy, account or invoice (RMR02).</summary>
    public string Id { get => Text("RMR", 2); init => Set("RMR", 2, value); }

    /// <summary>PI this item is paid, PO it was paid on account and so on (RMR03).</summary>
    public string PaymentAction { get => Text("RMR", 3); init => Set("RMR", 3, value); }

    /// <summary>Paid in US dollars (RMR04); 0 when it cannot be read.</summary>
    public decimal Paid { get => Number("RMR", 4) ?? 0; init => Set("RMR", 4, value); }

    /// <summary>Billed in US dollars (RMR05); null when not said.</summary>
    public decimal? Billed { get => Number("RMR", 5); init => Set("RMR", 5, value); }

    /// <summary>Reference numbers (REF) in order: 38 master policy, 18 plan, ZZ agreed.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>The period paid for (DTM*582, of an individual also DTM*AAG); null when not said.</summary>
    public DateStamp? Coverage
    {
        get => Find("DTM") is { } segment ? new DateStamp(segment) : null;
        init => ReplaceOrInsert(Find("DTM"), value?.Segment);
    }

    /// <summary>Lines of the invoice (2310A), organizations only.</summary>
    public EdiList<PremiumLine> Lines { get => Children<PremiumLine>("IT1"); init => SetChildren("IT1", value); }

    /// <summary>Why another amount is paid than billed (2320A, 2320B).</summary>
    public EdiList<PremiumAdjustment> Adjustments
    {
        get => Children<PremiumAdjustment>("ADX");
        init => SetChildren("ADX", value);
    }
}

/// <summary>A line of an invoice (2310A).</summary>
public sealed record PremiumLine : EdiLoop
{
    private protected override string Order => "IT1";

    private protected override string LoopOrder => "SLN";

    /// <summary>The line's number (IT101).</summary>
    public string LineNumber { get => Text("IT1", 1); init => Set("IT1", 1, value); }

    /// <summary>How many heads of which kind it is for (2315A).</summary>
    public EdiList<HeadCount> HeadCounts { get => Children<HeadCount>("SLN"); init => SetChildren("SLN", value); }
}

/// <summary>How many heads a line is for (2315A).</summary>
public sealed record HeadCount : EdiLoop
{
    private protected override string Order => "SLN";

    /// <summary>The number of the entry (SLN01).</summary>
    public string EntryNumber { get => Text("SLN", 1); init => Set("SLN", 1, value); }

    /// <summary>How many (SLN04); null when it cannot be read. Setting makes the entry one for information (SLN03
    /// O).</summary>
    public decimal? Count
    {
        get => Number("SLN", 4);
        init
        {
            Set("SLN", 3, "O");
            Set("SLN", 4, value);
        }
    }

    /// <summary>What is counted (SLN05-1): IE persons, 10 groups, PR pairs.</summary>
    public string Unit { get => Text("SLN", 5, 1); init => Set("SLN", 5, 1, value); }
}

/// <summary>Why another amount is paid than billed (2320A, 2320B).</summary>
public sealed record PremiumAdjustment : EdiLoop
{
    private protected override string Order => "ADX";

    /// <summary>US dollars (ADX01); 0 when it cannot be read.</summary>
    public decimal Amount { get => Number("ADX", 1) ?? 0; init => Set("ADX", 1, value); }

    /// <summary>Why (ADX02): 52 credit for an overpayment, 53 payment of an underpayment, 80 overpayment, 81 credit as
    /// agreed, 86 duplicate payment, H1 information follows, H6 part payment.</summary>
    public string Reason { get => Text("ADX", 2); init => Set("ADX", 2, value); }
}
