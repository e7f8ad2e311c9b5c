using Claims.Core.Charts;
using Claims.Core.Primitives;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Functions.Triggers;

/// <summary>Asks each store one cheap question.</summary>
public sealed class Readiness(IServiceProvider services)
{
    /// <summary>What does not answer: "clinics" (blobs), "records"; no more than that is told to strangers.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ClinicId> clinics;
        try
        {
            clinics = services.GetRequiredService<IClinicDirectory>().Clinics;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return ["clinics"];
        }

        if (clinics.Count == 0)
        {
            return ["clinics"];
        }

        try
        {
            await services.GetRequiredService<IRecords>()
                .FindAsync<Progress>(clinics[0], "health", cancellationToken);
            return [];
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return ["records"];
        }
    }
}
