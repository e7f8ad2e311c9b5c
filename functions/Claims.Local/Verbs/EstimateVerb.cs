using System.CommandLine;
using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Command = System.CommandLine.Command;

namespace Claims.Local.Verbs;

/// <summary>claims estimate: good-faith estimates and their clocks, and new ones. Works beside a running
/// process.</summary>
internal static class EstimateVerb
{
    private static readonly Option<string?> Clinic = new("--clinic") { Description = "Whose; the only one without it." };
    private static readonly Option<string> Last = new("--last") { Description = "Family name, as on the insurance card." };
    private static readonly Option<string> First = new("--first") { Description = "Given name." };
    private static readonly Option<string> Birth = new("--birth") { Description = "Date of birth, yyyy-MM-dd." };
    private static readonly Option<string?> Email = new("--email") { Description = "Where the patient wishes to get it." };
    private static readonly Option<string?> Provider = new("--provider") { Description = "The provider's NPI." };
    private static readonly Option<bool> Spanish = new("--spanish") { Description = "In Spanish." };
    private static readonly Option<bool> Large = new("--large-print") { Description = "In large print." };
    private static readonly Option<bool> Send = new("--send") { Description = "Sends it at once." };
    private static readonly Option<FileInfo?> Pdf = new("--pdf") { Description = "Writes the sheet to a file, too." };

    private static readonly Option<string[]> Address = new("--address")
    {
        Description = "Street, city, state and ZIP, for a letter.",
        Arity = new(4, 4),
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string> By = new("--by")
    {
        Description = "Who makes it.",
        DefaultValueFactory = _ => Environment.UserName,
    };

    public static Command Make()
    {
        var visit = new Argument<string?>("VISIT")
        {
            Description = "The day of the visit, yyyy-MM-dd; without it, all estimates with their clocks.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var codes = new Argument<string[]>("CODES") { Description = "The expected services, as the charge master has them." };
        var command = new Command("estimate", "Makes and sends good-faith estimates before a visit (45 CFR 149.610).")
        {
            visit, codes, Clinic, Last, First, Birth, Address, Email, Provider, Spanish, Large, Send, Pdf, By,
        };
        command.SetAction(async (parsed, cancel) => parsed.GetValue(visit) is { } day
            ? await Biller.ActAsync(parsed, services => MakeAsync(services, parsed, day, parsed.GetValue(codes)!, cancel))
            : await FolderServices.RunAsync(parsed, services => ListAsync(services, cancel)));
        return command;
    }

    private static async Task<int> ListAsync(IServiceProvider services, CancellationToken cancel)
    {
        foreach (var clinic in services.GetRequiredService<IClinicDirectory>().Clinics)
        {
            foreach (var one in await services.GetRequiredService<EstimateDesk>().ListAsync(clinic, cancel))
            {
                Console.WriteLine($"{clinic} {one.Key} {one.Total}: {ClockOf(one)}");
            }
        }

        return 0;
    }

    private static string ClockOf(Estimate one) => one switch
    {
        { GivenAt: { } at } => $"given {Text(at)} by {one.GivenBy}",
        { DueBy: { } due } => $"due by {due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        _ => "no clock; due before the visit",
    };

    private static async Task<IReadOnlyList<Issue>> MakeAsync(
        IServiceProvider services, ParseResult parsed, string visit, string[] codes, CancellationToken cancel)
    {
        var clinics = services.GetRequiredService<IClinicDirectory>().Clinics;
        var clinic = parsed.GetValue(Clinic) is { } named ? TextId.Parse<ClinicId>(named) : clinics.Single();
        var desk = services.GetRequiredService<EstimateDesk>();
        var address = parsed.GetValue(Address) is [var line, var city, var state, var zip]
            ? new PostalAddress(line, city, state, zip)
            : new PostalAddress("", "", "", "");
        if (parsed.GetValue(Last) is not { Length: > 0 } last || parsed.GetValue(First) is not { Length: > 0 } first
            || (address.Line1.Length == 0 && parsed.GetValue(Email) is null))
        {
            return [new(
                "DUN-ESTIMATE", Severity.Error, "patient",
                "Name the patient (--last, --first, --birth) and where the estimate goes (--address or --email).")];
        }

        var (estimate, issues) = await desk.ScheduleAsync(
            clinic,
            new(
                new Person(last, first, Day(parsed.GetValue(Birth)), 'U', address), Day(visit), codes,
                parsed.GetValue(Email),
                parsed.GetValue(Provider) is { } npi ? TextId.Parse<Npi>(npi) : null,
                parsed.GetValue(Spanish) ? Language.Spanish : Language.English, parsed.GetValue(Large)),
            cancel);
        if (estimate is null)
        {
            return issues;
        }

        Console.WriteLine($"{estimate.Key} {estimate.Total}: {ClockOf(estimate)}");
        if (parsed.GetValue(Pdf) is { } file)
        {
            await File.WriteAllBytesAsync(
                file.FullName, (await desk.PdfAsync(clinic, estimate.Key, cancel))!, cancel);
        }

        return parsed.GetValue(Send) ? await desk.SendAsync(clinic, estimate.Key, parsed.GetValue(By)!, cancel) : [];
    }

    private static DateOnly Day(string? text) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new ArgumentException("Days are such as 2026-11-30.");

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
