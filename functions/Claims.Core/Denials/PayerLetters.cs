using Claims.Core.Charts;

namespace Claims.Core.Denials;

/// <summary>Letters to payers on their way: drawn, kept with the chart, handed over. The same letter again is the same
/// file under the same name.</summary>
public sealed class PayerLetters(IAppealLetterDrawer drawer, IChartFiles files, IPayerMail mail)
{
    /// <summary>Draws a letter, keeps it and hands it over; durable when it returns.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="chart">The chart that keeps it.</param>
    /// <param name="file">Its name with the chart.</param>
    /// <param name="name">Its name on the way; no patient data.</param>
    /// <param name="manifest">What the carrier must know.</param>
    /// <param name="cancellationToken">Cancels the hand-over.</param>
    internal async Task SendAsync(
        AppealLetter letter,
        ChartRef chart,
        string file,
        string name,
        AppealManifest manifest,
        CancellationToken cancellationToken)
    {
        var pdf = drawer.Draw(letter);
        await files.KeepAsync(chart, file, pdf, cancellationToken);
        await mail.SendAsync(name, pdf, manifest, cancellationToken);
    }
}
