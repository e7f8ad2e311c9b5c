using System.Globalization;
using Claims.Coding.CodeSets;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;

namespace Claims.Web.Review;

/// <summary>
/// Makes a decision of what was typed. Only its form is judged here; whether it can be billed is Core's to say. Places
/// are named as Core names them: a field's name, "diagnosis 2", "line 3"; only rows that are ticked are counted.
/// </summary>
internal sealed class ReviewReading
{
    private const int LongestQuestion = 4000;
    private const int LongestReason = 1000;
    private const int LongestField = 200;

    private readonly List<Issue> _issues = [];
    private readonly ReviewView _view;
    private readonly ReviewEntry _entry;

    private ReviewReading(ReviewView view, ReviewEntry entry) => (_view, _entry) = (view, entry);

    /// <summary>The decision, or null with the reasons why it cannot be one.</summary>
    /// <param name="view">What was shown.</param>
    /// <param name="entry">What was typed.</param>
    /// <param name="way">The way out that was chosen: approve, ask or reject.</param>
    public static (ReviewDecision? Decision, IReadOnlyList<Issue> Issues) Read(
        ReviewView view, ReviewEntry entry, string way)
    {
        var reading = new ReviewReading(view, entry);
        ReviewDecision? decision = way switch
        {
            "approve" => reading.Approval(),
            "ask" => reading.Query(),
            "reject" => reading.Rejection(),
            _ => null,
        };
        reading.Require(
            decision is not null || reading._issues.Count > 0, "FORM-WAY", "", "Choose one of the three ways out.");
        return reading._issues.Count > 0 ? (null, reading._issues) : (decision, []);
    }

    private ReviewDecision.Approved Approval() => new(
        ReadFields(),
        [.. _entry.Diagnoses.Where(row => row.Counts)
            .Select(ReadDiagnosis).Where(code => code is not null).Select(code => code!.Value)],
        [.. _entry.Lines.Where(row => row.Counts).Select(ReadLine).OfType<ApprovedLine>()])
    {
        Terms =
        [
            .. _entry.Diagnoses.Where(row => row.Counts && row.Term.Length > 0)
                .Where(row => Icd10Code.TryParse(row.Code, out _))
                .Select(row => new CoderTerm(Icd10Code.Parse(row.Code), row.Term)),
        ],
    };

    private ReviewDecision.AskPhysician? Query()
    {
        Require(_entry.Question.Length > 0, "FORM-QUESTION", "question", "Write the question to the physician.");
        Require(
            _entry.Question.Length <= LongestQuestion, "FORM-QUESTION", "question", "Shorten it to 4,000 characters.");
        var known = Npi.TryParse(_entry.Provider, out var npi)
            && _view.Clinic.Providers.Any(person => person.Npi == npi);
        Require(known, "FORM-PROVIDER", "provider", "Choose who is asked.");
        if (_issues.Count > 0)
        {
            return null;
        }

        // The draft keeps what is in order; what is half typed must not hold up the question.
        var draft = Approval();
        if (draft.Diagnoses.Count < _entry.Diagnoses.Count(row => row.Counts))
        {
            // A code fell out, so the numbers that point to diagnoses no longer mean what was typed.
            draft = draft with { Lines = [.. draft.Lines.Select(line => line with { Pointers = [] })] };
        }

        _issues.Clear();
        return new(npi, _entry.Question, draft);
    }

    private ReviewDecision.Rejected? Rejection()
    {
        Require(_entry.Reason.Length > 0, "FORM-REASON", "reason", "Say why, for the people who scanned it.");
        Require(_entry.Reason.Length <= LongestReason, "FORM-REASON", "reason", "Shorten it to 1,000 characters.");
        return _issues.Count > 0 ? null : new(_entry.Reason);
    }

    /// <summary>An untouched field keeps where it was read; a changed one is the coder's word.</summary>
    private List<EncounterField> ReadFields()
    {
        var before = (_view.Draft?.Fields ?? _view.Encounter.Fields).ToLookup(field => field.Name);
        var fields = new List<EncounterField>();
        foreach (var form in FieldForm.All)
        {
            var text = Canonical(form, _entry.Fields.GetValueOrDefault(form.Name, ""));
            if (text.Length > 0)
            {
                fields.Add(before[form.Name].FirstOrDefault(field => field.Text == text)
                    ?? new(form.Name, text, 1, FieldSource.Coder));
            }
        }

        if (ProviderName(before) is { } name)
        {
            fields.Add(name);
        }

        return fields;
    }

