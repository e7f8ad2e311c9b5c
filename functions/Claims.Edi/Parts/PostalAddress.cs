namespace Claims.Edi.Parts;

/// <summary>A postal address (N3 and N4).</summary>
/// <param name="Line1">Street or post-office box (N301).</param>
/// <param name="City">City (N401), at most 30 characters.</param>
/// <param name="State">Two-letter state or province (N402); empty outside the US and Canada.</param>
/// <param name="PostalCode">ZIP code without the dash, 5 or 9 digits (N403).</param>
public sealed record PostalAddress(string Line1, string City, string State, string PostalCode)
{
    /// <summary>Second line (N302).</summary>
    public string Line2 { get; init; } = "";

    /// <summary>Country (N404) when it is not the US.</summary>
    public string Country { get; init; } = "";

    /// <summary>What <see cref="Location"/> is (N405, 834 only): CY county, 60 area.</summary>
    public string LocationKind { get; init; } = "";

    /// <summary>A place by its code (N406, 834 only), such as the county.</summary>
    public string Location { get; init; } = "";

    /// <summary>Part of the country (N407) outside of the US and Canada.</summary>
    public string Subdivision { get; init; } = "";

    /// <summary>The type name alone: an address may be a patient's.</summary>
    public override string ToString() => nameof(PostalAddress);
}
