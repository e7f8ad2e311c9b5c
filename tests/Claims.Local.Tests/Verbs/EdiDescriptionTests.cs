using System.Text;
using Claims.Edi.Syntax;
using Claims.Local.Verbs;

namespace Claims.Local.Tests.Verbs;

public sealed class EdiDescriptionTests
{
    /// <summary>Names, birth date and numbers of the people and claims in these files.</summary>
    private static readonly string[] Secrets =
        ["BEISPIEL", "BEA", "BEN", "1970", "M100", "ACCT55", "ACCT56", "ICN77", "AUTH1", "SECRET"];

    [Fact]
    public void A_remittance_tells_what_was_paid_and_why_the_rest_was_not()
    {
        Check(
            EdiText.Remittance,
            "    Payment of $65.00 by check T100 of 2026-11-20 from SAMPLE PAYER to SAMPLE CLINIC",
            "      1. claim (number hidden) of a patient: decided as primary; charged $150.00, paid $110.00, "
                + "patient owes $10.00",
            "        The payer's claim (number hidden), service from 2026-10-30, preferred provider "
                + "organization (PPO) (12)",
            "        99213-25 2026-10-30: 1 unit(s), charged $150.00, allowed $120.00, paid $110.00",
            "          $30.00 written off by contract: above the fee schedule or contract (CO-45)",
            "          $10.00 for the patient to pay: coinsurance (PR-2)",
            "      2. claim (number hidden) of a patient: denied; charged $80.00, paid $0.00",
            "        $80.00 written off by contract: filed after the time limit (CO-29)",
            "      3. claim (number hidden) of a patient: an earlier payment taken back; charged -$50.00, paid -$50.00",
            "      $5.00 on the payment itself: interest owed (L6)",
            "    3 claim(s): charged $180.00, paid $60.00");
        Assert.Contains(Describe(EdiText.Remittance), line =>
            line.StartsWith("          Remark: ", StringComparison.Ordinal)
            && line.EndsWith("(N130)", StringComparison.Ordinal));
    }

    [Fact]
    public void An_institutional_claim_tells_the_stay_the_other_payer_and_the_revenue_lines()
    {
        Check(
            EdiText.Of(
                "HC",
                "837",
                "005010X223A2",
                "BHT*0019*00*B1*20261102*0830*CH~NM1*41*2*SAMPLE HOSPITAL*****46*SUB1~PER*IC*DESK*TE*5555550100~"
                + "NM1*40*2*SAMPLE PAYER*****46*REC1~HL*1**20*1~NM1*85*2*SAMPLE HOSPITAL*****XX*1234567893~"
                + "N3*1 MAIN ST~"
                + "N4*SPRINGFIELD*IL*627010001~REF*EI*123456789~HL*2*1*22*0~SBR*S*18*******MA~"
                + "NM1*IL*1*BEISPIEL*BEA****MI*M100~N3*2 SIDE ST~N4*SPRINGFIELD*IL*62701~DMG*D8*19700501*F~"
                + "NM1*PR*2*SAMPLE PAYER*****PI*PAY1~CLM*ACCT55*4250***11:A:1**A*Y*Y~DTP*096*TM*1130~"
                + "DTP*434*RD8*20261001-20261003~DTP*435*DT*202610010830~CL1*1*1*01~REF*G1*AUTH1~HI*ABK:I2510:::::::Y~"
                + "HI*ABF:E119:::::::Y~HI*BBR:02703ZZ:D8:20261001~NM1*71*1*MUSTER*MIA****XX*1234567893~"
                + "SBR*P*18*******CI~"
                + "CAS*CO*45*250~AMT*D*4000~OI***Y***Y~NM1*IL*1*BEISPIEL*BEA****MI*M100~"
                + "NM1*PR*2*FIRST PAYER*****PI*PAY2~"
                + "LX*1~SV2*0120**4250*DA*2**250~DTP*472*D8*20261001~"),
            "      1. claim (number hidden) of a patient: $4,250.00, type of bill 0111, 2026-10-01 to "
                + "2026-10-03, billed by "
                + "SAMPLE HOSPITAL to SAMPLE PAYER, secondary payer, Medicare part A (MA)",
            "        Stay: admitted 2026-10-01 08:30, as an emergency, discharged home, attended by MIA MUSTER",
            "        Coded: 2 diagnosis(es), 1 procedure(s)",
            "        Authorized beforehand: (number hidden)",
            "        Also insured with FIRST PAYER, primary payer, which paid $4,000.00",
            "          $250.00 written off by contract: above the fee schedule or contract (CO-45)",
            "        Revenue 0120 2026-10-01: 2 day(s), $4,250.00, not covered $250.00",
            "    1 claim(s), $4,250.00 in all");
    }

