using System.Globalization;
using Claims.Core.Charts;

namespace Claims.Local.Demo;

/// <summary>The review page's form as a coder who knows the story fills it in.</summary>
internal static class CoderForm
{
    private static readonly (FieldName Field, string Fact)[] Facts =
    [
        (FieldName.PatientLastName, "patient/lastName"),
        (FieldName.PatientFirstName, "patient/firstName"),
        (FieldName.PatientBirthDate, "patient/birthDate"),
        (FieldName.PatientSex, "patient/sex"),
        (FieldName.PatientAddress, "patient/address/line1"),
        (FieldName.PatientCity, "patient/address/city"),
        (FieldName.PatientState, "patient/address/state"),
        (FieldName.PatientZip, "patient/address/zip"),
        (FieldName.Payer, "coverage/payer"),
        (FieldName.MemberId, "coverage/memberId"),
        (FieldName.GroupNumber, "coverage/groupNumber"),
        (FieldName.Relationship, "coverage/relationship"),
        (FieldName.SubscriberLastName, "coverage/subscriber/lastName"),
        (FieldName.SubscriberFirstName, "coverage/subscriber/firstName"),
        (FieldName.SubscriberBirthDate, "coverage/subscriber/birthDate"),
        (FieldName.SubscriberSex, "coverage/subscriber/sex"),
        (FieldName.DateOfService, "encounter/dateOfService"),
        (FieldName.RenderingProviderNpi, "encounter/renderingProviderNpi"),
        (FieldName.PlaceOfService, "encounter/placeOfService"),
        (FieldName.AuthorizationNumber, "encounter/authorizationNumber"),
    ];

    /// <summary>What the coder sends in a round.</summary>
    /// <param name="encounter">The story.</param>
    /// <param name="round">
    /// In the first round the coder believes what the face sheet prints, and forgets what the story says.
    /// </param>
    public static IEnumerable<KeyValuePair<string, string>> For(StoryEncounter encounter, int round) =>
        encounter.Coder.Decision switch
        {
            "reject" => [new("way", "reject"), new("reason", encounter.Coder.Reason!)],
            "query" when round == 1 =>
            [
                new("way", "ask"),
                new("provider", encounter.Fact("encounter/renderingProviderNpi")!),
                new("question", encounter.Coder.Question!),
                .. Fields(encounter, round),
                .. Diagnoses(encounter.Coder.DiagnosesBefore ?? []),
            ],
            _ =>
            [
                new("way", "approve"),
                .. Fields(encounter, round),
                .. Diagnoses(encounter.Diagnoses.Select(diagnosis => diagnosis.Code)),
                .. Lines(encounter.Procedures, round == 1 ? encounter.Coder.Forgets : null),
            ],
        };

    private static IEnumerable<KeyValuePair<string, string>> Fields(StoryEncounter encounter, int round)
    {
        foreach (var (field, path) in Facts)
        {
            var name = path[(path.LastIndexOf('/') + 1)..];
            var text = round == 1 && encounter.Misprinted?.Contains(name) == true
                ? encounter.Printed[name]
                : encounter.Fact(path);
            if (text is not null)
            {
                yield return new($"field.{field}", text);
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Diagnoses(IEnumerable<string> codes)
    {
        foreach (var (index, code) in codes.Index())
        {
            yield return new("dx", $"dn{index}");
            yield return new($"dn{index}.use", "on");
            yield return new($"dn{index}.code", code);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Lines(
        IEnumerable<StoryProcedure> procedures, IReadOnlyList<string>? forgotten)
    {
        foreach (var (index, procedure) in procedures.Index())
        {
            yield return new("line", $"pn{index}");
            yield return new($"pn{index}.use", "on");
            yield return new($"pn{index}.code", procedure.Code);
            var modifiers = forgotten?.Contains(procedure.Code) == true ? [] : procedure.Modifiers ?? [];
            yield return new($"pn{index}.modifiers", string.Join(' ', modifiers));
            yield return new($"pn{index}.units", procedure.Units.ToString(CultureInfo.InvariantCulture));
            yield return new($"pn{index}.charge", procedure.Charge.ToString("0.00", CultureInfo.InvariantCulture));
            yield return new($"pn{index}.pointers", string.Join(", ", procedure.Pointers));
        }
    }
}
