using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A loop that may carry an address, references and contacts.</summary>
public abstract record PlacedLoop : EdiLoop
{
    /// <summary>Street, city, state and postal code (N3, N4); null when absent.</summary>
    public PostalAddress? Address
    {
        get => Find("N3") is null && Find("N4") is null ? null
            : new(Text("N3", 1), Text("N4", 1), Text("N4", 2), Text("N4", 3))
            {
                Line2 = Text("N3", 2),
                Country = Text("N4", 4),
                LocationKind = Text("N4", 5),
                Location = Text("N4", 6),
                Subdivision = Text("N4", 7),
            };
        init
        {
            SetAll("N3", []);
            SetAll("N4", []);
            if (value is null)
                return;
            Set("N3", 1, value.Line1);
            Set("N3", 2, value.Line2);
            Set("N4", 1, value.City);
            Set("N4", 2, value.State);
            Set("N4", 3, value.PostalCode);
            Set("N4", 4, value.Country);
            Set("N4", 5, value.LocationKind);
            Set("N4", 6, value.Location);
            Set("N4", 7, value.Subdivision);
        }
    }

    /// <summary>All reference numbers (REF) in order.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>All contacts (PER) in order.</summary>
    public EdiList<Contact> Contacts
    {
        get => All("PER", segment => new Contact(segment));
        init => SetAll("PER", value);
    }
}
