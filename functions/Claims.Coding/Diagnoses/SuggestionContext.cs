namespace Claims.Coding.Diagnoses;

/// <summary>What is known of the encounter besides its note.</summary>
/// <param name="DateOfService">Chooses the code set's release.</param>
/// <param name="Sex">The patient's sex as registered, for the sex edits.</param>
/// <param name="BirthDate">For the age edits and for codes that differ by age; null when not known.</param>
/// <param name="Setting">Where the visit took place.</param>
public sealed record SuggestionContext(
    DateOnly DateOfService,
    PatientSex Sex = PatientSex.Unknown,
    DateOnly? BirthDate = null,
    VisitSetting Setting = VisitSetting.Office)
{
    /// <summary>Full years on the date of service; null without a birth date.</summary>
    public int? AgeInYears => BirthDate is not { } birth ? null
        : DateOfService.Year - birth.Year
            - ((DateOfService.Month, DateOfService.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);

    /// <summary>Days on the date of service; null without a birth date.</summary>
    public int? AgeInDays => BirthDate is { } birth ? DateOfService.DayNumber - birth.DayNumber : null;
}

/// <summary>Sex as registered.</summary>
public enum PatientSex
{
    /// <summary>Not known or neither; sex edits are not applied.</summary>
    Unknown,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}

/// <summary>Where the visit took place, as far as coding rules care.</summary>
public enum VisitSetting
{
    /// <summary>Physician's office or clinic.</summary>
    Office,

    /// <summary>Emergency department.</summary>
    Emergency,

    /// <summary>Telehealth.</summary>
    Telehealth,
}