    [Theory]
    [InlineData("005010X222A1")]
    [InlineData("005010X223A2")]
    public void A_claim_is_billed_by_the_level_above_it_though_an_empty_one_stands_before(string guide)
    {
        const string body = "HL*1**20*1~NM1*85*2*EMPTY CLINIC~HL*2**20*1~NM1*85*2*SAMPLE CLINIC~HL*3*2*22*0~"
            + "NM1*PR*2*SAMPLE PAYER~CLM*ACCT55*10***11:A:1**A*Y*Y~";
        var file = new MemoryStream(Encoding.ASCII.GetBytes(EdiText.Of("HC", "837", guide, body)));
        var lines = EdiDescription.Lines(file, unmasked: false, []).Select(line => line.Text).ToList();
        Assert.Contains("1 claim(s), $10.00 in all", lines);
        Assert.Contains(lines, line =>
            line.Contains("billed by SAMPLE CLINIC to SAMPLE PAYER", StringComparison.Ordinal));
    }

    [Fact]
    public void A_status_answer_tells_each_status_in_words_and_the_payment()
    {
        Check(
            EdiText.Of(
                "HN",
                "277",
                "005010X212",
                "BHT*0010*08*R1*20261102*0830*DG~HL*1**20*1~NM1*PR*2*SAMPLE PAYER*****PI*PAY1~HL*2*1*21*1~"
                + "NM1*41*2*SAMPLE CLINIC*****46*SUB1~HL*3*2*19*1~NM1*1P*2*SAMPLE CLINIC*****XX*1234567893~HL*4*3*22*0~"
                + "NM1*IL*1*BEISPIEL*BEA****MI*M100~TRN*2*ACCT56~"
                + "STC*F1:65*20261120**150*110*20261118**20261120*CHK9~REF*EJ*ACCT55~REF*1K*ICN77~DTP*472*D8*20261030~"
                + "SVC*HC:99213*150*110~STC*F2:88:QC*20261120~"),
            "    Answers about the status of claims",
            "      Payer SAMPLE PAYER, provider SAMPLE CLINIC",
            "        Claim (number hidden) of a patient: service 2026-10-30, the payer's claim (number hidden)",
            "          finished and paid (F1): paid (65), as of 2026-11-20, charged $150.00, paid $110.00, on "
                + "2026-11-20, "
                + "by payment CHK9",
            "            finished and denied (F2): entity not eligible on the dates of service (88), about the "
                + "patient, "
                + "as of 2026-11-20");
    }

    [Fact]
    public void A_status_question_tells_what_is_asked()
    {
        Check(
            EdiText.Of(
                "HR",
                "276",
                "005010X212",
                "BHT*0010*13*Q1*20261102*0830~HL*1**20*1~NM1*PR*2*SAMPLE PAYER*****PI*PAY1~HL*2*1*21*1~"
                + "NM1*41*2*SAMPLE CLINIC*****46*SUB1~HL*3*2*19*1~NM1*1P*2*SAMPLE CLINIC*****XX*1234567893~HL*4*3*22*0~"
                + "DMG*D8*19700501*F~NM1*IL*1*BEISPIEL*BEA****MI*M100~TRN*1*ACCT56~REF*EJ*ACCT55~AMT*T3*150~"
                + "DTP*472*D8*20261030~SVC*HC:99213*150*****1~"),
            "    Questions about the status of claims",
            "        Claim (number hidden) of a patient: service 2026-10-30, charged $150.00, the payer's claim "
                + "(no number)",
            "          99213 (no date): $150.00");
    }

