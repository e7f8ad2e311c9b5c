using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.X837P;

namespace Claims.Edi.Tests.X837P;

/// <summary>What few claims carry: each is set by its property, lands at its place and is read back.</summary>
public sealed class ClaimDetailTests
{
    private static readonly Party Person = Party.Person("Muster", "Mia", "XX", "1234567893");

    private static readonly Party Place = new()
    {
        IsOrganization = true,
        Address = new("9 Lane", "Springfield", "IL", "62701"),
    };

    [Fact]
    public void Details_of_a_claim_land_at_their_places()
    {
        var claim = Claims837.Claim() with
        {
            ConditionCodes = [new("BG", "17")],
            AnesthesiaProcedures = [new("BP", "44950")],
            Repricing = new("02", 150) { Savings = 25.50m, OrganizationId = "RP1" },
            Conditions = [new("07", true, "01", "06")],
            SpinalManipulation = new("A") { Description = "Low back" },
            Ambulance = new("A", 12) { Pounds = 140, StretcherPurpose = "Unconscious" },
            FixedFormatData = ["ABC 123"],
            CliaNumber = "11D0000001",
            Amounts = [new("F5", 10)],
            Contract = new("02") { Amount = 100 },
            AdmissionDate = new(2026, 10, 28),
            DischargeDate = new(2026, 10, 31),
            AmbulanceDropOff = Place,
            AmbulancePickUp = Place,
            SupervisingProvider = Person,
            ReferringProvider = Person,
            PrimaryCareProvider = Person,
        };
        var text = Write(claim);
        Assert.Contains("DTP*435*D8*20261028~DTP*096*D8*20261031~CN1*02*100~AMT*F5*10~REF*G1*AUTH77~REF*X4*11D0000001~"
            + "K3*ABC 123~CR1*LB*140**A*DH*12****UNCONSCIOUS~CR2********A**LOW BACK~CRC*07*Y*01*06~"
            + "HI*ABK:E119*ABF:I10~HI*BP:44950~HI*BG:17~HCP*02*150*25.50*RP1~NM1*DN*1*MUSTER*MIA****XX*1234567893~"
            + "NM1*P3*1*MUSTER*MIA****XX*1234567893~NM1*82*", text, StringComparison.Ordinal);
        Assert.Contains("NM1*DQ*1*MUSTER*MIA****XX*1234567893~NM1*PW*2~N3*9 LANE~"
            + "N4*SPRINGFIELD*IL*62701~NM1*45*2~", text,
            StringComparison.Ordinal);
        var read = Read(text);
        Assert.Equal((140m, 12m, "UNCONSCIOUS"),
            (read.Ambulance!.Pounds, read.Ambulance.Miles, read.Ambulance.StretcherPurpose));
        Assert.Equal((25.50m, "LOW BACK", 100m, "ABC 123"), (read.Repricing!.Savings,
            read.SpinalManipulation!.Description, read.Contract!.Amount, Assert.Single(read.FixedFormatData)));
        Assert.Equal(["01", "06"], Assert.Single(read.Conditions).Codes);
        Assert.Equal(("44950", "17"), (read.AnesthesiaProcedures[0].Code, read.ConditionCodes[0].Code));
    }

    [Fact]
    public void An_accident_abroad_and_a_repriced_procedure_land_at_their_places()
    {
        var claim = Claims837.Claim() with
        {
            RelatedCauses = ["AA"],
            AccidentCountry = "MX",
            AccidentDate = new(2026, 10, 1),
            SpecialProgram = "05",
            Repricing = new("02", 150)
            {
                ProcedureQualifier = "HC",
                ProcedureCode = "99213",
                UnitOfMeasure = "UN",
                Quantity = 1,
            },
            ServiceFacility = Party.Organization("Clinic abroad", "", "") with
            {
                Address = new("9 Lane", "Sampleville", "", "") { Country = "MX", Subdivision = "JAL" },
                Contacts = [new Contact("Office", "5555550100")
                {
                    Numbers = [("TE", "5555550100"), ("EX", "7"), ("FX", "5555550101")],
                }],
                References = [new("G2", "P7") { RelatedQualifier = "2U", RelatedNumber = "PAY2" }],
            },
        };
        var text = Write(claim);
        Assert.Contains("*AA::::MX*05~", text, StringComparison.Ordinal);
        Assert.Contains("HCP*02*150*******HC*99213*UN*1~", text, StringComparison.Ordinal);
        Assert.Contains("N4*SAMPLEVILLE***MX***JAL~REF*G2*P7**2U:PAY2~PER*IC*OFFICE*TE*5555550100*EX*7*FX*5555550101~",
            text, StringComparison.Ordinal);
        var facility = Read(text).ServiceFacility!;
        Assert.Equal(("JAL", "7", "PAY2"), (facility.Address!.Subdivision, facility.Contacts[0].NumberOf("EX"),
            facility.References[0].RelatedNumber));
    }

