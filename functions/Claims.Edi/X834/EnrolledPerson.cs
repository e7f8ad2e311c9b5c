using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X834;

/// <summary>A name of a member (2100A to 2100H).</summary>
public sealed record EnrolledPerson : Party
{
    private protected override string Order => "NM1 PER N3 N4 DMG EC ICM AMT HLH LUI";

    /// <summary>Marital status (DMG04): B registered partner, D divorced, I single, M married, S separated, W
    /// widowed.</summary>
    public string MaritalStatus { get => Text("DMG", 4); init => Set("DMG", 4, value); }

    /// <summary>Races and ethnicities (DMG05).</summary>
    public EdiList<Ethnicity> Ethnicities
    {
        get => (Find("DMG")?.Repetitions(5) ?? []).Select(Ethnicity.Read).ToEdiList();
        init => ReplaceOrInsert(Find("DMG"), (Find("DMG") ?? new Segment("DMG"))
            .WithRaw(5, string.Join(Segment.RepetitionMark, value.Select(one => one.Write()))));
    }

    /// <summary>Citizenship (DMG06): 1 citizen, 2 alien, 3 resident alien and so on.</summary>
    public string Citizenship { get => Text("DMG", 6); init => Set("DMG", 6, value); }

    /// <summary>How race and ethnicity were found out (DMG11 with DMG10 REC); empty when not said.</summary>
    public string EthnicitySource
    {
        get => Text("DMG", 11);
        init
        {
            if (value.Length == 0 && Find("DMG") is null)
                return;
            Set("DMG", 10, value.Length == 0 ? "" : "REC");
            Set("DMG", 11, value);
        }
    }

    /// <summary>Classes of employment (EC).</summary>
    public EdiList<EmploymentClass> EmploymentClasses
    {
        get => All("EC", segment => new EmploymentClass(segment));
        init => SetAll("EC", value);
    }

    /// <summary>Income (ICM); null when absent.</summary>
    public Income? Income
    {
        get => Find("ICM") is { } segment ? new Income(segment) : null;
        init => ReplaceOrInsert(Find("ICM"), value?.Segment);
    }

    /// <summary>Amounts (AMT): C1 copay, D2 deductible, P3 premium, B9 coinsurance.</summary>
    public EdiList<Amount> Amounts { get => All("AMT", segment => new Amount(segment)); init => SetAll("AMT", value); }

    /// <summary>Health (HLH); null when absent.</summary>
    public HealthState? Health
    {
        get => Find("HLH") is { } segment ? new HealthState(segment) : null;
        init => ReplaceOrInsert(Find("HLH"), value?.Segment);
    }

    /// <summary>Languages (LUI) in order.</summary>
    public EdiList<Language> Languages
    {
        get => All("LUI", segment => new Language(segment));
        init => SetAll("LUI", value);
    }
}

/// <summary>A race or ethnicity (DMG05).</summary>
/// <param name="Kind">Kind (DMG05-1), such as 7 not provided, A Asian, B Black, C Caucasian, H Hispanic.</param>
/// <param name="Code">Code of the race and ethnicity list (DMG05-3 with DMG05-2 RET); empty when absent.</param>
public sealed record Ethnicity(string Kind, string Code = "")
{
    /// <summary>The type name alone: ethnicity is nobody's business.</summary>
    public override string ToString() => nameof(Ethnicity);

    internal static Ethnicity Read(string repetition)
    {
        var parts = repetition.Split(Segment.ComponentMark);
        return new(parts[0], parts.ElementAtOrDefault(2) ?? "");
    }

    internal string Write() => Code.Length == 0
        ? Kind : string.Join(Segment.ComponentMark, Kind, "RET", Code);
}
