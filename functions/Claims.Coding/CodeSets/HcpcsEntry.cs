namespace Claims.Coding.CodeSets;

/// <summary>A code or modifier of HCPCS Level II.</summary>
/// <param name="Code">Five characters, or two for a modifier.</param>
/// <param name="Title">The long description.</param>
/// <param name="ShortTitle">At most 28 characters; blank where the list has none.</param>
/// <param name="Coverage">Medicare's coverage code: C carrier judgment, D special instructions, I not payable,
/// M non-covered, S by statute.</param>
/// <param name="Added">When it was added.</param>
/// <param name="Changed">When the last action on it took effect.</param>
/// <param name="Ended">The last date of service; null while it is in force.</param>
public sealed record HcpcsEntry(
    string Code,
    string Title,
    string ShortTitle,
    string Coverage,
    DateOnly? Added,
    DateOnly? Changed,
    DateOnly? Ended)
{
    /// <summary>Whether it may be reported on a date of service.</summary>
    public bool IsValidOn(DateOnly dateOfService) =>
        (Added is not { } first || first <= dateOfService) && (Ended is not { } last || dateOfService <= last);
}
