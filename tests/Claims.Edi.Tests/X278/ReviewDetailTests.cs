using Claims.Edi.Envelope;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X278;

namespace Claims.Edi.Tests.X278;

/// <summary>What few reviews carry: each is set by its property, lands at its place and is read back.</summary>
public sealed class ReviewDetailTests
{
    [Fact]
    public void Care_at_home_lands_at_its_places()
    {
        var one = Reviews.Event() with
        {
            BillFrequency = "1",
            RelatedCauses = ["AA", "EM"],
            AccidentState = "IL",
            HealthCondition = "A",
            Prognosis = "4",
            ReleaseOfInformation = "Y",
            DelayReason = "7",
            Admission = new("3", "1", "") { NursingHomeStatus = "2" },
            Ambulance = new("A", 12) { From = "Home", To = "Hospital" },
            SpinalManipulation = new("A")
            {
                Number = 1,
                Treatments = 6,
                FirstLevel = "L1",
                LastLevel = "L3",
                Unit = "WK",
                Length = 3,
                Monthly = 8,
                Complications = "N",
            },
            OxygenTherapy = new()
            {
                CertificationType = "I",
                Months = 12,
                Equipment = ["A", "D", "O"],
                Reason = "Low saturation",
                FlowRate = 2,
                TimesPerDay = 1,
                Hours = 15,
                TherapistOrder = "Titrate",
                BloodGas = 55,
                Saturation = 86,
                TestCondition = "R",
                Findings = ["1", "3"],
                PortableFlowRate = 1.5m,
                Delivery = "A",
            },
            HomeHealthCare = new("4", new(2026, 11, 3), "Y", "I")
            {
                Certified = (new(2026, 11, 3), new(2027, 1, 1)),
                Onset = new(2026, 9, 1),
                InNursingFacility = "N",
                SurgeryDate = new(2026, 10, 1),
                Surgery = ("HC", "27447"),
                OrderDate = new(2026, 10, 20),
                LastVisit = new(2026, 10, 21),
                PhysicianContact = new(2026, 10, 22),
                LastAdmission = (new(2026, 10, 1), new(2026, 10, 9)),
                DischargedFrom = "A",
                DiagnosisDates = [new(2026, 9, 1)],
            },
        };
        var (text, again) = Through(one);
        Assert.Contains("UM*HS*I*3*11:B:1*AA:EM::IL**A*4*Y*7~HI*ABK:E119*ABF:I10~CL1*3*1**2~"
            + "CR1****A*DH*12*HOME*HOSPITAL~CR2*1*6*L1*L3*WK*3*8*A*N~"
            + "CR5*I*12*A*D*LOW SATURATION*2*1*15*TITRATE*55*86*R*1*3**1.5*A*O~"
            + "CR6*4*20261103*RD8*20261103-20270101*20260901*N*Y*I*20261001*HC*27447*20261020*20261021*20261022*RD8*"
            + "20261001-20261009*A*20260901~", text, StringComparison.Ordinal);
        Assert.Equal(["A", "D", "O"], again.OxygenTherapy!.Equipment);
        Assert.Equal(["1", "3"], again.OxygenTherapy.Findings);
        Assert.Equal((new DateOnly(2026, 11, 3), new DateOnly(2027, 1, 1)), again.HomeHealthCare!.Certified);
        Assert.Equal((new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 9)), again.HomeHealthCare.LastAdmission);
        Assert.Equal(new DateOnly(2026, 9, 1), Assert.Single(again.HomeHealthCare.DiagnosisDates));
        Assert.Equal(["AA", "EM"], again.RelatedCauses);
        Assert.Equal(("HOME", "HOSPITAL"), (again.Ambulance!.From, again.Ambulance.To));
    }

    [Fact]
    public void Details_of_services_land_at_their_places()
    {
        var (text, again) = Through(Reviews.Event(
            new ReviewedService
            {
                Procedure = new("97110") { Through = "97116" },
                DiagnosisPointers = [1, 2],
                IsEpsdt = true,
                NursingLevel = "2",
            },
            new ReviewedService
            {
                RevenueCode = "0120",
                InstitutionalUnit = "DA",
                InstitutionalQuantity = 3,
                ResidentialStatus = "1",
                InstitutionalNursingLevel = "2",
            },
            new ReviewedService
            {
                DentalProcedure = new("D2750") { Qualifier = "AD" },
                OralCavities = ["10"],
                Prosthesis = "I",
                DentalQuantity = 1,
                DentalDescription = "Crown",
                Teeth = [new("12", "M", "O"), new("13")],
            }));
        Assert.Contains("SV1*HC:97110::::::97116******1:2****Y*********2~", text, StringComparison.Ordinal);
        Assert.Contains("SV2*0120***DA*3****1*2~", text, StringComparison.Ordinal);
        Assert.Contains("SV3*AD:D2750***10*I*1*CROWN~TOO*JP*12*M:O~TOO*JP*13~", text, StringComparison.Ordinal);
        Assert.Equal(("97116", "12"), (again.Services[0].Procedure!.Through, again.Services[2].Teeth[0].Number));
        Assert.Equal(["M", "O"], again.Services[2].Teeth[0].Surfaces);
        Assert.Equal([1, 2], again.Services[0].DiagnosisPointers);
    }

    [Fact]
    public void Details_of_the_patient_are_set_in_any_order()
    {
        var person = new ReviewParty { Employment = "RE", BirthSequence = 2, Relationship = "18" };
        Assert.Equal(("Y", "18", "RE", "2"), (person.Find("INS")![1], person.Find("INS")![2], person.Employment,
            person.Find("INS")![17]));
        Assert.Null(new ReviewParty { Employment = "", BirthSequence = null, Relationship = "" }.Find("INS"));
    }

    private static (string Text, PatientEvent Again) Through(PatientEvent one)
    {
        var text = InterchangeWriter.ToText(Claims837.File("HI", Reviews.Of("13", one)));
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        return (text, Assert.Single(((ServicesReview)Assert.Single(read.Value[0].Transactions)).Events));
    }
}
