using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace BackupJobs.Fleet.Web;

/// <summary>Writes problem details for callers whose <c>Accept</c> does not name JSON, such as one that listens to events: the framework
/// would answer them with plain text, in which a program does not find the reason, nor the page the address of the sign-in.</summary>
internal sealed class ProblemWriter(IOptions<ProblemDetailsOptions> options) : IProblemDetailsWriter
{
    private const string ContentType = "application/problem+json";

    // The framework's own writer is asked first.
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpContext http = context.HttpContext;
        context.ProblemDetails.Status ??= http.Response.StatusCode;
        context.ProblemDetails.Title ??= ReasonPhrases.GetReasonPhrase(context.ProblemDetails.Status.Value);
        options.Value.CustomizeProblemDetails?.Invoke(context);
        return new ValueTask(http.Response.WriteAsJsonAsync(
            context.ProblemDetails, context.ProblemDetails.GetType(), options: null, ContentType, http.RequestAborted));
    }
}
