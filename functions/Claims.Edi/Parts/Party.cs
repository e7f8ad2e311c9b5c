using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A person or organization with a role: patient, payer, provider, facility.</summary>
public record Party : PlacedLoop
{
    private protected override string Order => "NM1 N2 N3 N4 DMG PRV DTP REF PER";

    /// <summary>The party's role (NM101): <c>85</c> billing, <c>IL</c> insured, <c>QC</c> patient, <c>PR</c> payer,
    /// <c>82</c> rendering and so on. Set by the property the party is assigned to.</summary>
    public string Role { get => Text("NM1", 1); init => Set("NM1", 1, value); }

    /// <summary>Whether the party is an organization (NM102 is 2) and not a person (1).</summary>
    public bool IsOrganization { get => Text("NM1", 2) == "2"; init => Set("NM1", 2, value ? "2" : "1"); }

    /// <summary>Last name of a person or the organization's name (NM103), at most 60 characters.</summary>
    public string LastName { get => Text("NM1", 3); init => Set("NM1", 3, value); }

    /// <summary>First name (NM104), at most 35 characters.</summary>
    public string FirstName { get => Text("NM1", 4); init => Set("NM1", 4, value); }

    /// <summary>Middle name or initial (NM105), at most 25 characters.</summary>
    public string MiddleName { get => Text("NM1", 5); init => Set("NM1", 5, value); }

    /// <summary>Name prefix such as DR (NM106).</summary>
    public string NamePrefix { get => Text("NM1", 6); init => Set("NM1", 6, value); }

    /// <summary>Name suffix such as JR (NM107).</summary>
    public string NameSuffix { get => Text("NM1", 7); init => Set("NM1", 7, value); }

    /// <summary>What <see cref="Id"/> is (NM108): <c>XX</c> NPI, <c>MI</c> member id, <c>PI</c> payer id,
    /// <c>46</c> electronic transmitter id, <c>FI</c> or <c>24</c> tax id.</summary>
    public string IdQualifier { get => Text("NM1", 8); init => Set("NM1", 8, value); }

    /// <summary>The party's identifier (NM109).</summary>
    public string Id { get => Text("NM1", 9); init => Set("NM1", 9, value); }

    /// <summary>How an entity of a benefit stands to the patient (NM110, 271 only): 01 parent, 02 child, 41 spouse, 72
    /// unknown.</summary>
    public string EntityRelationship { get => Text("NM1", 10); init => Set("NM1", 10, value); }

    /// <summary>The National Provider Identifier when the identifier is one, else empty.</summary>
    public string Npi
    {
        get => IdQualifier == "XX" ? Id : "";
        init
        {
            Set("NM1", 8, value.Length == 0 ? "" : "XX");
            Set("NM1", 9, value);
        }
    }

    /// <summary>Birth date of a person (DMG02).</summary>
    public DateOnly? BirthDate
    {
        get => Date("DMG", 2);
        init
        {
            Set("DMG", 1, "D8");
            Set("DMG", 2, EdiDate.Text(value));
        }
    }

    /// <summary>Sex of a person (DMG03): F, M or U.</summary>
    public string Sex { get => Text("DMG", 3); init => Set("DMG", 3, value); }

    /// <summary>Tax identification number of a provider (REF with EI employer or SY social security).</summary>
    public string TaxId { get => TaxReference?[2] ?? ""; init => SetQualified("REF", TaxIdQualifier, 2, value); }

    /// <summary>What <see cref="TaxId"/> is: <c>EI</c> or <c>SY</c>. Setting makes the number one of that
    /// kind.</summary>
    public string TaxIdQualifier
    {
        get => TaxReference?[1] ?? "EI";
        init
        {
            var number = TaxId;
            SetQualified("REF", TaxIdQualifier, 2, "");
            SetQualified("REF", value, 2, number);
        }
    }

    /// <summary>Claim number of a property or casualty insurer (REF*Y4 of a subscriber or patient).</summary>
    public string PropertyCasualtyNumber
    {
        get => Text("REF", "Y4", 2);
        init => SetQualified("REF", "Y4", 2, value);
    }

    /// <summary>A provider by function (PRV01), kind of number (PRV02: <c>PXC</c> taxonomy, <c>HPI</c> NPI, <c>EI</c>
    /// tax id) and number (PRV03), as the 270 has it; null when absent.</summary>
    public (string Function, string Kind, string Number)? Provider
    {
        get => Find("PRV") is { } segment ? (segment[1], segment[2], segment[3]) : null;
        init => ReplaceOrInsert(Find("PRV"), value is { } provider
            ? new Segment("PRV", provider.Function).With(2, provider.Kind).With(3, provider.Number) : null);
    }

    /// <summary>Provider taxonomy code (PRV03 with PXC), such as <c>207RC0000X</c>.</summary>
    public string Taxonomy
    {
        get => Text("PRV", 3);
        init
        {
            SetAll("PRV", []);
            if (value.Length == 0)
                return;
            Set("PRV", 1, "PE");
            Set("PRV", 2, "PXC");
            Set("PRV", 3, value);
        }
    }

    /// <summary>All dates (DTP) in order.</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }

    private Segment? TaxReference => Find("REF", "EI") ?? Find("REF", "SY");

    /// <summary>An organization with its identifier.</summary>
    public static Party Organization(string name, string idQualifier, string id) =>
        new() { IsOrganization = true, LastName = name, IdQualifier = idQualifier, Id = id };

    /// <summary>A person with an identifier.</summary>
    public static Party Person(string lastName, string firstName, string idQualifier, string id) =>
        new()
        {
            IsOrganization = false,
            LastName = lastName,
            FirstName = firstName,
            IdQualifier = idQualifier,
            Id = id,
        };
}
