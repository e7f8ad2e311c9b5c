using System.Text;
using Microsoft.AspNetCore.Http;

namespace Claims.Web.Html;

/// <summary>Sends a whole page.</summary>
internal sealed class PageResult(Page page, int status = StatusCodes.Status200OK) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(page.ToHtml().ToString(), Encoding.UTF8, httpContext.RequestAborted);
    }
}
