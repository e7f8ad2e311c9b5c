namespace Claims.Edi.Parts;

/// <summary>A bank account.</summary>
/// <param name="Routing">The bank's routing number.</param>
/// <param name="Account">The account number.</param>
public sealed record BankAccount(string Routing, string Account)
{
    /// <summary>What the routing number is: 01 US routing transit number, 04 Canadian.</summary>
    public string RoutingQualifier { get; init; } = "01";

    /// <summary>DA demand deposit, SG savings.</summary>
    public string AccountQualifier { get; init; } = "DA";

    /// <summary>The type name alone: an account number is nobody's business.</summary>
    public override string ToString() => nameof(BankAccount);
}