    [Fact]
    public void Details_of_a_line_land_at_their_places()
    {
        var claim = Claims837.Claim();
        claim = claim with
        {
            Lines =
            [
                claim.Lines[0] with
                {
                    Forms = [new() { FormList = "UT", FormId = "484.3", Answers = [new("4") { YesNo = "Y" },
                        new("5") { Percent = 88 }, new("7") { Date = new(2026, 10, 1) }] }],
                    AmbulanceDropOff = Place,
                    AmbulancePickUp = Place,
                    ReferringProvider = Person,
                    OrderingProvider = Person,
                    SupervisingProvider = Person,
                    PurchasedServiceProvider = Person,
                    RenderingProvider = Person,
                    PurchasedService = new("1234567893", 40),
                    FixedFormatData = ["XYZ"],
                    Postage = 3.5m,
                    SalesTax = 1.25m,
                    Measurements = [new("TR", "R2", 37.5m)],
                    Quantities = [new("PT", 2)],
                    Conditions = [new("09", true, "38")],
                    EquipmentCertification = new("I", 12),
                    Ambulance = new("A", 5),
                    Attachments = [new("CT", "AB")],
                    Equipment = new("A4631", 30, 50, 5000, "4"),
                    IsEpsdt = true,
                },
                claim.Lines[1] with
                {
                    UnitOfMeasure = "MJ",
                    Quantity = 61,
                    Drug = claim.Lines[1].Drug! with { LinkNumber = "C1" },
                },
            ],
        };
        var text = Write(claim);
        Assert.Contains("SV1*HC:99213:25*150*UN*1***1:2****Y~SV5*HC:A4631*DA*30*50*5000*4~PWK*CT*AB~CR1****A*DH*5~"
            + "CR3*I*MO*12~CRC*09*Y*38~DTP*472*D8*20261030~QTY*PT*2~MEA*TR*R2*37.5~REF*6R*L1~AMT*F4*3.5~"
            + "AMT*T*1.25~K3*XYZ~PS1*1234567893*40~NM1*82*1*MUSTER*MIA****XX*1234567893~"
            + "NM1*QB*1*MUSTER*MIA****XX*1234567893~"
            + "NM1*DQ*1*MUSTER*MIA****XX*1234567893~NM1*DK*1*MUSTER*MIA****XX*1234567893~"
            + "NM1*DN*1*MUSTER*MIA****XX*1234567893~NM1*PW*2~", text, StringComparison.Ordinal);
        Assert.Contains("LQ*UT*484.3~FRM*4*Y~FRM*5****88~FRM*7***20261001~LX*2~SV1*HC:83036*25.50*MJ*61***1~", text,
            StringComparison.Ordinal);
        var line = Read(text).Lines[0];
        Assert.Equal((5000m, 12m, 37.5m, 1.25m), (line.Equipment!.Purchase, line.EquipmentCertification!.Months,
            line.Measurements[0].Value, line.SalesTax));
        Assert.Equal((88m, 40m), (line.Forms[0].Answers[1].Percent, line.PurchasedService!.Charge));
    }

    [Fact]
    public void A_patients_weight_pregnancy_death_and_casualty_number_are_reachable()
    {
        var transaction = Claims837.Transaction();
        var provider = transaction.BillingProviders[0];
        var subscriber = provider.Subscribers[0];
        var text = InterchangeWriter.ToText(Claims837.File(transaction with
        {
            BillingProviders =
            [
                provider with
                {
                    Subscribers =
                    [
                        subscriber with
                        {
                            IsPregnant = true,
                            Pounds = 146,
                            DeathDate = new(2026, 11, 1),
                            Person = subscriber.Person! with { PropertyCasualtyNumber = "PC1" },
                        },
                    ],
                },
            ],
        }));
        Assert.Contains("PAT*****D8*20261101*01*146*Y~NM1*IL*", text, StringComparison.Ordinal);
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        var again = ((ProfessionalClaims)read.Value[0].Transactions.Single()).BillingProviders[0].Subscribers[0];
        Assert.Equal((true, 146m, new DateOnly(2026, 11, 1), "PC1"),
            (again.IsPregnant, again.Pounds, again.DeathDate, again.Person!.PropertyCasualtyNumber));
        Assert.Null((subscriber with { IsPregnant = false, Pounds = null, DeathDate = null }).Find("PAT"));
    }

    private static string Write(Claim claim) =>
        InterchangeWriter.ToText(Claims837.File(Claims837.Transaction(claim)));

    private static Claim Read(string text)
    {
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        return ((ProfessionalClaims)Assert.Single(read.Value[0].Transactions)).Claims().Single().Claim;
    }
}
