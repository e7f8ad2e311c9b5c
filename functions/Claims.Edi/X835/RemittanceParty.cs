using Claims.Edi.Parts;

namespace Claims.Edi.X835;

/// <summary>The payer (1000A) or the payee (1000B).</summary>
public sealed record RemittanceParty : PlacedLoop
{
    private protected override string Order => "N1 N3 N4 REF PER RDM";

    /// <summary>Name (N102), at most 60 characters.</summary>
    public string Name { get => Text("N1", 2); init => Set("N1", 2, value); }

    /// <summary>What <see cref="Id"/> is (N103): XX NPI, FI tax id, XV plan id.</summary>
    public string IdQualifier { get => Text("N1", 3); init => Set("N1", 3, value); }

    /// <summary>Identifier (N104).</summary>
    public string Id { get => Text("N1", 4); init => Set("N1", 4, value); }

    /// <summary>The payee's tax id (REF*TJ) when the identifier is another.</summary>
    public string TaxId { get => Text("REF", "TJ", 2); init => SetQualified("REF", "TJ", 2, value); }
}
