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

    /// <summary>The type name alone: an address may be a patient's.</summary>
    public override string ToString() => nameof(PostalAddress);
}
