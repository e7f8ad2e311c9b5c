using System.Text;
using System.Text.Json;
using Claims.Core.PatientBilling;
using Claims.Local.Stores;

namespace Claims.Local.Mail;

/// <summary>
/// Text messages that wait to be posted to a provider's webhook: one file each, {"id", "to", "text"}; the id lets the
/// provider know a repeat. Once posted an empty mark stays, so that a text handed over twice is sent once.
/// </summary>
internal sealed class TextNotes(DataFolder data, LocalSettings settings) : ITexts
{
    public bool CanSend => settings.TextsWebhook is not null;

    /// <summary>The texts that wait, oldest first.</summary>
    public IReadOnlyList<string> Pending => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, "*.json").OrderBy(File.GetLastWriteTimeUtc).ThenBy(path => path)]
        : [];

    private string Folder => Path.Combine(data.Mail, "texts");

    public async Task SendAsync(string id, string number, string text, CancellationToken cancellationToken)
    {
        var mark = Path.Combine(Folder, $"{FileName(id)}.known");
        if (File.Exists(mark))
        {
            return; // Handed over before.
        }

        var json = JsonSerializer.Serialize(new { id, to = $"+1{number}", text });
        await DurableFile.WriteAsync(
            Path.Combine(Folder, $"{FileName(id)}.json"), Encoding.UTF8.GetBytes(json), cancellationToken);
        await DurableFile.WriteAsync(mark, ReadOnlyMemory<byte>.Empty, cancellationToken);
    }

    private static string FileName(string id) => Claims.Core.Primitives.FileName.Checked(id);
}
