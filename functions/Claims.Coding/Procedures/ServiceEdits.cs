using Claims.Coding.CodeSets;

namespace Claims.Coding.Procedures;

/// <summary>
/// Holds proposed services against the NCCI edits of the date of service: pairs, units, add-on codes. It tells and
/// never adds a modifier by itself, as only the documentation can support one.
/// </summary>
public static class ServiceEdits
{
    /// <summary>Modifiers that set a pair aside (NCCI policy manual, chapter I.E).</summary>
    private static readonly string[] SetAside =
        ["25", "58", "59", "78", "79", "91", "XE", "XS", "XP", "XU", "LT", "RT"];

    /// <summary>What the coder should look at, in the order of the services; empty when all is well.</summary>
    /// <param name="services">The proposed services.</param>
    /// <param name="edits">The edits of the quarter.</param>
    /// <param name="dateOfService">Chooses the pairs in force.</param>
    public static IReadOnlyList<string> Check(
        IReadOnlyList<ProcedureSuggestion> services, NcciRelease edits, DateOnly dateOfService)
    {
        var found = new List<string>();
        for (var i = 0; i < services.Count; i++)
        {
            for (var j = i + 1; j < services.Count; j++)
            {
                if (edits.Pair(services[i].Item.Code, services[j].Item.Code, dateOfService, EditSetting.Practitioner)
                    is { } pair)
                    found.Add(Of(pair, services[i].Item.Code == pair.Second ? services[i] : services[j]));
            }

            if (edits.Units(services[i].Item.Code, EditSetting.Practitioner) is { } limit
                && services[i].Units > limit.Most)
            {
                found.Add($"{limit.Code}: {services[i].Units} units are proposed and at most {limit.Most} are paid a "
                    + "day (MUE); check the units on the page.");
            }

            if (Lonely(services[i].Item.Code, services, edits, dateOfService) is { } lonely)
                found.Add(lonely);
        }

        return found;
    }

    /// <summary>Whether a modifier sets a pair aside already: one of the second service, or the other side.</summary>
    internal static bool IsSetAside(ProcedureSuggestion first, ProcedureSuggestion second) =>
        second.Modifiers.Any(modifier => SetAside.Contains(modifier)
            && (modifier is not ("LT" or "RT") || !first.Modifiers.Contains(modifier)));

    private static string Of(PairEdit pair, ProcedureSuggestion second)
    {
        var start = $"{pair.Second} is not paid beside {pair.First} (NCCI)";
        if (pair.Modifier == PairModifier.NotAllowed)
            return $"{start}, and no modifier sets that aside: bill {pair.First} alone.";
        var modifier = VisitRules.IsVisit(second.Item.Code)
            ? "25" : "59 (or XE, XS, XP, XU)";
        return second.Modifiers.FirstOrDefault(SetAside.Contains) is { } given
            ? $"{start} unless separate; modifier {given} says so: confirm that the note supports it."
            : $"{start} unless separate: modifier {modifier} on {pair.Second} where the note documents another site, "
                + "lesion or session; else leave it out.";
    }

    private static string? Lonely(
        string code, IReadOnlyList<ProcedureSuggestion> services, NcciRelease edits, DateOnly dateOfService)
    {
        var primaries = edits.AddOns(code, dateOfService).Select(edit => edit.Primary).OfType<string>().ToList();
        return primaries.Count == 0 || services.Any(service => primaries.Contains(service.Item.Code))
            ? null
            : $"{code} is an add-on code and its main service is missing: one of "
                + $"{string.Join(", ", primaries.Take(8))}.";
    }
}
