namespace Claims.Web;

/// <summary>What a host says of itself to the pages.</summary>
public sealed class ClaimsPagesOptions
{
    /// <summary>
    /// Opens the billers' pages; at least 20 characters, new at every start or kept by the host. Null closes them. The
    /// host prints the address as <c>/staff#KEY</c>: what follows # never reaches a server or its logs.
    /// </summary>
    public string? StaffKey { get; set; }

    /// <summary>Whether the payer is a simulator; every staff page then says so.</summary>
    public bool SimulatedPayer { get; set; }

    /// <summary>
    /// The secret part of the address that a provider of texts posts replies to (/texts/KEY); at least 20 characters.
    /// Null takes none.
    /// </summary>
    public string? TextsKey { get; set; }
}
