using System.Text.Json;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;

namespace Claims.Delivery.Print;

/// <summary>Letters to patients that wait for their day's file: CLINIC/waiting, one small file each.</summary>
internal sealed class PrintQueue(DeliveryFolders folders) : IPrintFile
{
    public async Task AddAsync(Clinic clinic, Statement statement, Uri link, CancellationToken cancellationToken)
    {
        var name = $"{statement.Encounter.Encounter}-{statement.Number:D3}.json";
        if (!await folders.Print.HasAsync($"{Printed(clinic.Id)}/{name}", cancellationToken))
        {
            await folders.Print.AddAsync(
                $"{Waiting(clinic.Id)}/{name}",
                JsonSerializer.SerializeToUtf8Bytes(new WaitingLetter(statement, link), CoreJson.Options),
                cancellationToken);
        }
    }

    /// <summary>Where letters wait.</summary>
    public static string Waiting(ClinicId clinic) => $"{clinic}/waiting";

    /// <summary>Where the printed ones lie, so that a repeat prints nothing twice.</summary>
    public static string Printed(ClinicId clinic) => $"{clinic}/printed";
}

/// <summary>A letter that waits.</summary>
internal sealed record WaitingLetter(Statement Statement, Uri Link);
