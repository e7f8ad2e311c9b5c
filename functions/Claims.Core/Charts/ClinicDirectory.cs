using System.Text.Json;
using Claims.Coding.Diagnoses;
using Claims.Coding.Procedures;
using Claims.Core.Primitives;

namespace Claims.Core.Charts;

/// <summary>
/// Clinics as files of their own: clinic.json, payers.json, charge-master.csv; fee-schedules.csv where contracts are at
/// hand and local-terms.csv where coders have terms of their own. Wherever an adapter keeps them; read once: a change
/// takes effect at the next start.
/// </summary>
public sealed class ClinicDirectory : IClinicDirectory
{
    private static readonly JsonSerializerOptions Json = new(CoreJson.Options)
    {
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>A clinic's own terms; optional.</summary>
    public const string LocalTermsFile = "local-terms.csv";

    private readonly Dictionary<ClinicId, Settings> _clinics = [];

    private ClinicDirectory()
    {
    }

    /// <summary>Reads every clinic.</summary>
    /// <exception cref="InvalidDataException">One line a fault: file, place, what to do.</exception>
    public static ClinicDirectory Read(IEnumerable<ClinicFolder> folders)
    {
        var (directory, faults) = (new ClinicDirectory(), new List<string>());
        foreach (var folder in folders.OrderBy(folder => folder.Name, StringComparer.Ordinal))
        {
            if (ClinicId.TryParse(folder.Name, out var id))
            {
                directory.Read(id, folder, faults);
            }
            else
            {
                faults.Add($"{folder.Place}: a clinic's folder is named with lower-case letters, digits and hyphens, "
                    + "at most 40; rename it.");
            }
        }

        return faults.Count == 0
            ? directory
            : throw new InvalidDataException(string.Join(Environment.NewLine, faults));
    }

    /// <inheritdoc/>
    public IReadOnlyList<ClinicId> Clinics => [.. _clinics.Keys];

    /// <inheritdoc/>
    public Clinic Clinic(ClinicId id) => Of(id).Clinic;

    /// <inheritdoc/>
    public IReadOnlyList<Payer> Payers(ClinicId id) => Of(id).Payers;

    /// <inheritdoc/>
    public ChargeMaster Charges(ClinicId id) => Of(id).Charges;

    /// <inheritdoc/>
    public ContractFees Fees(ClinicId id) => Of(id).Fees;

    /// <inheritdoc/>
    public IReadOnlyList<LocalTerm> Terms(ClinicId id) => Of(id).Terms;

    private Settings Of(ClinicId id) => _clinics.TryGetValue(id, out var settings)
        ? settings
        : throw new KeyNotFoundException($"There is no clinic '{id}'; make its folder below clinics/ and start again.");

    private void Read(ClinicId id, ClinicFolder folder, List<string> faults)
    {
        var clinic = ReadJson<Clinic>(folder, "clinic.json", faults);
        var payers = ReadJson<List<Payer>>(folder, "payers.json", faults);
        var charges = ReadCharges(folder, "charge-master.csv", faults);
        var terms = ReadTerms(folder, LocalTermsFile, faults);
        if (clinic is not null)
        {
            Check(id, clinic, folder.PlaceOf("clinic.json"), faults);
        }

        if (payers is not null)
        {
            Check(payers, folder.PlaceOf("payers.json"), faults);
        }

        var fees = ReadFees(folder, "fee-schedules.csv", payers ?? [], faults);
        if (clinic is not null && payers is not null && charges is not null)
        {
            _clinics.Add(id, new(clinic, payers, charges, fees, terms));
        }
    }

    private static T? ReadJson<T>(ClinicFolder folder, string name, List<string> faults)
        where T : class
    {
        using var file = folder.Open(name);
        if (file is null)
        {
            faults.Add(
                $"{folder.PlaceOf(name)}: the file is missing. Copy the sample clinic's and change it.");
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(file, Json)
                ?? throw new JsonException("The file holds nothing but null.");
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } number ? $"({number + 1})" : "";
            var place = exception.Path is { Length: > 1 } at ? $" at {at}" : "";
            faults.Add(
                $"{folder.PlaceOf(name)}{line}{place}: {Sentence(exception.Message)} Correct it; the sample clinic "
                + "shows the form.");
            return null;
        }
    }

    /// <summary>The message without the place that .NET appends; the fault names it already.</summary>
    private static string Sentence(string message)
    {
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.') + ".";
    }

