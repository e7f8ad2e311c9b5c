using Claims.Coding.CodeSets;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Submission;

/// <summary>What a claim is scrubbed against.</summary>
/// <param name="Claim">The claim as it would go out.</param>
/// <param name="Payer">To whom.</param>
/// <param name="Clinic">From whom.</param>
/// <param name="Today">The day at the clinic.</param>
/// <param name="Others">The clinic's other claims for the same patient and day that are neither rejected nor replaced.
/// </param>
/// <param name="Codes">The diagnosis codes.</param>
public sealed record ScrubContext(
    Claim Claim, Payer Payer, Clinic Clinic, DateOnly Today, IReadOnlyList<Claim> Others, CodeSet Codes);

/// <summary>The last look at a claim before it goes out: a list of rules, each for one kind of fault.</summary>
public static class ScrubClaim
{
    private static readonly IReadOnlyList<Func<ScrubContext, IEnumerable<Issue>>> Rules =
    [
        FutureDate, TimelyFiling, Provider, ClinicSettings, Diagnoses, FirstListed, Duplicates, Authorization,
        OriginalReference,
    ];

    /// <summary>All that is wrong; errors keep the claim from being sent, warnings do not.</summary>
    public static IReadOnlyList<Issue> Run(ScrubContext context) => [.. Rules.SelectMany(rule => rule(context))];

    /// <summary>Lines that need a prior authorization by the payer's contract and have none.</summary>
    internal static IEnumerable<Issue> MissingAuthorization(ClaimContent content, Payer payer)
    {
        for (var i = 0; i < content.Lines.Count; i++)
        {
            if (content.AuthorizationNumber is null
                && payer.AuthorizationRequired.Contains(content.Lines[i].Procedure.Value))
            {
                yield return new(
                    "CLM-AUTH", Severity.Error, nameof(FieldName.AuthorizationNumber),
                    $"The payer wants a prior authorization for line {i + 1}: ask for one and enter its number.");
            }
        }
    }

    private static IEnumerable<Issue> FutureDate(ScrubContext context)
    {
        if (context.Claim.Content.DateOfService > context.Today)
        {
            yield return Error("CLM-FUTURE", FieldName.DateOfService, "The date of service is in the future.");
        }
    }

    private static IEnumerable<Issue> TimelyFiling(ScrubContext context)
    {
        var last = context.Claim.Content.DateOfService.AddDays(context.Payer.FilingDays);
        if (context.Claim.Frequency == '1' && context.Today > last)
        {
            yield return Error(
                "CLM-LATE", FieldName.DateOfService,
                $"Filed late: this payer takes claims for {context.Payer.FilingDays} days after the service. "
                + "Check the date; if it is right, reject the encounter as not billable.");
        }
    }

    private static IEnumerable<Issue> Provider(ScrubContext context)
    {
        if (context.Clinic.Providers.All(provider => provider.Npi != context.Claim.Content.RenderingProvider))
        {
            yield return Error(
                "CLM-PROVIDER", FieldName.RenderingProviderNpi,
                "Not one of the clinic's providers: correct the NPI or add the provider to clinic.json.");
        }
    }

    private static IEnumerable<Issue> Diagnoses(ScrubContext context)
    {
        var content = context.Claim.Content;
        for (var i = 0; i < content.Diagnoses.Count; i++)
        {
            var place = $"diagnosis {i + 1}";
            if (!context.Codes.TryFind(content.Diagnoses[i], content.DateOfService, out var entry))
            {
                yield return new(
                    "CLM-DX-UNKNOWN", Severity.Error, place,
                    $"No code of the set {context.Codes.Edition} on the date of service: choose one that is.");
            }
            else if (!entry.Billable)
            {
                yield return new(
                    "CLM-DX-HEADING", Severity.Error, place, "A heading, not a code: choose one with more characters.");
            }
            else if (PatientEdits.Conflict(entry.Restriction, content.Patient, content.DateOfService) is { } conflict)
            {
                yield return new("CLM-DX-PATIENT", Severity.Error, place, conflict);
            }
        }
    }

    private static IEnumerable<Issue> FirstListed(ScrubContext context)
    {
        var content = context.Claim.Content;
        if (context.Codes.TryFind(content.Diagnoses[0], content.DateOfService, out var first)
            && first.Restriction.HasFlag(PatientRestriction.NeverFirst))
        {
            yield return new(
                "CLM-DX-FIRST", Severity.Error, "diagnosis 1",
                "This code may not be listed first: put the condition that it goes with before it.");
        }
    }

    private static IEnumerable<Issue> Duplicates(ScrubContext context)
    {
        var billed = context.Others.SelectMany(other => other.Content.Lines).ToHashSet(SameService.Comparer);
        var lines = context.Claim.Content.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!billed.Add(lines[i]))
            {
                yield return new(
                    "CLM-DUPLICATE", Severity.Error, $"line {i + 1}",
                    "This service is billed already for this patient and day: remove it, add its units to the other "
                    + "line, or add the modifier that tells the two apart.");
            }
        }
    }

    private static IEnumerable<Issue> Authorization(ScrubContext context) =>
        MissingAuthorization(context.Claim.Content, context.Payer);

    private static IEnumerable<Issue> OriginalReference(ScrubContext context)
    {
        // 837P CLM05-3: 7 and 8 need REF*F8; 1 must not carry one.
        var claim = context.Claim;
        if (claim.Frequency is '7' or '8' != claim.OriginalReference is { Length: > 0 })
        {
            yield return new(
                "CLM-ORIGINAL", Severity.Error, "claim",
                "A replacement names the payer's number of the claim it replaces, and only a replacement does.");
        }
    }

    private static IEnumerable<Issue> ClinicSettings(ScrubContext context)
    {
        if (context.Clinic.TaxId.Length != 9 || context.Clinic.Address.Zip.Length != 9)
        {
            yield return new(
                "CLM-CLINIC", Severity.Error, "clinic",
                "clinic.json: the tax id and the ZIP code must have nine digits each before a claim can go out.");
        }
    }

    private static Issue Error(string code, FieldName field, string text) =>
        new(code, Severity.Error, field.ToString(), text);

    /// <summary>Two lines bill the same service when code and modifiers are the same.</summary>
    private sealed class SameService : IEqualityComparer<Review.ApprovedLine>
    {
        public static readonly SameService Comparer = new();

        public bool Equals(Review.ApprovedLine? x, Review.ApprovedLine? y) =>
            x is not null && y is not null && x.Procedure == y.Procedure
            && x.Modifiers.Order().SequenceEqual(y.Modifiers.Order());

        public int GetHashCode(Review.ApprovedLine line) => line.Procedure.GetHashCode();
    }
}
