using Microsoft.AspNetCore.Http;

namespace Claims.Web.Review;

/// <summary>Sends a page's picture: PNG or JPEG by its first bytes, nothing else.</summary>
internal static class PagePicture
{
    public static async Task<IResult> SendAsync(Stream? picture, CancellationToken cancellationToken)
    {
        if (picture is null)
        {
            return Results.NotFound();
        }

        await using (picture)
        {
            var content = new MemoryStream();
            await picture.CopyToAsync(content, cancellationToken);
            var bytes = content.ToArray();
            return MediaTypeOf(bytes) is { } type ? Results.Bytes(bytes, type) : Results.NotFound();
        }
    }

    private static string? MediaTypeOf(ReadOnlySpan<byte> content) => content switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        _ => null,
    };
}
