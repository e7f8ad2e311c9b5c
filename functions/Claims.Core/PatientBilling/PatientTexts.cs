using System.Collections.Frozen;
using System.Globalization;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>Every word that is said to a patient, by language (patient-texts.json).</summary>
public sealed class PatientTexts
{
    private static readonly Table All = RuleFile.Read<Table>("patient-texts.json");

    private readonly FrozenDictionary<string, string> _texts;

    private PatientTexts(IReadOnlyDictionary<string, string> texts) => _texts = texts.ToFrozenDictionary();

    /// <summary>English.</summary>
    public static PatientTexts English { get; } = new(All.English);

    /// <summary>Spanish.</summary>
    public static PatientTexts Spanish { get; } = new(All.Spanish);

    /// <summary>The names of the texts.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>A text without holes.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string this[string key] => _texts[key];

    /// <summary>The texts of a language.</summary>
    public static PatientTexts In(Language language) => language == Language.Spanish ? Spanish : English;

    /// <summary>A text with its holes filled.</summary>
    public string Say(string key, params ReadOnlySpan<(string Hole, string Value)> values)
    {
        var text = _texts[key];
        foreach (var (hole, value) in values)
        {
            text = text.Replace($"{{{hole}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>October 7, 2026; 7 de octubre de 2026.</summary>
    public string Day(DateOnly day) => Say(
        "date",
        ("month", _texts["months"].Split('|')[day.Month - 1]),
        ("day", day.Day.ToString(CultureInfo.InvariantCulture)),
        ("year", day.Year.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Why a part of the balance is the patient's; an old record keeps the words it was made with.</summary>
    public string Why(BalanceExplanation reason) =>
        reason.Key is null ? reason.Text : Say($"share.{reason.Key}", ("amount", reason.Amount.ToString()));

    /// <summary>What kind of share it is.</summary>
    public string Kind(BalanceExplanation reason) => _texts.GetValueOrDefault($"share.kind.{reason.Kind}", reason.Kind);

    private sealed record Table(
        string Source,
        DateOnly AsOf,
        IReadOnlyDictionary<string, string> English,
        IReadOnlyDictionary<string, string> Spanish);
}