    private string Canonical(FieldForm form, string text)
    {
        var isDate = DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        Require(
            isDate || form.Input != FieldInput.Date || text.Length == 0, "FORM-DATE", form.Name.ToString(),
            "Write the date as yyyy-MM-dd.");
        Require(text.Length <= LongestField, "FORM-LONG", form.Name.ToString(), "This is too long.");
        return form.Name == FieldName.PatientState ? text.ToUpperInvariant() : text;
    }

    /// <summary>The name goes with the provider: as printed until changed, then as the clinic lists it.</summary>
    private EncounterField? ProviderName(ILookup<FieldName, EncounterField> before)
    {
        var printed = before[FieldName.RenderingProviderName].FirstOrDefault();
        var npi = _entry.Fields.GetValueOrDefault(FieldName.RenderingProviderNpi, "");
        if (printed is not null && before[FieldName.RenderingProviderNpi].FirstOrDefault()?.Text == npi)
        {
            return printed;
        }

        return _view.Clinic.Providers.FirstOrDefault(person => person.Npi.Value == npi) is { } chosen
            ? new(FieldName.RenderingProviderName, $"{chosen.FirstName} {chosen.LastName}", 1, FieldSource.Directory)
            : printed;
    }

    private Icd10Code? ReadDiagnosis(DiagnosisEntry row, int at)
    {
        var good = Icd10Code.TryParse(row.Code, out var code);
        Require(
            good, "FORM-DIAGNOSIS", $"diagnosis {at + 1}", "This is not in the form of a diagnosis code, like E11.22.");
        return good ? code : null;
    }

    private ApprovedLine? ReadLine(LineEntry row, int at)
    {
        var place = $"line {at + 1}";
        var before = _issues.Count;
        Require(
            ProcedureCode.TryParse(row.Code, out var code), "FORM-PROCEDURE", place,
            "The procedure code has five letters or digits.");
        var modifiers = Words(row.Modifiers.ToUpperInvariant());
        Require(
            modifiers.Length <= 4 && modifiers.All(word => word.Length == 2), "FORM-MODIFIERS", place,
            "Up to four modifiers of two characters each, with spaces between, like 25 LT.");
        Require(
            int.TryParse(row.Units, NumberStyles.None, CultureInfo.InvariantCulture, out var units)
                && units is >= 1 and <= 999,
            "FORM-UNITS", place, "Units are a whole number from 1 to 999.");
        Require(TryAmount(row.Charge, out var charge), "FORM-CHARGE", place, "The charge is an amount like 125.00.");
        Require(
            TryPointers(row.Pointers, out var pointers), "FORM-POINTERS", place,
            "Name 1 to 4 of the diagnoses above by their numbers, the main reason first, like 1, 2.");
        return _issues.Count > before ? null : new(code, modifiers, units, charge, pointers);
    }

    private static bool TryAmount(string text, out Money amount)
    {
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        var good = decimal.TryParse(text.TrimStart('$'), style, CultureInfo.InvariantCulture, out var dollars)
            && dollars is >= 0 and < 1_000_000 && decimal.Round(dollars, 2) == dollars;
        amount = good ? new(dollars) : Money.Zero;
        return good;
    }

    /// <summary>Numbers, or letters as on the paper form: A is the first diagnosis.</summary>
    private bool TryPointers(string text, out IReadOnlyList<int> pointers)
    {
        var count = _entry.Diagnoses.Count(row => row.Counts);
        pointers = [.. Words(text).Select(word => word switch
        {
            [var letter] when char.IsAsciiLetter(letter) => char.ToUpperInvariant(letter) - 'A' + 1,
            _ => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
        })];
        return pointers.Count is >= 1 and <= 4
            && pointers.Distinct().Count() == pointers.Count
            && pointers.All(pointer => pointer >= 1 && pointer <= count);
    }

    private static string[] Words(string text) =>
        text.Split([' ', ',', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private void Require(bool condition, string code, string place, string text)
    {
        if (!condition)
        {
            _issues.Add(new(code, Severity.Error, place, text));
        }
    }
}