    [Fact]
    public void A_claim_acknowledgement_tells_what_was_rejected_and_why()
    {
        Check(
            EdiText.Of(
                "HN",
                "277",
                "005010X214",
                "BHT*0085*08*K1*20261102*0830*TH~HL*1**20*1~NM1*PR*2*SAMPLE PAYER*****PI*PAY1~TRN*1*R1~"
                    + "DTP*050*D8*20261103~"
                + "DTP*009*D8*20261103~HL*2*1*21*1~NM1*41*2*SAMPLE CLINIC*****46*SUB1~TRN*2*B1~"
                + "STC*A1:20*20261103*WQ*100~"
                + "QTY*AA*1~AMT*YY*100~HL*3*2*19*1~NM1*85*2*SAMPLE CLINIC*****XX*1234567893~HL*4*3*PT*0~"
                + "NM1*QC*1*BEISPIEL*BEA****MI*M100~TRN*2*ACCT55~STC*A7:562:85*20261103*U*100********SECRET~"
                + "DTP*472*D8*20261030~"),
            "    SAMPLE PAYER answers SAMPLE CLINIC; 1 claim(s) rejected, $100.00",
            "        Claim (number hidden) of a patient: rejected, never decided: correct it and send it again; "
                + "service 2026-10-30",
            "          rejected: information is invalid (A7): entity's NPI (562), about the billing provider, "
                + "as of 2026-11-03, charged $100.00",
            "          Message: (text hidden)");
    }

    [Fact]
    public void An_answer_to_a_request_for_authorization_tells_each_decision()
    {
        Check(
            EdiText.Of(
                "HI",
                "278",
                "005010X217",
                "BHT*0007*11*Q1*20261102*0830*18~HL*1**20*1~NM1*X3*2*SAMPLE PAYER*****PI*PAY1~HL*2*1*21*1~"
                + "NM1*1P*2*SAMPLE CLINIC*****XX*1234567893~HL*3*2*22*1~NM1*IL*1*BEISPIEL*BEA****MI*M100~HL*4*3*EV*1~"
                + "UM*HS*I*3*11:B**U~HI*ABK:E119~MSG*SECRET~NM1*SJ*1*MUSTER*MIA****XX*1234567893~HL*5*4*SS*0~"
                + "HCR*A1*AUTH1~"
                + "DTP*472*RD8*20261103-20261231~SV1*HC:97110**UN*12~HSD*VS*12*WK*2~HL*6*4*SS*0~HCR*A3**0V~"
                + "SV1*HC:97140~"),
            "    Answer to a request for authorization: SAMPLE CLINIC asks SAMPLE PAYER",
            "      1. Services for a patient: initial, consultation (3), Office (11), urgent, 1 diagnosis(es)",
            "        Service by MIA MUSTER",
            "        Message: (text hidden)",
            "        Service: 97110, 12 unit(s), service 2026-11-03 to 2026-12-31, 12 visit(s) every 2 week(s)",
            "          Decided: certified in total (A1), authorization (number hidden)",
            "          Decided: not certified (A3), reason(s) 0V");
    }

    [Fact]
    public void An_enrollment_tells_who_is_covered_by_what()
    {
        Check(
            EdiText.Of(
                "BE",
                "834",
                "005010X220A1",
                "BGN*00*E1*20261102*0830****2~N1*P5*SAMPLE EMPLOYER*FI*123456789~N1*IN*SAMPLE PAYER*XV*PAY1~"
                + "INS*Y*18*021*28*A***FT~REF*0F*M100~DTP*356*D8*20261101~NM1*IL*1*BEISPIEL*BEA~DMG*D8*19700501*F~"
                + "HD*021**HMO*GOLD*FAM~DTP*348*D8*20261101~AMT*P3*450.50~LX*1~NM1*P3*1*MUSTER*MIA****XX*1234567893~"
                + "COB*S*SECRET*5~NM1*IN*2*OTHER PAYER~INS*N*19*024*07*A~REF*0F*M100~NM1*IL*1*BEISPIEL*BEN~"),
            "    Enrollment of SAMPLE EMPLOYER with SAMPLE PAYER, changes only",
            "      1. subscriber a patient, added, for the first time, eligible from 2026-11-01",
            "        Health (HMO): added, GOLD, family, from 2026-11-01, premium $450.50",
            "          Primary care provider MIA MUSTER",
            "          Also insured with OTHER PAYER, secondary",
            "      2. dependent a patient, child (19), ended, because benefits ended",
            "    2 member(s), 1 of them subscribers");
    }

    [Fact]
    public void A_premium_payment_tells_for_whom_and_why_less_was_paid()
    {
        Check(
            EdiText.Of(
                "RA",
                "820",
                "005010X218",
                "BPR*I*450*C*CHK************20261120~TRN*3*T100~N1*PE*SAMPLE PAYER*XV*PAY1~"
                    + "N1*PR*SAMPLE EMPLOYER*FI*123456789~"
                + "ENT*1*2J*EI*M100~NM1*EY*1*BEISPIEL*BEA****EI*M100~RMR*AZ*SECRET**450*500~"
                + "DTM*582****RD8*20261101-20261130~"
                + "ADX*-50*52~"),
            "    Premiums of $450.00 by check T100 of 2026-11-20 from SAMPLE EMPLOYER to SAMPLE PAYER",
            "      Policy (number hidden) for a patient: paid $450.00, billed $500.00, 2026-11-01 to 2026-11-30",
            "        -$50.00: credit for an overpayment (52)",
            "    1 premium(s), $450.00 in all");
    }

