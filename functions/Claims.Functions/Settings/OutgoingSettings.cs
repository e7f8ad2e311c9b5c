using Claims.Azure.Keys;
using Claims.Azure.Models;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Delivery;

namespace Claims.Functions.Settings;

/// <summary>Whom the app speaks to beside Azure: mostly secrets, so it is read after the keys.</summary>
/// <param name="Delivery">How messages and letters leave.</param>
/// <param name="Model">A language model that reads notes too; without an endpoint there is none.</param>
public sealed record OutgoingSettings(DeliverySettings Delivery, ModelOptions Model)
{
    /// <summary>Reads and checks them.</summary>
    /// <param name="setting">A setting by its name as an environment variable.</param>
    /// <param name="keys">Secrets of the Key Vault, which win.</param>
    /// <exception cref="InvalidDataException">One line a fault: the setting's name and what to do.</exception>
    public static OutgoingSettings Read(Func<string, string?> setting, AppKeys keys)
    {
        var reader = new SettingReader(name => keys.Settings.GetValueOrDefault(name) ?? setting(name));
        var outgoing = new OutgoingSettings(DeliverySettings.Read(reader), LanguageModel.Read(reader));
        reader.ThrowIfFaulty();
        return outgoing;
    }
}
