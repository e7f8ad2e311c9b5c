using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A name (NM1) in a loop that holds several.</summary>
public sealed record NamedEntity : SegmentPart
{
    internal NamedEntity(Segment segment) : base(segment) { }

    /// <summary>A person or organization in a role.</summary>
    public NamedEntity(string role, bool isOrganization, string lastName, string firstName = "",
        string idQualifier = "", string id = "")
        : base(new Segment("NM1", role, isOrganization ? "2" : "1", lastName)
            .With(4, firstName).With(8, idQualifier).With(9, id))
    { }

    /// <summary>Role (NM101).</summary>
    public string Role => Segment[1];

    /// <summary>Last name or organization name (NM103).</summary>
    public string LastName => Segment[3];

    /// <summary>First name (NM104).</summary>
    public string FirstName => Segment[4];

    /// <summary>Middle name (NM105).</summary>
    public string MiddleName => Segment[5];

    /// <summary>Name prefix such as DR (NM106).</summary>
    public string NamePrefix => Segment[6];

    /// <summary>Name suffix such as JR (NM107).</summary>
    public string NameSuffix => Segment[7];

    /// <summary>Whether it is an organization (NM102 is 2) and not a person (1).</summary>
    public bool IsOrganization => Segment[2] == "2";

    /// <summary>What <see cref="Id"/> is (NM108).</summary>
    public string IdQualifier => Segment[8];

    /// <summary>Identifier (NM109).</summary>
    public string Id => Segment[9];
}
