using System.Security.Cryptography;
using System.Text;
using Claims.Azure.Files;
using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Microsoft.Extensions.Logging;

namespace Claims.Azure.Arrivals;

/// <summary>
/// Takes scans from inbox/CLINIC/NAME. The chart is kept and its workflow started before its blob leaves the inbox, and
/// both are named by its content: a crash anywhere, an event that comes twice or an event and the reconciliation at
/// once repeat the rest and double nothing. A sidecar is uploaded before its scan; alone it waits.
/// </summary>
internal sealed class ChartInbox(
    BlobFolder inbox, BlobFolder quarantine, IClinicDirectory directory, IChartWalk walk, ILogger<ChartInbox> logger)
{
    /// <summary>The scans that nobody has taken, without sidecars.</summary>
    public IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken) =>
        inbox.ListAsync("", cancellationToken).Select(blob => blob.Name).Where(name => !IsSidecar(name));

    /// <summary>Takes a scan; does nothing when it is gone, a sidecar, or in no clinic's folder.</summary>
    /// <param name="name">CLINIC/NAME.</param>
    /// <param name="cancellationToken">Cancels the work; the blob stays.</param>
    public async Task TakeAsync(string name, CancellationToken cancellationToken)
    {
        if (IsSidecar(name))
        {
            return;
        }

        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !ClinicId.TryParse(name[..slash], out var clinic) || !directory.Clinics.Contains(clinic))
        {
            logger.UnknownClinic();
            return;
        }

        if (await inbox.TryOpenAsync(name, cancellationToken) is not { } scan)
        {
            return; // Taken by an earlier event, or taken back.
        }

        IntakeResult result;
        var sidecarName = Path.ChangeExtension(name, ".json");
        var sidecar = await inbox.ReadAsync(sidecarName, cancellationToken);
        await using (scan.Content)
        {
            var json = sidecar is null ? null : Encoding.UTF8.GetString(sidecar);
            result = await walk.ReceiveAsync(
                clinic, name[(name.LastIndexOf('/') + 1)..], scan.Content, json, cancellationToken);
        }

        if (result is IntakeResult.Accepted accepted)
        {
            logger.ChartTakenIn(accepted.Chart.Chart.Value, accepted.New);
        }
        else if (sidecar is not null)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(sidecar));
            await quarantine.AddAsync($"{clinic}/{hash}.json", sidecar, cancellationToken);
        }

        // The sidecar first: a scan left behind is known by its content, a lone sidecar is not.
        await inbox.RemoveAsync(sidecarName, cancellationToken);
        await inbox.RemoveAsync(name, scan.Version, cancellationToken);
    }

    private static bool IsSidecar(string name) =>
        Path.GetExtension(name).Equals(".json", StringComparison.OrdinalIgnoreCase);
}
