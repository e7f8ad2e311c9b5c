using Claims.Coding.CodeSets;

namespace Claims.Coding.Accuracy;

/// <summary>The chapters of ICD-10-CM by their first categories.</summary>
internal static class Chapter
{
    private static readonly string[] Starts =
    [
        "A00", "C00", "D50", "E00", "F00", "G00", "H00", "H60", "I00", "J00", "K00", "L00", "M00", "N00", "O00", "P00",
        "Q00", "R00", "S00", "U00", "V00", "Z00",
    ];

    public static string Of(Icd10Code code)
    {
        var at = Array.BinarySearch(Starts, code.Category, StringComparer.Ordinal);
        return Starts[at >= 0 ? at : Math.Max(0, ~at - 1)];
    }
}
