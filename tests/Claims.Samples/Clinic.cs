using System.Globalization;
using Claims.Samples.Stories;

namespace Claims.Samples;

/// <summary>What the generator needs of the sample clinic: its charges.</summary>
internal sealed class Clinic
{
    private readonly Dictionary<string, decimal> _charges;

    private Clinic(Dictionary<string, decimal> charges) => _charges = charges;

    /// <summary>Reads the clinic's charge master: code, description, charge, ...</summary>
    public static Clinic Read(string folder) =>
        new(File.ReadLines(Path.Combine(folder, "charge-master.csv"))
            .Where(line => !line.StartsWith('#'))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => decimal.Parse(cells[2], CultureInfo.InvariantCulture)));

    /// <summary>The charge of a service, all its units.</summary>
    public decimal ChargeOf(Procedure item) => _charges.TryGetValue(item.Code, out var charge)
        ? charge * item.Units
        : throw new InvalidDataException($"The charge master has no {item.Code}.");
}
