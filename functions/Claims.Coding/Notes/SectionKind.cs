using System.Text.RegularExpressions;

namespace Claims.Coding.Notes;

/// <summary>The part of a note that a passage belongs to.</summary>
public enum SectionKind
{
    /// <summary>Text under no heading, or under one that is not known.</summary>
    Narrative,

    /// <summary>Chief complaint, reason for visit.</summary>
    ChiefComplaint,

    /// <summary>History of present illness, subjective, interval history.</summary>
    PresentIllness,

    /// <summary>Past medical history, problem list.</summary>
    PastHistory,

    /// <summary>Past surgical history.</summary>
    SurgicalHistory,

    /// <summary>Family history.</summary>
    FamilyHistory,

    /// <summary>Social history: tobacco, alcohol, work, home.</summary>
    SocialHistory,

    /// <summary>Medications.</summary>
    Medications,

    /// <summary>Allergies.</summary>
    Allergies,

    /// <summary>Review of systems.</summary>
    ReviewOfSystems,

    /// <summary>Vital signs and measurements.</summary>
    Vitals,

    /// <summary>Physical examination.</summary>
    Examination,

    /// <summary>Laboratory, imaging and other results.</summary>
    Results,

    /// <summary>Assessment, impression, diagnoses.</summary>
    Assessment,

    /// <summary>Plan, orders, recommendations.</summary>
    Plan,

    /// <summary>Procedures done in this visit.</summary>
    Procedures,

    /// <summary>Instructions and return precautions; what is said there has not happened.</summary>
    Instructions,

    /// <summary>Face sheet, letterhead, signature: nothing to code.</summary>
    Administrative,
}

/// <summary>Sections as people say them.</summary>
public static partial class SectionKindWords
{
    /// <summary>"family history" for <see cref="SectionKind.FamilyHistory"/>.</summary>
    public static string InWords(this SectionKind section) =>
        CapitalPattern().Replace(section.ToString(), " $0").TrimStart().ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex CapitalPattern();
}
