using System.Security.Cryptography;
using System.Text;
using Claims.Core.PatientBilling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Claims.Web.Statements;

/// <summary>
/// Where a provider of texts posts what patients answer, as a form of From and Body: a word that revokes ends texts at
/// once. The path's secret says that it is the provider; nothing is ever told back.
/// </summary>
internal static class TextReplies
{
    private const int ShortestKey = 20;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/texts/{key}", TakeAsync);

    private static async Task<IResult> TakeAsync(
        string key,
        HttpRequest request,
        PatientCards cards,
        IOptions<ClaimsPagesOptions> options,
        CancellationToken cancellationToken)
    {
        if (options.Value.TextsKey is not { Length: >= ShortestKey } known || !CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(known)), SHA256.HashData(Encoding.UTF8.GetBytes(key))))
        {
            return Results.NotFound();
        }

        if (await PageForm.ReadAsync(request, cancellationToken) is not { } form)
        {
            return Results.BadRequest();
        }

        await cards.TextReplyAsync(form["From"].ToString(), form["Body"].ToString(), cancellationToken);
        return Results.NoContent();
    }
}
