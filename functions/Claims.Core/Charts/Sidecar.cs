namespace Claims.Core.Charts;

/// <summary>
/// What the practice-management system knows of a chart: NAME.json beside NAME.pdf. Every part is optional; what is
/// given wins over what was read from the page. Documented in docs/sidecar.md; unknown properties are an error.
/// </summary>
public sealed record Sidecar(SidecarPatient? Patient, SidecarCoverage? Coverage, SidecarEncounter? Encounter);

/// <summary>The patient.</summary>
public sealed record SidecarPatient(
    string? LastName, string? FirstName, DateOnly? BirthDate, string? Sex, SidecarAddress? Address, string? Email);

/// <summary>A postal address in the US.</summary>
public sealed record SidecarAddress(string Line1, string City, string State, string Zip);

/// <summary>The insurance that pays first.</summary>
/// <param name="Payer">The payer's id or name as in payers.json.</param>
/// <param name="MemberId">The id on the card.</param>
/// <param name="GroupNumber">The group or plan number.</param>
/// <param name="Relationship">The patient to the subscriber: self, spouse, child or other.</param>
/// <param name="Subscriber">The subscriber, when the patient is not.</param>
public sealed record SidecarCoverage(
    string? Payer, string? MemberId, string? GroupNumber, string? Relationship, SidecarPatient? Subscriber);

/// <summary>The visit.</summary>
public sealed record SidecarEncounter(
    DateOnly? DateOfService,
    string? RenderingProviderName,
    string? RenderingProviderNpi,
    string? PlaceOfService,
    string? AuthorizationNumber);
