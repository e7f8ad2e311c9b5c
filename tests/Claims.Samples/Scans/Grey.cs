namespace Claims.Samples.Scans;

/// <summary>A picture of grey pixels, row by row, 0 black to 255 white.</summary>
internal sealed record Grey(int Width, int Height, byte[] Levels)
{
    /// <summary>The picture turned clockwise by 0, 90, 180 or 270 degrees.</summary>
    public Grey Turned(int degrees) => degrees switch
    {
        0 => this,
        90 => new(Height, Width, Map(Height, Width, (x, y) => ((Height - 1 - x) * Width) + y)),
        180 => new(Width, Height, Map(Width, Height, (x, y) => ((Height - 1 - y) * Width) + Width - 1 - x)),
        270 => new(Height, Width, Map(Height, Width, (x, y) => (x * Width) + Width - 1 - y)),
        _ => throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "A sheet lies 0, 90, 180 or 270 degrees."),
    };

    private byte[] Map(int width, int height, Func<int, int, int> source)
    {
        var levels = new byte[Levels.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                levels[(y * width) + x] = Levels[source(x, y)];
        }

        return levels;
    }
}
