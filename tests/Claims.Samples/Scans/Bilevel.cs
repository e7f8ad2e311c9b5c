namespace Claims.Samples.Scans;

/// <summary>A picture of black and white pixels, row by row.</summary>
internal sealed record Bilevel(int Width, int Height, bool[] Black)
{
    /// <summary>A copy of one row.</summary>
    public bool[] Row(int row) => Black[(row * Width)..((row + 1) * Width)];
}
