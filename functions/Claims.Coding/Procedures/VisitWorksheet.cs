using Claims.Coding.Notes;

namespace Claims.Coding.Procedures;

/// <summary>The level of an office visit, worked out element by element (2021 rules: two of three, or time).</summary>
/// <param name="Problems">Number and nature of the problems.</param>
/// <param name="Data">What was ordered, reviewed, interpreted or discussed.</param>
/// <param name="Risk">Risk of the management.</param>
/// <param name="Minutes">Documented total minutes on the date of service; null when none are.</param>
public sealed record VisitWorksheet(VisitElement Problems, VisitElement Data, VisitElement Risk, int? Minutes)
{
    /// <summary>The level that two of the three elements reach.</summary>
    public VisitLevel Level =>
        new[] { Problems.Level, Data.Level, Risk.Level }.Order().ElementAt(1);

    /// <summary>One line for the coder.</summary>
    public override string ToString() =>
        $"Problems {Word(Problems.Level)}: {Problems.Why}. Data {Word(Data.Level)}: {Data.Why}. "
            + $"Risk {Word(Risk.Level)}: {Risk.Why}. Two of three: {Word(Level)}.";

    internal static string Word(VisitLevel level) => level.ToString().ToLowerInvariant();
}

/// <summary>One element of a visit's level.</summary>
/// <param name="Level">What it reaches.</param>
/// <param name="Why">Plain words: what was counted.</param>
/// <param name="Evidence">The words counted, in reading order.</param>
public sealed record VisitElement(VisitLevel Level, string Why, IReadOnlyList<TextSpan> Evidence);

/// <summary>Levels of medical decision making.</summary>
public enum VisitLevel
{
    /// <summary>Straightforward; for data and risk: minimal.</summary>
    Straightforward,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Moderate.</summary>
    Moderate,

    /// <summary>High.</summary>
    High,
}
