using Claims.Coding.Procedures;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Tests.Charts;

/// <summary>An invented clinic with one provider and one payer.</summary>
internal sealed class TestClinic : IClinicDirectory
{
    public static readonly ClinicId Id = TextId.Parse<ClinicId>("sample");

    public static readonly RenderingProvider Provider = new(
        TextId.Parse<Npi>("1234567893"), "Castellano", "Marco", "207RC0000X", "castellano@clinic.example");

    public IReadOnlyList<ClinicId> Clinics => [Id];

    public Clinic Clinic(ClinicId id) => new(
        Id, "Sample Clinic", TextId.Parse<Npi>("1234567893"), "123456789", "261QP2300X",
        new("1 Example Way", "Springfield", "IL", "627010001"), "Billing Desk", "2175550100",
        "billing@clinic.example", "coder@clinic.example", "lead@clinic.example", "America/Chicago", "SAMPLE",
        [Provider]);

    public IReadOnlyList<Payer> Payers(ClinicId id) =>
    [
        new(
            TextId.Parse<PayerId>("example-health"), "Example Health Plan", "EXHP1", ["Example Health"], "CI",
            new("PO Box 1", "Peoria", "IL", "616010001"), 180, 180, ["72148"], "invented"),
    ];

    public ChargeMaster Charges(ClinicId id) => new([new("99213", "Office visit", 130m, [], ["office visit"])]);
}
