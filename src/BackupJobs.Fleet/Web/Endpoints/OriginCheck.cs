using Microsoft.AspNetCore.Http;

namespace BackupJobs.Fleet.Web;

/// <summary>Refuses requests that a page of another site makes a browser send with a user's session.</summary>
internal static class OriginCheck
{
    public static ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpRequest request = context.HttpContext.Request;
        // Browsers send one of these with each such request; programs send neither.
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        string origin = request.Headers.Origin.ToString();
        bool isOwn = site is "" or "same-origin" or "none"
            && (origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
        return isOwn
            ? next(context)
            : ValueTask.FromResult<object?>(FleetApi.Problem("The request comes from another site.", StatusCodes.Status403Forbidden));
    }
}
