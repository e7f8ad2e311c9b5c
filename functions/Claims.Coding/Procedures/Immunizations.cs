using System.Globalization;
using Claims.Coding.Reading;

namespace Claims.Coding.Procedures;

/// <summary>
/// Vaccines and their administration, counted: by component with counselling to the age of 18 (90460, 90461), by
/// vaccine otherwise (90471 to 90474), and by kind under Medicare (G0008 to G0010).
/// </summary>
internal static class Immunizations
{
    private const double AdministrationScore = 0.7;
    private const int LastChildAge = 18;

    private static readonly ServiceRange Administrations = new("90460-90461 90471-90474 G0008-G0010");

    /// <summary>COVID-19 vaccines have an administration code of their own, 90480.</summary>
    private static readonly ServiceRange Products = new("90476-90479 90481-90759");

    private static readonly PhraseList Counselling = new(
    [
        "counseled", "counseling", "counselling", "discussed the vaccine", "discussed vaccine", "risks and benefits",
        "vaccine information",
    ]);

    private static readonly List<Vaccine> Listed = [.. DataFile.Rows("vaccines.txt").Select(row => new Vaccine(
        new(row[0]), int.Parse(row[1], CultureInfo.InvariantCulture), row[2] == "Mouth", row[3]))];

    public static void Apply(ServiceFindings findings)
    {
        var products = findings.In(Products);
        var given = findings.In(Administrations);
        if (products.Count == 0)
        {
            if (given.Count > 0)
            {
                findings.Tell(ServiceNoteCodes.Pair, $"{given[0].Item.Code}: a vaccine was given and no product is "
                    + "found; bill the product too, without a charge where the state supplied it.");
            }

            return;
        }

        var expected = Expected(findings, products);
        foreach (var (code, units, reason, with) in expected)
            findings.Pair(code, units, AdministrationScore, reason, with);
        foreach (var extra in given.Where(found => expected.All(one => one.Code != found.Item.Code)))
        {
            findings.Tell(ServiceNoteCodes.Pair, $"{extra.Item.Code} does not fit the count: "
                + $"{string.Join(", ", expected.Select(one => $"{one.Code} x{one.Units}"))} for "
                + $"{string.Join(", ", products.Select(product => product.Item.Code))}. Choose one way.");
        }
    }

    private static List<Administration> Expected(ServiceFindings findings, List<ProcedureSuggestion> products)
    {
        var expected = new List<Administration>();
        var left = products.ToList();
        if (findings.Context.IsMedicare)
        {
            foreach (var group in products.GroupBy(product => Of(product).UnderMedicare).Where(g => g.Key.Length > 0))
            {
                expected.Add(new(
                    group.Key, 1, "Medicare pays the giving of this vaccine by its own code.", [.. group]));
                left.RemoveAll(group.Contains);
            }
        }

        if (left.Count == 0)
            return expected;
        if (findings.Context.AgeInYears <= LastChildAge && findings.Sentences.Any(Counselling.In))
            AddByComponent(expected, left);
        else
            AddByVaccine(expected, left);
        return expected;
    }

    private static void AddByComponent(List<Administration> expected, List<ProcedureSuggestion> products)
    {
        expected.Add(new("90460", products.Count,
            $"Counselling is documented to the age of {LastChildAge}: one for each vaccine.", products));
        var further = products.Sum(product => Of(product).Components - 1);
        if (further > 0)
            expected.Add(new("90461", further, $"{further} components beyond the first of each vaccine.", products));
    }

    private static void AddByVaccine(List<Administration> expected, List<ProcedureSuggestion> products)
    {
        var injected = products.Where(product => !Of(product).ByMouth).ToList();
        var swallowed = products.Where(product => Of(product).ByMouth).ToList();
        if (injected.Count > 0)
            expected.Add(new("90471", 1, "The first vaccine injected.", injected));
        if (injected.Count > 1)
            expected.Add(new("90472", injected.Count - 1, $"{injected.Count} vaccines were injected.", injected));
        if (swallowed.Count > 0 && injected.Count == 0)
            expected.Add(new("90473", 1, "The first vaccine, by nose or mouth.", swallowed));
        var further = swallowed.Count - (injected.Count == 0 ? 1 : 0);
        if (further > 0)
            expected.Add(new("90474", further, "A further vaccine, by nose or mouth.", swallowed));
    }

    private static Vaccine Of(ProcedureSuggestion product) =>
        Listed.Find(vaccine => vaccine.Codes.Covers(product.Item.Code)) ?? new(Products, 1, false, "");

    private sealed record Vaccine(ServiceRange Codes, int Components, bool ByMouth, string UnderMedicare);

    private sealed record Administration(
        string Code, int Units, string Reason, IReadOnlyList<ProcedureSuggestion> With);
}
