namespace Claims.Coding.CodeSets;

/// <summary>A row of the physician fee schedule's relative values.</summary>
/// <param name="Code">The procedure code.</param>
/// <param name="Modifier">26, TC or 53 for a part; blank for the whole.</param>
/// <param name="Status">A active, B bundled, N not covered, and so on.</param>
/// <param name="Work">Work RVU.</param>
/// <param name="OfficePractice">Practice-expense RVU outside of a facility.</param>
/// <param name="FacilityPractice">Practice-expense RVU in a facility.</param>
/// <param name="Malpractice">Malpractice RVU.</param>
/// <param name="OfficeTotal">Sum outside of a facility.</param>
/// <param name="FacilityTotal">Sum in a facility.</param>
/// <param name="GlobalDays">000, 010, 090, or MMM, XXX, YYY, ZZZ (add-on).</param>
/// <param name="ConversionFactor">Dollars for one RVU, before the locality's indices.</param>
public sealed record RelativeValue(
    string Code,
    string Modifier,
    string Status,
    decimal Work,
    decimal OfficePractice,
    decimal FacilityPractice,
    decimal Malpractice,
    decimal OfficeTotal,
    decimal FacilityTotal,
    string GlobalDays,
    decimal ConversionFactor);
