using System.Text.Json;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Http;

/// <summary>An error response in the service's format.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">The service's code.</param>
/// <param name="Message">Description for people.</param>
/// <param name="Target">The <c>target</c> member; null if there is none.</param>
internal sealed record ServiceError(int Status, string Code, string Message, string? Target = null)
{
    public static ServiceError OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(status, "BMSUserErrorObjectNotFound", "The object was not found."),
        StatusCodes.Status408RequestTimeout => new(status, "RequestTimeout", "The request timed out."),
        StatusCodes.Status409Conflict => new(status, "BMSUserErrorConflict", "The object is being changed by another operation."),
        StatusCodes.Status429TooManyRequests => new(status, "TooManyRequests", "Too many requests."),
        StatusCodes.Status503ServiceUnavailable => new(status, "ServiceUnavailable", "The service is temporarily unavailable."),
        >= StatusCodes.Status500InternalServerError => new(status, "InternalServerError", "An internal error occurred."),
        _ => new(status, "BadRequest", "The request is invalid."),
    };

    public static ServiceError NotFound(string what, string name) =>
        new(StatusCodes.Status404NotFound, "BMSUserErrorObjectNotFound", $"The {what} '{name}' was not found.", name);

    public static ServiceError Invalid(string message, string target) =>
        new(StatusCodes.Status400BadRequest, "BMSUserErrorInvalidInput", message, target);

    public Task WriteTo(VaultRequest request)
    {
        ErrorForm form = request.Route?.ErrorForm ?? ErrorForm.Plain;
        return request.Json(Status, json => Write(json, form, request.CorrelationId));
    }

    private void Write(Utf8JsonWriter json, ErrorForm form, string activityId)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        // Only errors of the service itself have this form, not those of the resource manager in front of it.
        if (form == ErrorForm.UserFacing && Target is not null)
            UserFacingErrorWriter.WriteAdditionalInfo(json, Code, Message, activityId);
        json.WriteString("code", Code);
        json.WriteString("message", Message);
        if (form == ErrorForm.UserFacing && Target is not null)
        {
            json.WriteNull("target");
            json.WriteNull("details");
        }
        else if (Target is not null)
        {
            json.WriteString("target", Target);
            WriteDetails(json, form == ErrorForm.NestedDetails);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Version 2018-12-20 (cross-region) wraps each detail in an error object.
    private void WriteDetails(Utf8JsonWriter json, bool nested)
    {
        json.WriteStartArray("details");
        json.WriteStartObject();
        if (nested)
            json.WriteStartObject("error");
        json.WriteString("code", Code);
        json.WriteString("message", Message);
        if (nested)
            json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
