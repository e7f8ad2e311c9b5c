using Claims.Coding.Notes;
using Claims.Coding.Procedures;
using Claims.Coding.Tests.Diagnoses;

namespace Claims.Coding.Tests.Procedures;

/// <summary>Which diagnoses each service was for, and those that none supports.</summary>
public sealed class ServiceDiagnosesTests
{
    private static readonly ProcedureSuggester Suggester = new(ChargeMaster.Parse(new StringReader("""
        code,description,charge,modifiers,keywords
        99213,Visit,130,,
        87880,Strep test,28,,rapid strep test
        93000,Tracing,45,,ecg performed
        73562,Knee picture,66,,knee x-ray
        L9999,Wrist wrap,15,,wrist wrap given
        A9999,Pamphlet,1,,pamphlet given
        90686,Flu,32,,influenza vaccine
        90471,Giving,28,,
        J0696,Ceftriaxone per 250 mg,12,,ceftriaxone given
        96372,Shot,28,,
        """)).Master);

    [Theory]
    [InlineData("Assessment:\n1. Streptococcal pharyngitis\n2. Hypertension\nResults: Rapid strep test positive.",
        "87880", "J02.0")]
    [InlineData("Assessment:\n1. Streptococcal pharyngitis\n2. Hypertension\nResults: ECG performed, normal.",
        "93000", "I10")]
    [InlineData("Assessment:\n1. Primary osteoarthritis of the right knee\n2. Hypertension\n"
        + "Results: Right knee x-ray shows narrowing.", "73562", "M17.11")]
    [InlineData("Assessment:\n1. Hypertension\n2. Pain in right wrist\nProcedure: Wrist wrap given.",
        "L9999", "M25.531")]
    [InlineData("Assessment:\n1. Hypertension\n2. Encounter for immunization\nPlan: Influenza vaccine given.",
        "90471", "Z23")]
    [InlineData("Assessment:\n1. Streptococcal pharyngitis\n2. Hypertension\nTotal time 25 minutes.",
        "99213", "J02.0 I10")]
    [InlineData("Assessment: Hypertension.\nPlan: Pamphlet given.", "A9999", "I10")]
    [InlineData("Assessment:\n1. Hypertension\n2. Streptococcal pharyngitis\nPlan: Ceftriaxone given IM, 1 g.",
        "96372", "J02.0")]
    public void A_service_points_at_its_diagnoses_with_a_reason(string text, string code, string expected)
    {
        var service = Suggest(text).Procedures.Single(found => found.Item.Code == code);

        Assert.Equal(expected, string.Join(' ', service.Diagnoses.Select(link => link.Code)));
        Assert.All(service.Diagnoses, link => Assert.NotEmpty(link.Reason));
    }

    [Theory]
    [InlineData("Assessment: Hypertension.\nResults: Rapid strep test negative.", "87880")]
    [InlineData("Assessment:\n1. Primary osteoarthritis of the left knee\n2. Hypertension\n"
        + "Results: Right knee x-ray done.", "73562")]
    [InlineData("Assessment:\n1. Hypertension\n2. Asthma\nPlan: Pamphlet given.", "A9999")]
    public void A_service_that_no_diagnosis_supports_is_shown_as_such(string text, string code)
    {
        var result = Suggest(text);

        Assert.Empty(result.Procedures.Single(found => found.Item.Code == code).Diagnoses);
        Assert.StartsWith(
            $"{code}: no proposed diagnosis supports it",
            Assert.Single(result.Notes, note => note.Code == ServiceNoteCodes.NotSupported).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_diagnoses_no_link_is_looked_for()
    {
        var result = Suggester.Suggest(NoteText.FromPlain("Results: Rapid strep test negative."), new());

        Assert.Empty(Assert.Single(result.Procedures).Diagnoses);
        Assert.Empty(result.Notes);
    }

    private static ProcedureResult Suggest(string text)
    {
        var note = NoteText.FromPlain(text);
        var diagnoses = Suggesting.Shared.Suggest(note, new(Suggesting.DateOfService)).Diagnoses;
        return Suggester.Suggest(note, new(AgeInYears: 45, Diagnoses: diagnoses));
    }
}
