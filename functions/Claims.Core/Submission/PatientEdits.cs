using Claims.Coding.CodeSets;

namespace Claims.Core.Submission;

/// <summary>The age and sex edits of diagnosis codes (Medicare Code Editor) against a patient.</summary>
internal static class PatientEdits
{
    private static readonly (PatientRestriction Restriction, int From, int To)[] Ages =
    [
        (PatientRestriction.Newborn, 0, 0),
        (PatientRestriction.Pediatric, 0, 17),
        (PatientRestriction.Maternity, 9, 64),
        (PatientRestriction.Adult, 15, 124),
    ];

    /// <summary>Why a code does not fit a patient, or null. A patient of unknown sex fits all.</summary>
    public static string? Conflict(PatientRestriction restriction, Person patient, DateOnly dateOfService)
    {
        if ((restriction.HasFlag(PatientRestriction.FemaleOnly) && patient.Sex == 'M')
            || (restriction.HasFlag(PatientRestriction.MaleOnly) && patient.Sex == 'F'))
        {
            return "This code is for patients of the other sex: check the code and the patient's sex.";
        }

        var age = AgeOn(patient.BirthDate, dateOfService);
        foreach (var (flag, from, to) in Ages)
        {
            if (restriction.HasFlag(flag) && (age < from || age > to))
            {
                return $"This code is for patients aged {from} to {to}: check the code and the birth date.";
            }
        }

        return null;
    }

    private static int AgeOn(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return birth.AddYears(years) > day ? years - 1 : years;
    }
}
