namespace Claims.Samples.Stories;

/// <summary>How a page was scanned: its resolution and its damage.</summary>
/// <param name="DpiX">Dots per inch across.</param>
/// <param name="DpiY">Dots per inch down; 0 = as across. A standard fax has 204 x 98.</param>
/// <param name="Skew">Degrees, clockwise.</param>
/// <param name="Turned">How the sheet lay: 0, 90, 180 or 270 degrees clockwise.</param>
/// <param name="Blur">Standard deviation in points (1/72 inch).</param>
/// <param name="Ink">Grey of the ink, 0 black.</param>
/// <param name="Paper">Grey of the paper, 255 white.</param>
/// <param name="Shade">How much darker the far edge is, 0 to 1, as under a lamp on one side.</param>
/// <param name="Noise">Standard deviation of the sensor's noise, in grey levels.</param>
/// <param name="Specks">Share of pixels that flip, bilevel only.</param>
/// <param name="Streaks">White lines where the drum skipped, bilevel only.</param>
/// <param name="Threshold">Grey below which a pixel is black, bilevel only.</param>
/// <param name="Quality">JPEG quality, grey only.</param>
/// <param name="Stamp">Text of a rubber stamp; null for none.</param>
/// <param name="FaxHeader">The line a fax machine prints along the top; null for none.</param>
/// <param name="PunchHoles">Whether holes show at the left edge.</param>
/// <param name="Legible">Whether a person could read the page.</param>
internal sealed record Scan(
    int DpiX = 200,
    int DpiY = 0,
    double Skew = 0,
    int Turned = 0,
    double Blur = 0,
    int Ink = 0,
    int Paper = 255,
    double Shade = 0,
    double Noise = 0,
    double Specks = 0,
    int Streaks = 0,
    int Threshold = 128,
    int Quality = 45,
    string? Stamp = null,
    string? FaxHeader = null,
    bool PunchHoles = false,
    bool Legible = true)
{
    /// <summary>Dots per inch down.</summary>
    public int Down => DpiY == 0 ? DpiX : DpiY;
}
