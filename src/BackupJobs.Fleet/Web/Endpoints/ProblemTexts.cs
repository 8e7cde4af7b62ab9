using Microsoft.AspNetCore.Http;

namespace BackupJobs.Fleet.Web;

/// <summary>Says what to do where the framework only answers with a status.</summary>
internal static class ProblemTexts
{
    /// <summary>Address at which people sign in.</summary>
    public const string SignIn = "/sign-in";

    public static void Complete(ProblemDetailsContext context, FleetWebOptions web)
    {
        bool hasSent = context.HttpContext.Request.Headers.Authorization.Count > 0;
        context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
        {
            // Only host filtering refuses a request before it has an endpoint.
            StatusCodes.Status400BadRequest when context.HttpContext.GetEndpoint() is null =>
                "The service is not known by the host name of this request; web.hosts allows further names.",
            StatusCodes.Status401Unauthorized when hasSent => "The API key or access token is not valid.",
            StatusCodes.Status401Unauthorized => "Send an API key or an access token as 'Authorization: Bearer …'.",
            StatusCodes.Status403Forbidden => "The caller does not have the role that this needs.",
            StatusCodes.Status404NotFound => "There is nothing at this address.",
            StatusCodes.Status405MethodNotAllowed =>
                $"{context.HttpContext.Request.Method} is not possible at this address; it allows {context.HttpContext.Response.Headers.Allow}.",
            _ => null,
        };
        // The page offers it only where it works.
        if (context.ProblemDetails.Status == StatusCodes.Status401Unauthorized && web.OpenIdConnect?.ClientSecret is not null)
            context.ProblemDetails.Extensions["signIn"] = SignIn;
    }
}
