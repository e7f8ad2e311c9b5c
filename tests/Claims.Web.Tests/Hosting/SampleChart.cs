using Claims.Coding.CodeSets;
using Claims.Coding.CodeSets.Library;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Primitives;

namespace Claims.Web.Tests.Hosting;

/// <summary>
/// An invented chart of two pages with what would be read from it. The boxes fit the scans p01 and p03 of the shared
/// data, which are shown where they are at hand.
/// </summary>
public static class SampleChart
{
    public static readonly EncounterRef Ref = new(
        SampleClinic.Id, TextId.Parse<ChartId>("c0ffee"), TextId.Parse<EncounterId>("c0ffee-1"));

    public static Encounter Encounter { get; } = new(
        Ref.Encounter,
        new(Ref.Clinic, Ref.Chart),
        [1, 2],
        [
            Read(FieldName.PatientLastName, "Harlow", 0.97, new(0.196, 0.134, 0.166, 0.012)),
            Read(FieldName.PatientFirstName, "Marguerite", 0.96, new(0.196, 0.134, 0.166, 0.012)),
            Read(FieldName.PatientBirthDate, "1956-03-17", 0.71, new(0.686, 0.134, 0.086, 0.010)),
            Known(FieldName.PatientAddress, "12 Example Row"),
            Known(FieldName.PatientCity, "Dunmore"),
            Known(FieldName.PatientState, "OH"),
            Known(FieldName.PatientZip, "44099"),
            Known(FieldName.Payer, "example-health"),
            Known(FieldName.MemberId, "EXH-0042"),
            Known(FieldName.Relationship, "self"),
            Read(FieldName.DateOfService, "2023-09-22", 0.95, new(0.686, 0.152, 0.086, 0.010)),
            Read(FieldName.RenderingProviderName, "Anil R. Venkataraman, MD", 0.93, new(0.196, 0.170, 0.203, 0.012)),
            new(FieldName.RenderingProviderNpi, SampleClinic.Venkataraman.Value, 1, FieldSource.Directory),
            new(FieldName.PlaceOfService, "11", 1, FieldSource.Directory),
        ],
        0.94);

    /// <summary>The starter set stands in: the visit lies before its year.</summary>
    public static string CodesUsed { get; } = new CodesInUse(CodeSet.Starter, null, new(2023, 9, 22)).ToString();

    public static EncounterCoding Coding { get; } = new(
        Ref.Encounter,
        CodesUsed,
        [
            Diagnosis("E11.42", "Type 2 diabetes mellitus with diabetic polyneuropathy", 0.96,
                "Named in the assessment as treated today; the foot numbness belongs to it.",
                On(2, "Type 2 diabetes mellitus with diabetic polyneuropathy (E11.42)",
                    new PageBox(0.100, 0.137, 0.488, 0.013)),
                On(1, "burning and numbness of the plantar right foot",
                    new PageBox(0.599, 0.303, 0.319, 0.012), new PageBox(0.082, 0.320, 0.034, 0.012))),
            Diagnosis("I12.9",
                "Hypertensive chronic kidney disease with stage 1 through stage 4 chronic kidney disease, or "
                    + "unspecified chronic kidney disease",
                0.91, "Hypertension with kidney disease is one combined code; the stage is coded beside it.",
                On(2, "Hypertensive chronic kidney disease, stage 3a", new PageBox(0.100, 0.213, 0.350, 0.013)),
                On(1, "essential hypertension", new PageBox(0.727, 0.269, 0.176, 0.012))) with
            {
                Path = ["own term: hypertension", "rule: Hypertension with chronic kidney disease (I.C.9.a.2)."],
                AskedFor = ["use additional code N18.1: N18.31"],
                Neighbours = ["I12.0 Hypertensive chronic kidney disease with stage 5"],
            },
            Diagnosis("N18.31", "Chronic kidney disease, stage 3a", 0.9, "The stage goes with I12.9.",
                On(1, "stage 3a chronic kidney disease", new PageBox(0.203, 0.286, 0.245, 0.012))),
            Diagnosis("E78.2", "Mixed hyperlipidemia", 0.88, "Treatment was changed in this visit.",
                On(2, "Mixed hyperlipidemia", new PageBox(0.100, 0.271, 0.171, 0.013))),
            Diagnosis("M54.50", "Low back pain, unspecified", 0.42,
                "The plan names a treatment, the site is not exact.",
                On(2, "Chronic low back pain", new PageBox(0.100, 0.353, 0.175, 0.013))) with
            {
                Warnings = ["A more specific code exists when the site is documented."],
            },
        ],
        [
            new(TextId.Parse<ProcedureCode>("99214"), "Office visit, established, moderate", new(185m), ["25"], 1, 0.86,
                "Three chronic conditions, prescription management.",
                [On(1, "Follow-up, 99214", new PageBox(0.686, 0.170, 0.132, 0.012))])
            {
                Diagnoses = Links("the visit dealt with it", "E11.42", "I12.9", "N18.31", "E78.2"),
            },
            new(TextId.Parse<ProcedureCode>("83036"), "Hemoglobin A1c in the office", new(25m), [], 1, 0.55,
                "A result of this week is named.", [])
            {
                Diagnoses = Links("the service looks at the sugar", "E11.42"),
            },
        ],
        [
            new(Icd10Code.Parse("R07.9"), "Chest pain, unspecified", "The note says it is absent.",
                [On(1, "She denies chest pain", new PageBox(0.324, 0.320, 0.175, 0.012))]),
        ],
        [
            new("coding.unspecific", "The side of the foot symptoms is given, the kind of back pain is not.",
                "Please clarify the low back pain treated on 22 September 2023.\n- Vertebrogenic\n- Muscular strain\n"
                    + "- Other, please specify\n- Unable to determine"),
        ])
    {
        Candidates =
            [
                Diagnosis("G89.29", "Other chronic pain", 0.2, "Named in passing.") with
                {
                    Path = ["own term: chronic pain"],
                },
            ],
    };

    private static SuggestedLink[] Links(string reason, params string[] codes) =>
        [.. codes.Select(code => new SuggestedLink(Icd10Code.Parse(code), reason))];

    private static EncounterField Read(FieldName name, string text, double confidence, PageBox box) =>
        new(name, text, confidence, FieldSource.Page, 1, box);

    private static EncounterField Known(FieldName name, string text) => new(name, text, 1, FieldSource.Sidecar);

    private static SuggestedDiagnosis Diagnosis(
        string code, string title, double score, string reason, params Evidence[] evidence) =>
        new(Icd10Code.Parse(code), title, score, reason, evidence, []);

    private static Evidence On(int page, string quote, params PageBox[] boxes) => new(page, boxes, quote);
}
