using System.Globalization;
using System.Text;

namespace Claims.Edi.Tests.Samples;

/// <summary>A valid file with as many claims as wanted, made while it is read. Everybody in it is invented.</summary>
internal sealed class GeneratedFile : ForwardStream
{
    private const string Envelope =
        "ISA*00*          *00*          *ZZ*SAMPLE         *ZZ*EXHP1          *261102*1200*^*00501*000000001*0*T*:~";

    private readonly IEnumerator<string> parts;
    private byte[] current = [];
    private int used;

    private GeneratedFile(IEnumerable<string> parts) => this.parts = parts.GetEnumerator();

    /// <summary>An 837P: one provider, each claim with a subscriber and two services.</summary>
    public static GeneratedFile Claims(int count) => new(ClaimParts(count));

    /// <summary>An 835 of claims with two services each, in one payment or several.</summary>
    public static GeneratedFile Remittance(int count, int payments = 1) => new(RemittanceParts(count, payments));

    /// <summary>All of it.</summary>
    public byte[] ToBytes()
    {
        var all = new MemoryStream();
        CopyTo(all);
        return all.ToArray();
    }

    public override int Read(Span<byte> buffer)
    {
        while (used == current.Length)
        {
            if (!parts.MoveNext())
                return 0;
            current = Encoding.ASCII.GetBytes(parts.Current);
            used = 0;
        }
        var length = Math.Min(buffer.Length, current.Length - used);
        current.AsSpan(used, length).CopyTo(buffer);
        used += length;
        return length;
    }

    private static IEnumerable<string> ClaimParts(int count)
    {
        yield return Envelope + "GS*HC*SAMPLE*EXHP1*20261102*1200*1*X*005010X222A1~ST*837*0001*005010X222A1~"
            + "BHT*0019*00*1*20261102*1200*CH~NM1*41*2*SAMPLE FAMILY CLINIC*****46*SAMPLE~"
            + "PER*IC*BILLING DESK*TE*2175550100~NM1*40*2*EXAMPLE HEALTH PLAN*****46*EXHP1~HL*1**20*1~"
            + "NM1*85*2*SAMPLE FAMILY CLINIC*****XX*1234567893~N3*100 EXAMPLE WAY~N4*SPRINGFIELD*IL*627019998~"
            + "REF*EI*123456789~";
        for (var i = 1; i <= count; i++)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"HL*{i + 1}*1*22*0~SBR*P*18*GX4410******CI~NM1*IL*1*INVENTED*ADA****MI*EHP{i:D9}~N3*12 SAMPLE LANE~")
                + "N4*SPRINGFIELD*IL*62704~DMG*D8*19610314*F~NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*EXHP1~"
                + string.Create(CultureInfo.InvariantCulture, $"CLM*CLAIM{i:D9}*210***11:B:1*Y*A*Y*Y~")
                + "HI*ABK:I10*ABF:E119~NM1*82*1*WHITFIELD*DANA****XX*1234567893~LX*1~SV1*HC:99214*185*UN*1***1:2~"
                + "DTP*472*D8*20261012~LX*2~SV1*HC:83036*25*UN*1***2~DTP*472*D8*20261012~";
        }
        yield return string.Create(CultureInfo.InvariantCulture, $"SE*{11 + 16 * count}*0001~GE*1*1~IEA*1*000000001~");
    }

    private static IEnumerable<string> RemittanceParts(int count, int payments)
    {
        yield return Envelope + "GS*HP*EXHP1*SAMPLE*20261102*1200*1*X*005010X221A1~";
        for (var payment = 1; payment <= payments; payment++)
        {
            foreach (var part in PaymentParts(count, payment))
                yield return part;
        }
        yield return string.Create(CultureInfo.InvariantCulture, $"GE*{payments}*1~IEA*1*000000001~");
    }

    private static IEnumerable<string> PaymentParts(int count, int payment)
    {
        yield return string.Create(CultureInfo.InvariantCulture,
            $"ST*835*{payment:D4}~BPR*I*{160L * count}*C*CHK************20261120~")
            + "TRN*1*T100*1123456789~DTM*405*20261120~N1*PR*EXAMPLE HEALTH PLAN~N3*1 PAYER WAY~"
            + "N4*SPRINGFIELD*IL*62701~PER*BL*PROVIDER LINE*TE*5555550111~N1*PE*SAMPLE FAMILY CLINIC*XX*1234567893~"
            + "REF*TJ*123456789~LX*1~";
        for (var i = 1; i <= count; i++)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"CLP*CLAIM{i:D9}*1*210*160*20*12*PCN{i:D9}*11*1~NM1*QC*1*INVENTED*ADA****MI*EHP{i:D9}~")
                + "NM1*82*1*WHITFIELD*DANA****XX*1234567893~DTM*232*20261012~DTM*050*20261103~"
                + "SVC*HC:99214*185*140**1~DTM*472*20261012~CAS*CO*45*25~CAS*PR*3*20~REF*6R*L1~AMT*B6*160~"
                + "SVC*HC:83036*25*20**1~DTM*472*20261012~CAS*CO*45*5~REF*6R*L2~AMT*B6*20~";
        }
        yield return string.Create(CultureInfo.InvariantCulture, $"SE*{12 + 16 * count}*{payment:D4}~");
    }
}
