using System.Globalization;

namespace Claims.Core.Charts.FaceSheet;

/// <summary>The fields that the practice-management system's sidecar gives; they win over the page.</summary>
internal static class SidecarFields
{
    /// <param name="sidecar">The sidecar, or null.</param>
    /// <param name="read">What was read from the visit's pages.</param>
    /// <param name="visits">How many visits the chart holds; of several, the sidecar's is the one of its date.</param>
    /// <param name="reader">Knows the clinic's payers.</param>
    public static IEnumerable<EncounterField> Of(
        Sidecar? sidecar, IReadOnlyDictionary<FieldName, EncounterField> read, int visits, FieldReader reader)
    {
        if (sidecar is null)
        {
            return [];
        }

        var visit = sidecar.Encounter;
        var isThisVisit = visits == 1
            || (visit?.DateOfService is { } date
                && read.GetValueOrDefault(FieldName.DateOfService)?.Text == Text(date));
        return Person(sidecar)
            .Concat(Coverage(sidecar.Coverage, reader))
            .Concat(isThisVisit ? Visit(visit) : [])
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Text))
            .Select(pair => new EncounterField(pair.Name, pair.Text!.Trim(), 1, FieldSource.Sidecar));
    }

    private static IEnumerable<(FieldName Name, string? Text)> Person(Sidecar sidecar) =>
    [
        (FieldName.PatientLastName, sidecar.Patient?.LastName),
        (FieldName.PatientFirstName, sidecar.Patient?.FirstName),
        (FieldName.PatientBirthDate, Text(sidecar.Patient?.BirthDate)),
        (FieldName.PatientSex, sidecar.Patient?.Sex),
        (FieldName.PatientAddress, sidecar.Patient?.Address?.Line1),
        (FieldName.PatientCity, sidecar.Patient?.Address?.City),
        (FieldName.PatientState, sidecar.Patient?.Address?.State),
        (FieldName.PatientZip, sidecar.Patient?.Address?.Zip),
        (FieldName.PatientEmail, sidecar.Patient?.Email),
    ];

    private static IEnumerable<(FieldName Name, string? Text)> Coverage(
        SidecarCoverage? coverage, FieldReader reader) =>
    [
        (FieldName.Payer, coverage?.Payer is { } payer ? reader.PayerOf(payer) : null),
        (FieldName.MemberId, coverage?.MemberId),
        (FieldName.GroupNumber, coverage?.GroupNumber),
        (FieldName.Relationship, coverage?.Relationship),
        (FieldName.SubscriberLastName, coverage?.Subscriber?.LastName),
        (FieldName.SubscriberFirstName, coverage?.Subscriber?.FirstName),
        (FieldName.SubscriberBirthDate, Text(coverage?.Subscriber?.BirthDate)),
        (FieldName.SubscriberSex, coverage?.Subscriber?.Sex),
    ];

    private static IEnumerable<(FieldName Name, string? Text)> Visit(SidecarEncounter? visit) =>
    [
        (FieldName.DateOfService, Text(visit?.DateOfService)),
        (FieldName.RenderingProviderName, visit?.RenderingProviderName),
        (FieldName.RenderingProviderNpi, visit?.RenderingProviderNpi),
        (FieldName.PlaceOfService, visit?.PlaceOfService),
        (FieldName.AuthorizationNumber, visit?.AuthorizationNumber),
    ];

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
