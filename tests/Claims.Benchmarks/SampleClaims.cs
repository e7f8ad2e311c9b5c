using System.Globalization;
using System.Text;

namespace Claims.Benchmarks;

/// <summary>An invented 837P file with as many claims as wanted, each with two services.</summary>
internal static class SampleClaims
{
    public static string Write(int claims)
    {
        var segments = new List<string>
        {
            "ST*837*0001*005010X222A1",
            "BHT*0019*00*1*20261102*1200*CH",
            "NM1*41*2*SAMPLE FAMILY CLINIC*****46*SAMPLE",
            "PER*IC*BILLING DESK*TE*2175550100",
            "NM1*40*2*EXAMPLE HEALTH PLAN*****46*EXHP1",
            "HL*1**20*1",
            "NM1*85*2*SAMPLE FAMILY CLINIC*****XX*1234567893",
            "N3*100 EXAMPLE WAY",
            "N4*SPRINGFIELD*IL*627019998",
            "REF*EI*123456789",
        };
        for (var claim = 1; claim <= claims; claim++)
        {
            segments.AddRange(Claim(claim));
        }

        segments.Add(Invariant($"SE*{segments.Count + 1}*0001"));
        var text = new StringBuilder()
            .Append("ISA*00*          *00*          *ZZ*SAMPLE         *ZZ*EXHP1          *261102*1200*^*00501")
            .Append("*000000001*0*T*:~")
            .Append("GS*HC*SAMPLE*EXHP1*20261102*1200*1*X*005010X222A1~");
        segments.ForEach(segment => text.Append(segment).Append('~'));
        return text.Append("GE*1*1~IEA*1*000000001~").ToString();
    }

    private static IEnumerable<string> Claim(int number) =>
    [
        Invariant($"HL*{number + 1}*1*22*0"),
        "SBR*P*18*GX4410******CI",
        Invariant($"NM1*IL*1*INVENTED*ADA****MI*EHP{number:D9}"),
        "N3*12 SAMPLE LANE",
        "N4*SPRINGFIELD*IL*62704",
        "DMG*D8*19610314*F",
        "NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*EXHP1",
        Invariant($"CLM*CLAIM{number:D9}*210***11:B:1*Y*A*Y*Y"),
        "HI*ABK:I10*ABF:E119",
        "NM1*82*1*WHITFIELD*DANA****XX*1234567893",
        "LX*1",
        "SV1*HC:99214*185*UN*1***1:2",
        "DTP*472*D8*20261012",
        "LX*2",
        "SV1*HC:83036*25*UN*1***2",
        "DTP*472*D8*20261012",
    ];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
