using Claims.Core.Primitives;

namespace Claims.Core.Charts;

/// <summary>One visit found in a chart.</summary>
/// <param name="Id">The chart's id and the visit's ordinal.</param>
/// <param name="Chart">The chart it was found in.</param>
/// <param name="Pages">Its pages in the chart, from 1.</param>
/// <param name="Fields">What the face sheet or the sidecar says, one entry a field; missing ones are absent.</param>
/// <param name="Legibility">Mean word confidence of its pages, 0 to 1.</param>
public sealed record Encounter(
    EncounterId Id, ChartRef Chart, IReadOnlyList<int> Pages, IReadOnlyList<EncounterField> Fields, double Legibility)
    : IRecord<Encounter>
{
    /// <inheritdoc/>
    public static string Kind => "encounter";

    /// <inheritdoc/>
    public string Key => Id.Value;

    /// <summary>What every workflow of this encounter is told.</summary>
    public EncounterRef Ref => new(Chart.Clinic, Chart.Chart, Id);

    /// <summary>A field's text, or null.</summary>
    public string? this[FieldName name] => Fields.FirstOrDefault(field => field.Name == name)?.Text;
}

/// <summary>A field with where it was found.</summary>
/// <param name="Name">Which field.</param>
/// <param name="Text">Its value in canonical form: dates yyyy-MM-dd, sex F, M or U, names as printed.</param>
/// <param name="Confidence">0 to 1; 1 for what a person or the practice-management system said.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Page">The page it was read from.</param>
/// <param name="Box">Its place there.</param>
public sealed record EncounterField(
    FieldName Name, string Text, double Confidence, FieldSource Source, int? Page = null, PageBox? Box = null);

/// <summary>The fields of a face sheet that billing needs.</summary>
public enum FieldName
{
    /// <summary>Family name.</summary>
    PatientLastName,

    /// <summary>Given name.</summary>
    PatientFirstName,

    /// <summary>yyyy-MM-dd.</summary>
    PatientBirthDate,

    /// <summary>F, M or U.</summary>
    PatientSex,

    /// <summary>Street and number.</summary>
    PatientAddress,

    /// <summary>City.</summary>
    PatientCity,

    /// <summary>Two letters.</summary>
    PatientState,

    /// <summary>5 or 9 digits.</summary>
    PatientZip,

    /// <summary>Where bills may be mailed electronically; optional.</summary>
    PatientEmail,

    /// <summary>A <see cref="Primitives.PayerId"/> of the clinic's payer file, or the name as printed.</summary>
    Payer,

    /// <summary>The id on the card.</summary>
    MemberId,

    /// <summary>Group or plan number; optional.</summary>
    GroupNumber,

    /// <summary>The patient to the subscriber: self, spouse, child or other.</summary>
    Relationship,

    /// <summary>When the patient is not the subscriber.</summary>
    SubscriberLastName,

    /// <summary>When the patient is not the subscriber.</summary>
    SubscriberFirstName,

    /// <summary>When the patient is not the subscriber; yyyy-MM-dd.</summary>
    SubscriberBirthDate,

    /// <summary>When the patient is not the subscriber; F, M or U.</summary>
    SubscriberSex,

    /// <summary>yyyy-MM-dd.</summary>
    DateOfService,

    /// <summary>As printed.</summary>
    RenderingProviderName,

    /// <summary>Ten digits with a valid check digit.</summary>
    RenderingProviderNpi,

    /// <summary>Two digits of the CMS place of service code set.</summary>
    PlaceOfService,

    /// <summary>The payer's prior authorization number; optional.</summary>
    AuthorizationNumber,

    /// <summary>The payer that pays after the first one, named like <see cref="Payer"/>; optional.</summary>
    SecondPayer,

    /// <summary>The patient's id on the second payer's card.</summary>
    SecondMemberId,

    /// <summary>Group or plan number with the second payer; optional.</summary>
    SecondGroupNumber,
}

/// <summary>Who says what a field holds.</summary>
public enum FieldSource
{
    /// <summary>Read from the page.</summary>
    Page,

    /// <summary>The practice-management system's sidecar.</summary>
    Sidecar,

    /// <summary>The clinic's own directory, such as a provider's NPI found by name.</summary>
    Directory,

    /// <summary>The coder on the review page.</summary>
    Coder,
}
