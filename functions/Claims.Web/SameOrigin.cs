using Microsoft.AspNetCore.Http;

namespace Claims.Web;

/// <summary>
/// Refuses what another site's page tries to send here. Browsers say where a request comes from: by Sec-Fetch-Site on
/// secure addresses and localhost, by Origin elsewhere. Under our own Referrer-Policy a form's Origin reads "null".
/// The secret token in the path is the first guard; this is the second.
/// </summary>
internal static class SameOrigin
{
    public static async ValueTask<object?> RequireAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return !HttpMethods.IsPost(request.Method) || IsOurs(request)
            ? await next(context)
            : Results.Text("This was sent from another site's page and was not taken.", statusCode: 403);
    }

    internal static bool IsOurs(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
        {
            return site == "same-origin";
        }

        var origin = request.Headers.Origin.ToString();
        return origin is "" or "null"
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
