using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Procedures;

/// <summary>
/// Modifiers 26 and TC for services with a reading and a technical part: by the place of service, by who read it, and
/// by the charge master.
/// </summary>
internal static class ServiceParts
{
    private static readonly HashSet<string> Facilities =
        [.. DataFile.Rows("facility-places.txt").Select(row => row[0])];

    private static readonly ServiceRange Divided =
        new(string.Join(' ', DataFile.Rows("divided-services.txt").Select(row => row[0])));

    private static readonly PhraseList ReadElsewhere = new(
    [
        "read by the radiologist", "read by radiology", "interpreted by the radiologist", "interpreted by radiology",
        "sent to radiology for reading", "sent for reading", "radiology read pending", "radiologist read pending",
        "read by outside radiologist", "read by cardiology", "sent to cardiology for reading",
    ]);

    public static void Apply(ServiceFindings findings)
    {
        foreach (var service in findings.All.Where(service => IsDivided(findings, service.Item.Code)))
        {
            if (service.Modifiers.FirstOrDefault(modifier => modifier is "26" or "TC") is { } own)
            {
                findings.Put(service with { Reason = $"{service.Reason} Modifier {own}: the charge master says so." });
                continue;
            }

            if (findings.Context.PlaceOfService is { } place && Facilities.Contains(place))
            {
                Divide(findings, service, "26",
                    $"place of service {place} is a facility, which bills the technical part; confirm that the reading "
                        + "is written", []);
            }
            else if (Elsewhere(findings, service) is { } span)
            {
                Divide(findings, service, "TC", $"{findings.Quote(span)}: the reader bills the reading", [span]);
            }
        }
    }

    private static bool IsDivided(ServiceFindings findings, string code) => findings.Context.Fees is { } fees
        ? fees.Find(code, "26") is not null && fees.Find(code, "TC") is not null
        : Divided.Covers(code) || findings.Charges.FindPart(code, "26") is not null
            || findings.Charges.FindPart(code, "TC") is not null;

    private static void Divide(
        ServiceFindings findings, ProcedureSuggestion service, string part, string why,
        IReadOnlyList<TextSpan> spans)
    {
        if (service.Modifiers.Count >= ServiceDetails.MostModifiers)
        {
            findings.Tell(ServiceNoteCodes.Modifier,
                $"{service.Item.Code}: modifier {part} fits ({why}), and four modifiers stand already.");
            return;
        }

        var own = findings.Charges.FindPart(service.Item.Code, part);
        var charge = own is null
            ? $" The charge master has no line for {service.Item.Code}-{part}: check the charge." : "";
        findings.Put(service with
        {
            Item = own ?? service.Item,
            Modifiers = [part, .. service.Modifiers],
            Reason = $"{service.Reason} Modifier {part} proposed: {why}.{charge}",
            Evidence = [.. service.Evidence.Concat(spans).Distinct().Order()],
        });
    }

    private static TextSpan? Elsewhere(ServiceFindings findings, ProcedureSuggestion service)
    {
        foreach (var at in findings.SentencesOf(service).SelectMany(at => new[] { at, at + 1 }))
        {
            if (at < findings.Sentences.Count && ReadElsewhere.First(findings.Sentences[at]) is var (first, last))
                return findings.Sentences[at].SpanOf(first, last);
        }

        return null;
    }
}