    private static ChargeMaster? ReadCharges(ClinicFolder folder, string name, List<string> faults)
    {
        using var file = folder.Open(name);
        if (file is null)
        {
            faults.Add($"{folder.PlaceOf(name)}: the file is missing. Export it from the practice-management system: "
                + "code, description, charge.");
            return null;
        }

        using var reader = new StreamReader(file);
        var (master, errors) = ChargeMaster.Parse(reader);
        faults.AddRange(errors.Select(error => $"{folder.PlaceOf(name)}({error.Line}): {error.Text}"));
        return master;
    }

    /// <summary>A clinic without contracts at hand has none of these; underpayments are not looked for then.</summary>
    private static ContractFees ReadFees(
        ClinicFolder folder, string name, IReadOnlyList<Payer> payers, List<string> faults)
    {
        using var file = folder.Open(name);
        if (file is null)
        {
            return ContractFees.None;
        }

        using var reader = new StreamReader(file);
        var (schedule, errors) = ContractFees.Read(reader, [.. payers.Select(payer => payer.Id)]);
        faults.AddRange(errors.Select(error => $"{folder.PlaceOf(name)}({error.Line}): {error.Text}"));
        return schedule;
    }

    private static IReadOnlyList<LocalTerm> ReadTerms(ClinicFolder folder, string name, List<string> faults)
    {
        using var file = folder.Open(name);
        if (file is null)
        {
            return [];
        }

        using var reader = new StreamReader(file);
        var (terms, errors) = LocalTerms.Parse(reader);
        faults.AddRange(errors.Select(error => $"{folder.PlaceOf(name)}({error.Line}): {error.Text}"));
        return [.. terms.Where(listed => listed.IsReviewed).Select(listed => listed.Term)];
    }

    private static void Check(ClinicId id, Clinic clinic, string path, List<string> faults)
    {
        if (clinic.Id != id)
        {
            faults.Add($"{path} at $.id: '{clinic.Id}' is not the name of its folder, '{id}'. Make them the same.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(clinic.TimeZone, out _))
        {
            faults.Add($"{path} at $.timeZone: '{clinic.TimeZone}' is not a time zone this machine knows. Use an IANA "
                + "name such as America/Chicago (the package tzdata has them).");
        }

        Digits(clinic.TaxId, 9, "$.taxId", path, faults);
        Digits(clinic.Phone, 10, "$.phone", path, faults);
        Digits(clinic.Address.Zip, 9, "$.address.zip", path, faults);
        if (clinic.Providers.Count == 0)
        {
            faults.Add($"{path} at $.providers: nobody renders care. List at least one provider.");
        }
    }

    private static void Digits(string text, int count, string place, string path, List<string> faults)
    {
        if (text.Length != count || !text.All(char.IsAsciiDigit))
        {
            faults.Add($"{path} at {place}: must be {count} digits, nothing between them.");
        }
    }

    private static void Check(List<Payer> payers, string path, List<string> faults)
    {
        for (var index = 0; index < payers.Count; index++)
        {
            var payer = payers[index];
            if (payers.FindIndex(other => other.Id == payer.Id) is var first && first != index)
            {
                faults.Add($"{path} at $[{index}].id: '{payer.Id}' is also the payer at $[{first}]. Keep one.");
            }

            if (payer.FilingDays < 1 || payer.AppealDays < 1)
            {
                faults.Add($"{path} at $[{index}]: filingDays and appealDays are days of the contract, 1 or more.");
            }

            if (payer.StatusInquiries?.Any(rule => rule.AfterDays < 1 || rule.AgainDays < 1) == true)
            {
                faults.Add($"{path} at $[{index}].statusInquiries: afterDays and againDays are days, 1 or more.");
            }
        }
    }

    private sealed record Settings(
        Clinic Clinic, IReadOnlyList<Payer> Payers, ChargeMaster Charges, ContractFees Fees, IReadOnlyList<LocalTerm> Terms);
}

/// <summary>Where a clinic's files are.</summary>
/// <param name="Name">The clinic's id, when it is one.</param>
/// <param name="Place">What messages call the folder.</param>
/// <param name="Open">Opens a file of the folder; null when there is none.</param>
public sealed record ClinicFolder(string Name, string Place, Func<string, Stream?> Open)
{
    /// <summary>What messages call a file.</summary>
    public string PlaceOf(string file) => $"{Place}/{file}";
}
