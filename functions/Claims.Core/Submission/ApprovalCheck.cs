using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;

namespace Claims.Core.Submission;

/// <summary>Whether what a coder approved can be billed; what cannot is said field by field.</summary>
public sealed class ApprovalCheck(IClinicDirectory directory) : IApprovalCheck
{
    private const int MostDiagnoses = 12;
    private const int MostLines = 50;
    private const int MostPointers = 4;
    private const int MostModifiers = 4;
    private const int MostUnits = 9999;
    private static readonly Money MostCharge = new(9_999_999.99m);

    /// <inheritdoc/>
    public IReadOnlyList<Issue> Check(ClinicId clinic, ReviewDecision.Approved approval) =>
        Read(approval, directory.Payers(clinic)).Issues;

    /// <summary>Reads an approval into what a claim bills.</summary>
    /// <param name="approved">As the coder left it.</param>
    /// <param name="payers">The payers the clinic deals with.</param>
    public static ApprovalReading Read(ReviewDecision.Approved approved, IReadOnlyList<Payer> payers)
    {
        var fields = new ApprovalFields(approved.Fields);
        var payer = fields.Payer(payers);
        var patient = fields.Patient();
        var (relationship, subscriber) = fields.Subscriber(patient);
        var memberId = fields.MemberId();
        var dateOfService = fields.Date(FieldName.DateOfService);
        var rendering = fields.RenderingProvider();
        var place = fields.PlaceOfService();
        var next = fields.Next(payers, payer);
        if (dateOfService < patient?.BirthDate)
        {
            fields.Add("CLM-BIRTH", FieldName.PatientBirthDate, "The birth date is after the date of service.");
        }

        CheckDiagnoses(approved, fields);
        CheckLines(approved, fields);
        var complete = patient is not null && subscriber is not null && payer is not null && memberId is not null
            && dateOfService is not null && rendering is not null && place is not null && fields.Issues.Count == 0;
        return complete
            ? new(
                new(
                    patient!, subscriber!, relationship, memberId!, fields.Text(FieldName.GroupNumber),
                    dateOfService!.Value, rendering!.Value, place!, fields.Text(FieldName.AuthorizationNumber),
                    approved.Diagnoses, approved.Lines, next),
                payer,
                [])
            : new(null, payer, fields.Issues);
    }

    private static void CheckDiagnoses(ReviewDecision.Approved approved, ApprovalFields fields)
    {
        if (approved.Diagnoses.Count is < 1 or > MostDiagnoses)
        {
            fields.Add("CLM-DX-COUNT", "diagnoses", "A claim has 1 to 12 diagnoses: add or remove some.");
        }

        for (var i = 0; i < approved.Diagnoses.Count; i++)
        {
            if (approved.Diagnoses[i].Compact.Length == 0)
            {
                fields.Add("CLM-DX", $"diagnosis {i + 1}", "Not an ICD-10-CM code: choose one.");
            }
            else if (approved.Diagnoses.Take(i).Contains(approved.Diagnoses[i]))
            {
                fields.Add("CLM-DX-TWICE", $"diagnosis {i + 1}", "This code stands twice: remove one.");
            }
        }
    }

    private static void CheckLines(ReviewDecision.Approved approved, ApprovalFields fields)
    {
        if (approved.Lines.Count is < 1 or > MostLines)
        {
            fields.Add("CLM-LINES", "lines", "A claim has 1 to 50 services: add or remove some.");
        }

        for (var i = 0; i < approved.Lines.Count; i++)
        {
            CheckLine(approved.Lines[i], approved.Diagnoses.Count, $"line {i + 1}", fields);
        }
    }

    private static void CheckLine(ApprovedLine line, int diagnoses, string place, ApprovalFields fields)
    {
        if (line.Procedure.Value is null)
        {
            fields.Add("CLM-PROCEDURE", place, "Not a procedure code: five letters or digits.");
        }

        if (line.Modifiers.Count > MostModifiers || !line.Modifiers.All(IsModifier)
            || line.Modifiers.Distinct().Count() < line.Modifiers.Count)
        {
            fields.Add(
                "CLM-MODIFIER", place, "At most four different modifiers, two capital letters or digits each.");
        }

        if (line.Units is < 1 or > MostUnits)
        {
            fields.Add("CLM-UNITS", place, "Units are a whole number from 1 to 9999.");
        }

        if (line.Charge <= Money.Zero || line.Charge > MostCharge)
        {
            fields.Add("CLM-CHARGE", place, "The charge for all units is more than nothing, at most $9,999,999.99.");
        }

        // 837 SV107: 1 to 4 pointers, the first required.
        if (line.Pointers.Count is < 1 or > MostPointers
            || line.Pointers.Distinct().Count() < line.Pointers.Count
            || !line.Pointers.All(pointer => pointer >= 1 && pointer <= diagnoses))
        {
            fields.Add("CLM-POINTER", place, "Point to 1 to 4 different diagnoses of the list above.");
        }
    }

    private static bool IsModifier(string text) =>
        text.Length == 2 && text.All(letter => char.IsAsciiDigit(letter) || char.IsAsciiLetterUpper(letter));
}

/// <summary>What came of reading an approval.</summary>
/// <param name="Content">What a claim would bill; null when there are issues.</param>
/// <param name="Payer">The payer; null when none is known by the name or id given.</param>
/// <param name="Issues">
/// What to mend. Location is a <see cref="FieldName"/>, "diagnosis 2", "line 3", "diagnoses" or "lines".
/// </param>
public sealed record ApprovalReading(ClaimContent? Content, Payer? Payer, IReadOnlyList<Issue> Issues);
