namespace Claims.Core.Denials;

/// <summary>Reason codes that are no denials, in own words.</summary>
internal static class AdjustmentWords
{
    /// <summary>The meaning of a code, or null.</summary>
    /// <param name="group">CAS01.</param>
    /// <param name="reason">The CARC.</param>
    public static string? Find(string group, string reason) => (group, reason) switch
    {
        ("PR", "1") => "the patient's deductible",
        ("PR", "2") => "the patient's coinsurance",
        ("PR", "3") => "the patient's copay",
        (_, "45") => "above the fee schedule",
        (_, "253") => "sequestration",
        ("CO", "24") => "paid for by capitation",
        ("CO", "44") => "discount for prompt payment",
        ("CO", "104") => "withheld under managed care",
        ("CO", "131") => "discount agreed for this claim",
        ("CO", "144") => "incentive",
        ("CO", "161") => "performance bonus",
        ("CO", "237") => "penalty by law or regulation",
        _ => null,
    };
}
