using System.Globalization;
using Claims.Coding.Notes;

namespace Claims.Coding.Diagnoses;

/// <summary>How much a section's word counts, from section-weights.txt.</summary>
internal static class SectionWeights
{
    private static readonly Dictionary<SectionKind, (double Diagnosis, double Symptom)> Weights =
        DataFile.Rows("section-weights.txt").ToDictionary(
            row => Enum.Parse<SectionKind>(row[0]),
            row => (double.Parse(row[1], CultureInfo.InvariantCulture), double.Parse(row[2], CultureInfo.InvariantCulture)));

    public static double Of(SectionKind section, bool symptom)
    {
        var (diagnosis, sign) = Weights[section];
        return symptom ? sign : diagnosis;
    }
}
