using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.X270;

/// <summary>Ties the 270 to its guide, its records and its rules.</summary>
internal static class X270Type
{
    public static readonly TransactionType Type = new(
        "270", "005010X279", "X270", Create, static (_, _) => { });

    private static EdiLoop Create(string loopId) => loopId switch
    {
        "" => new EligibilityRequest(),
        "2000A" => new InformationSource(),
        "2000B" => new InformationReceiver(),
        "2000C" or "2000D" => new InsuredPerson(),
        "2110C" or "2110D" => new EligibilityInquiry(),
        _ => new EligibilityParty(),
    };
}
