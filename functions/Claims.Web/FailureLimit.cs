using System.Security.Cryptography;
using System.Text;
using Claims.Web.Html;
using Microsoft.AspNetCore.Http;

namespace Claims.Web;

/// <summary>
/// Turns away who keeps knocking with a link that is no good: after so many refusals in a quarter of an hour the same
/// link, or the same staff door, is not even looked up. Links are told apart by their hash; none is kept.
/// </summary>
internal sealed class FailureLimit(TimeProvider time)
{
    public const int Most = 20;
    private const int MostKept = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Count, long Since)> _failures = [];

    public async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (KeyOf(http) is not { } key)
        {
            return await next(context);
        }

        if (IsOver(key))
        {
            return new PageResult(
                NoticePage.Of(
                    "Too many tries",
                    Markup.Of($"<p>This was refused many times. Wait a quarter of an hour and try again.</p>")),
                StatusCodes.Status429TooManyRequests);
        }

        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode is 401 or 403 or 410)
            {
                Count(key);
            }

            return Task.CompletedTask;
        });
        return await next(context);
    }

    private static string? KeyOf(HttpContext http)
    {
        var what = http.Request.RouteValues["token"] as string
            ?? (http.Request.Path == "/staff/door" ? $"door {http.Connection.RemoteIpAddress}" : null);
        return what is null ? null : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
    }

    private bool IsOver(string key)
    {
        lock (_lock)
        {
            return _failures.TryGetValue(key, out var known) && known.Count >= Most && IsFresh(known.Since);
        }
    }

    private void Count(string key)
    {
        lock (_lock)
        {
            if (_failures.Count >= MostKept)
            {
                foreach (var old in _failures.Where(pair => !IsFresh(pair.Value.Since)).ToList())
                {
                    _failures.Remove(old.Key);
                }
            }

            if (_failures.TryGetValue(key, out var known) && IsFresh(known.Since))
            {
                _failures[key] = (known.Count + 1, known.Since);
            }
            else if (_failures.Count < MostKept)
            {
                _failures[key] = (1, time.GetTimestamp());
            }
        }
    }

    private bool IsFresh(long since) => time.GetElapsedTime(since) < Window;
}
