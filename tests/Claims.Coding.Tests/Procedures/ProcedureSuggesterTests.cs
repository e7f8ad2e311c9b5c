using Claims.Coding.Notes;
using Claims.Coding.Procedures;
using Claims.Coding.Tests.Diagnoses;

namespace Claims.Coding.Tests.Procedures;

public sealed class ProcedureSuggesterTests
{
    private static readonly ProcedureSuggester Suggester = new(ChargeMaster.Parse(new StringReader("""
        code,description,charge,modifiers,keywords
        99202,New visit,100,,
        99203,New visit,150,,
        99212,Visit,75,,
        99213,Visit,130,,
        99214,Visit,185,,
        99395,Checkup 18 to 39,210,,annual physical
        99396,Checkup 40 to 64,225,,annual physical
        20610,Large joint injection,145,,knee joint injection
        J3301,Triamcinolone per 10 mg,3,,triamcinolone injected
        73562,Knee x-ray,66,,three-view knee x-ray
        87880,Strep test,28,,rapid strep test
        """)).Master);

    [Theory]
    [InlineData("Assessment: Asthma.\nTotal time today: 10 minutes.", "99212")]
    [InlineData("Assessment: Asthma.\nTotal time today: 29 minutes.", "99213")]
    [InlineData("Assessment: Asthma.\nI spent a total of 30 minutes today.", "99214")]
    [InlineData("Assessment: Asthma, new patient.\nTotal time today: 29 minutes.", "99202")]
    [InlineData("Assessment: Asthma.\nTotal time today: 9 minutes.", "")]
    [InlineData("Smoking cessation counseling for 6 minutes.", "")]
    [InlineData("Assessment: Sore throat.\nRapid strep test negative. Total time 20 minutes.", "99213 87880")]
    [InlineData("Plan: three-view knee x-ray ordered. Total time 20 minutes.", "99213")]
    [InlineData("Procedure: Right knee joint injection, triamcinolone injected 40 mg.", "20610-RT J3301x4")]
    [InlineData("Procedure: Left knee joint injection. Total time 22 minutes.", "99213-25 20610-LT")]
    [InlineData("CC: Annual physical.", "99396")]
    [InlineData("Plan: bill 99212 today.", "99212")]
    [InlineData("Results: bilateral three-view knee x-ray done.", "73562-50")]
    public void A_note_gets_its_services(string note, string expected)
    {
        var result = Suggester.Suggest(NoteText.FromPlain(note), new ProcedureContext(AgeInYears: 45));

        Assert.Equal(expected, string.Join(' ', result.Procedures.Select(p =>
            p.Item.Code + string.Concat(p.Modifiers.Select(m => "-" + m)) + (p.Units > 1 ? $"x{p.Units}" : ""))));
    }

    [Fact]
    public void Without_a_time_the_level_is_a_hint_with_its_worksheet()
    {
        var result = Suggester.Suggest(
            NoteText.FromPlain("Assessment:\n1. Hypertension\n2. Asthma\nPlan: lisinopril 10 mg daily"), new());

        var visit = Assert.Single(result.Procedures);
        Assert.Equal("99214", visit.Item.Code);
        Assert.InRange(visit.Score, 0.01, 0.49);
        Assert.Contains("2 assessed problem", visit.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Assessment: Sore throat.\nPlan: Rest.", "Low", "Straightforward", "Straightforward")]
    [InlineData("Assessment:\nHypertension, stable.\nAsthma.\nPlan: lisinopril 10 mg. Order CBC and lipid panel.",
        "Moderate", "Low", "Moderate")]
    [InlineData("Assessment: Hypertension, uncontrolled.\nPlan: CBC, CMP and TSH ordered. Ibuprofen as needed.",
        "Moderate", "Moderate", "Low")]
    [InlineData("HPI: Mother reports cough.\nAssessment: Cough.\nPlan: No prescription needed.",
        "Low", "Low", "Straightforward")]
    [InlineData("Assessment: COPD with acute respiratory failure.\nResults: EKG, x-ray and CBC; I independently "
        + "interpreted the x-ray.\nPlan: Direct admission.", "High", "High", "High")]
    public void The_worksheet_tells_problems_data_and_risk(string text, string problems, string data, string risk)
    {
        var note = NoteText.FromPlain(text);
        var diagnoses = Suggesting.Shared.Suggest(note, new(Suggesting.DateOfService)).Diagnoses;

        var sheet = Suggester.Suggest(note, new ProcedureContext(Diagnoses: diagnoses)).Visit;

        Assert.Equal((problems, data, risk),
            (sheet!.Problems.Level.ToString(), sheet.Data.Level.ToString(), sheet.Risk.Level.ToString()));
        Assert.All(sheet.Data.Evidence.Concat(sheet.Risk.Evidence), span => Assert.NotEmpty(note.Slice(span)));
    }

    [Fact]
    public void Minutes_decide_and_the_reason_says_when_decision_making_reaches_more()
    {
        var note = NoteText.FromPlain(
            "Assessment:\n1. Hypertension\n2. Asthma\nPlan: lisinopril 10 mg\nTotal time 22 min");

        var visit = Assert.Single(Suggester.Suggest(note, new()).Procedures);

        Assert.Equal("99213", visit.Item.Code);
        Assert.Contains("Decision making reaches 99214", visit.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_points_at_the_words()
    {
        var note = NoteText.FromPlain("Procedure: Right knee joint injection today.");

        var procedure = Assert.Single(Suggester.Suggest(note, new()).Procedures);

        Assert.Equal("knee joint injection", note.Slice(procedure.Evidence[0]));
    }
}
