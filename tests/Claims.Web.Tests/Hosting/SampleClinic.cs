using Claims.Coding.Procedures;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Web.Tests.Hosting;

/// <summary>An invented clinic.</summary>
public sealed class SampleClinic : IClinicDirectory
{
    public static readonly ClinicId Id = TextId.Parse<ClinicId>("sample");

    public static readonly Npi Castellano = TextId.Parse<Npi>("1234567893");

    public static readonly Npi Venkataraman = TextId.Parse<Npi>("1003000126");

    public IReadOnlyList<ClinicId> Clinics => [Id];

    public Clinic Clinic(ClinicId id) => new(
        Id, "Northgate Family Medicine", Castellano, "123456789", "261QP2300X",
        new("4410 Alder Creek Parkway", "Dunmore", "OH", "440990001"), "Billing Desk", "5550134471",
        "billing@clinic.example", "coder@clinic.example", "lead@clinic.example", "America/New_York", "SAMPLE",
        [
            new(Castellano, "Castellano", "Marco", "207RC0000X", "castellano@clinic.example"),
            new(Venkataraman, "Venkataraman", "Anil", "207Q00000X", "venkataraman@clinic.example"),
        ]);

    public IReadOnlyList<Payer> Payers(ClinicId id) =>
    [
        PayerOf("example-health", "Example Health Plan"),
        PayerOf("beacon-gold", "Beacon Gold HMO"),
    ];

    public ChargeMaster Charges(ClinicId id) => new(
    [
        new("99213", "Office visit, established, low", 130m, [], []),
        new("99214", "Office visit, established, moderate", 185m, [], []),
        new("83036", "Hemoglobin A1c in the office", 25m, [], []),
        new("93000", "ECG with reading", 65m, [], []),
        new("20610", "Injection into a large joint", 210m, ["RT"], []),
    ]);

    private static Payer PayerOf(string id, string name) => new(
        TextId.Parse<PayerId>(id), name, "EXHP1", [], "CI", new("PO Box 1", "Peoria", "IL", "616010001"), 180, 180, [],
        "invented");
}
