using Claims.Edi.Syntax;

namespace Claims.Edi.X999;

/// <summary>What a 999 says must agree with itself.</summary>
internal static class AcknowledgementRules
{
    public static void Check(ImplementationAcknowledgement acknowledgement, Findings findings)
    {
        var accepted = acknowledgement.Responses.Count(response => response.Code is "A" or "E");
        if (acknowledgement.AcceptedCount < accepted)
        {
            findings.Warn(EdiCodes.AcceptedCountDiffers,
                $"AK904 counts fewer accepted transactions than the {accepted} answered so.",
                acknowledgement.Find("AK9"), 4);
        }
    }
}
