using Claims.Coding.Diagnoses;
using Claims.Coding.Procedures;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Workflows;

namespace Claims.Core.Coding;

/// <summary>Suggests diagnosis and procedure codes for an encounter, each with its words on the page.</summary>
public sealed class SuggestCodes(
    IRecords records, IClinicDirectory directory, DiagnosisCodes codes, ModelReading model, TimeProvider time)
    : Activity<EncounterRef, bool>
{
    public static readonly ActivityRef<EncounterRef, bool> Ref = new(nameof(SuggestCodes));

    /// <summary>SBR09.</summary>
    private const string MedicarePartB = "MB";

    /// <returns>Whether any diagnosis was found.</returns>
    public override async Task<bool> RunAsync(ActivityContext context, EncounterRef reference)
    {
        var cancel = context.CancellationToken;
        var encounter = await records.GetAsync<Encounter>(reference.Clinic, reference.Encounter.Value, cancel);
        var chart = await records.GetAsync<ChartTextRecord>(reference.Clinic, reference.Chart.Value, cancel);
        var note = new PageNote(chart.Text, encounter.Pages);
        var patient = PatientOf(encounter);
        var use = codes.On(patient.DateOfService);
        var diagnoses = codes.Suggester(use.Set, directory.Terms(reference.Clinic)).Suggest(note.Text, patient);
        var advised = await model.ReadAsync(
            note.Text, encounter, directory.Clinic(reference.Clinic), use, diagnoses, cancel);
        var procedures = new ProcedureSuggester(directory.Charges(reference.Clinic))
            .Suggest(note.Text, ContextOf(encounter, patient, diagnoses));
        var coding = new EncounterCoding(
            reference.Encounter,
            use.ToString(),
            [.. diagnoses.Diagnoses.Select(found => Suggested(found, note))],
            [.. procedures.Procedures.Select(found => Suggested(found, note))],
            [.. diagnoses.NotCoded.Select(found => new UncodedFinding(
                found.Code, found.Title, found.Reason, note.Locate(found.Evidence)))],
            [
                .. diagnoses.Issues.Select(issue => new CodingRemark(issue.Code, issue.Text, issue.PhysicianQuery)),
                .. procedures.Notes.Select(said => new CodingRemark(said.Code, said.Text, null)),
            ])
        {
            Candidates =
            [
                .. advised.Concat(diagnoses.Candidates).DistinctBy(found => found.Code)
                    .Select(found => Suggested(found, note)),
            ],
        };
        await records.SaveAsync(reference.Clinic, cancel, RecordChange.Put(coding));
        return coding.Diagnoses.Count > 0;
    }

    private ProcedureContext ContextOf(Encounter encounter, SuggestionContext patient, CodingResult diagnoses) => new(
        AgeInYears: patient.AgeInYears, Diagnoses: diagnoses.Diagnoses)
    {
        PlaceOfService = encounter[FieldName.PlaceOfService],
        IsMedicare = directory.Payers(encounter.Chart.Clinic).Any(payer =>
            payer.Id.Value == encounter[FieldName.Payer] && payer.ClaimFilingIndicator == MedicarePartB),
        DateOfService = patient.DateOfService,
        Edits = codes.EditsOn(patient.DateOfService),
        Fees = codes.FeesOn(patient.DateOfService),
    };

    private static SuggestedDiagnosis Suggested(DiagnosisSuggestion found, PageNote note) => new(
        found.Code, found.Title, found.Score, found.Reason, note.Locate(found.Evidence), found.Warnings)
    {
        Path = found.Path,
        AskedFor = [.. found.Companions.Select(asked => asked.ToString())],
        Neighbours = [.. found.Alternatives.Select(entry => $"{entry.Code} {entry.Title}")],
    };

    private static SuggestedProcedure Suggested(ProcedureSuggestion found, PageNote note) => new(
        TextId.Parse<ProcedureCode>(found.Item.Code),
        found.Item.Description,
        new Money(found.Item.Charge * found.Units),
        found.Modifiers,
        found.Units,
        found.Score,
        found.Reason,
        note.Locate(found.Evidence))
    {
        Diagnoses = [.. found.Diagnoses.Select(link => new SuggestedLink(link.Code, link.Reason))],
    };

    private SuggestionContext PatientOf(Encounter encounter) => new(
        encounter.ServiceDay(time),
        encounter[FieldName.PatientSex] switch
        {
            "F" => PatientSex.Female,
            "M" => PatientSex.Male,
            _ => PatientSex.Unknown,
        },
        encounter.Day(FieldName.PatientBirthDate));
}
