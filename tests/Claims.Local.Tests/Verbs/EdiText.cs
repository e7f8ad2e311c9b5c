namespace Claims.Local.Tests.Verbs;

/// <summary>Small X12 files of invented people.</summary>
internal static class EdiText
{
    private const string Header = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       "
        + "*261102*0830*^*00501*000000001*0*T*:~";

    /// <summary>A remittance: a claim paid in part, one denied, one taken back, interest on top.</summary>
    public static readonly string Remittance = Of(
        "HP",
        "835",
        "005010X221A1",
        "BPR*I*65*C*CHK************20261120~TRN*1*T100*1123456789~N1*PR*SAMPLE PAYER~N3*1 MAIN ST~"
            + "N4*SPRINGFIELD*IL*62701~"
        + "PER*BL*DESK*TE*5555550100~N1*PE*SAMPLE CLINIC*XX*1234567893~LX*1~"
        + "CLP*ACCT55*1*150*110*10*12*ICN77*11*1~NM1*QC*1*BEISPIEL*BEA****MI*M100~DTM*232*20261030~"
        + "SVC*HC:99213:25*150*110**1~DTM*472*20261030~CAS*CO*45*30~CAS*PR*2*10~AMT*B6*120~LQ*HE*N130~"
        + "CLP*ACCT56*4*80*0**12*ICN78*11*1~CAS*CO*29*80~NM1*QC*1*BEISPIEL*BEN~"
        + "CLP*ACCT57*22*-50*-50**12*ICN79*11*1~NM1*QC*1*BEISPIEL*BEA~PLB*1234567893*20261231*L6*-5~");

    /// <summary>A file of one group with one transaction.</summary>
    public static string Of(string functionalCode, string identifier, string guide, string body) => Header
        + $"GS*{functionalCode}*SENDER*RECEIVER*20261102*0830*1*X*{guide}~ST*{identifier}*0001"
        + (identifier == "835" ? "~" : $"*{guide}~") + body
        + $"SE*{body.Count(character => character == '~') + 2}*0001~GE*1*1~IEA*1*000000001~";
}