    [Fact]
    public void An_answer_about_coverage_tells_benefits_amounts_and_rejections()
    {
        Check(
            EdiText.Of(
                "HB",
                "271",
                "005010X279A1",
                "BHT*0022*11*Q1*20261102*0830~HL*1**20*1~NM1*PR*2*SAMPLE PAYER*****PI*PAY1~HL*2*1*21*1~"
                + "NM1*1P*2*SAMPLE CLINIC*****XX*1234567893~HL*3*2*22*1~NM1*IL*1*BEISPIEL*BEA****MI*M100~"
                + "DMG*D8*19700501*F~DTP*346*D8*20260101~EB*1**30**GOLD~EB*B*IND*98***27*25*****Y~"
                + "EB*A*IND*98*****0.2****N~"
                + "MSG*SECRET~EB*R**30~LS*2120~NM1*PR*2*OTHER PAYER*****PI*PAY9~PER*IC**TE*5555550101~LE*2120~"
                + "HL*4*3*23*0~"
                + "NM1*03*1*BEISPIEL*BEN~AAA*N**75*C~"),
            "    An answer about coverage",
            "        Subscriber: a patient, plan begins 2026-01-01",
            "          Active coverage: health benefit plan coverage (30), GOLD",
            "          Copayment: $25.00, a visit, physician visit, office (98), for the individual, in network",
            "          Coinsurance: 20 % for the patient, physician visit, office (98), for the individual, out "
                + "of network",
            "            Message: (text hidden)",
            "            Other payer: OTHER PAYER, telephone 5555550101",
            "        Dependent: a patient",
            "          Rejected: member not found (75); correct it and ask again");
    }

    [Fact]
    public void A_question_about_coverage_tells_what_is_asked()
    {
        Check(
            EdiText.Of(
                "HS",
                "270",
                "005010X279A1",
                "BHT*0022*13*Q1*20261102*0830~HL*1**20*1~NM1*PR*2*SAMPLE PAYER*****PI*PAY1~HL*2*1*21*1~"
                + "NM1*1P*2*SAMPLE CLINIC*****XX*1234567893~HL*3*2*22*0~NM1*IL*1*BEISPIEL*BEA****MI*M100~"
                + "DTP*291*D8*20261102~"
                + "EQ*30^98~"),
            "    A question about coverage",
            "          Asked about: health benefit plan coverage (30), physician visit, office (98)");
    }

    [Fact]
    public void An_acknowledgement_of_form_tells_each_segment_and_element_in_error()
    {
        Check(
            EdiText.Of(
                "FA",
                "999",
                "005010X231A1",
                "AK1*HC*17*005010X222A1~AK2*837*0001*005010X222A1~IK3*SV1*29*2400*8~CTX*CLM01:ACCT55~"
                    + "IK4*1:2**1*SECRET~IK5*R*5~"
                + "AK9*R*1*1*0~"),
            "    Group 17 (HC): rejected, 0 of 1 transaction(s) accepted",
            "      Transaction 0001: rejected, 1 segment(s) in error",
            "        Segment 29 SV1 in loop 2400: elements in error",
            "          Element 01-2: required and missing");
    }

    /// <summary>The lines are said, no patient shows through, and asked for it the patient does.</summary>
    private static void Check(string text, params string[] expected)
    {
        var lines = Describe(text);
        Assert.All(expected, line => Assert.Contains(line, lines));
        var shown = string.Join('\n', lines);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
        if (shown.Contains("a patient", StringComparison.Ordinal))
        {
            var named = string.Join('\n', Describe(text, unmasked: true));
            Assert.Contains("BEA BEISPIEL", named, StringComparison.Ordinal);
        }
    }

    private static List<string> Describe(string text, bool unmasked = false)
    {
        var issues = new List<EdiIssue>();
        var lines = EdiDescription.Lines(new MemoryStream(Encoding.ASCII.GetBytes(text)), unmasked, issues)
            .Select(line => new string(' ', 2 * line.Depth) + line.Text).ToList();
        Assert.DoesNotContain(issues, issue => issue.Severity == EdiSeverity.Error);
        return lines;
    }
}
