using System.Globalization;
using BackupJobs.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Middleware;

/// <summary>Validates path, api-version and vault name of a URL.</summary>
internal static class UrlCheck
{
    private const string Preview = "-preview";

    public static ServiceError? Check(VaultRequest request) => PathError(request) ?? ApiVersionError(request) ?? VaultError(request);

    private static ServiceError? PathError(VaultRequest request)
    {
        if (request.Route is not null)
            return null;
        // For a wrong method routing selects an endpoint of its own (405), for a wrong path none.
        return request.Http.GetEndpoint() is not null
            ? new ServiceError(StatusCodes.Status405MethodNotAllowed, "HttpMethodNotAllowed", "The HTTP method is not allowed here.")
            : new ServiceError(StatusCodes.Status404NotFound, "InvalidResourceType", "Nothing is served at this path.");
    }

    private static ServiceError? ApiVersionError(VaultRequest request)
    {
        if (request.ApiVersion.Length == 0)
            return new ServiceError(
                StatusCodes.Status400BadRequest, "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests.");
        return IsApiVersion(request.ApiVersion)
            ? null
            : new ServiceError(
                StatusCodes.Status400BadRequest, "InvalidApiVersionParameter", $"The api-version '{request.ApiVersion}' is invalid.");
    }

    // API versions are dates, the first of 2016. A list of the valid ones would soon be out of date.
    internal static bool IsApiVersion(string text)
    {
        string date = text.EndsWith(Preview, StringComparison.OrdinalIgnoreCase) ? text[..^Preview.Length] : text;
        return DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly version)
            && version.Year >= 2016;
    }

    private static ServiceError? VaultError(VaultRequest request)
    {
        if (request.Route?.VaultKind is not { } kind || request.FindVault() is not null)
            return null;
        // The resource manager answers for a vault that does not exist.
        request.Http.Response.Headers["x-ms-failure-cause"] = "gateway";
        return new ServiceError(StatusCodes.Status404NotFound, "ResourceNotFound",
            $"The Resource '{EmulatedVault.TypeOf(kind)}/{request["vaultName"]}' under resource group "
            + $"'{request["resourceGroupName"]}' was not found.");
    }
}
