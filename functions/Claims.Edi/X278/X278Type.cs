using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.X278;

/// <summary>Ties the 278 to its guide, its records and its rules.</summary>
internal static class X278Type
{
    public static readonly TransactionType Type = new(
        "278", "005010X217", "X278", Create,
        (transaction, findings) => ReviewRules.Check((ServicesReview)transaction, findings));

    private static EdiLoop Create(string loopId) => loopId switch
    {
        "" => new ServicesReview(),
        "2000A" => new ReviewOrganization(),
        "2000B" => new ReviewRequester(),
        "2000C" or "2000D" => new ReviewPatient(),
        "2000E" => new PatientEvent(),
        "2000F" => new ReviewedService(),
        _ => new ReviewParty(),
    };
}
