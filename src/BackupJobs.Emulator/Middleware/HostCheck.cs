using BackupJobs.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Middleware;

/// <summary>
/// Replies with 400 unless the <c>Host</c> header is a loopback name. A web page can point a DNS name of its own at 127.0.0.1 (DNS
/// rebinding); the browser then treats the emulator as the page's own origin, but still sends that name.
/// </summary>
internal static class HostCheck
{
    public static ServiceError? Check(VaultRequest request) => IsLoopback(request.Http.Request.Host)
        ? null
        : new ServiceError(StatusCodes.Status400BadRequest, "InvalidHostName", "The Host header must be 127.0.0.1, [::1] or localhost.");

    // Ports are not compared: a forwarded port differs from the one that the emulator listens on.
    internal static bool IsLoopback(HostString host) =>
        host.Host is "127.0.0.1" or "[::1]" || host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
}
