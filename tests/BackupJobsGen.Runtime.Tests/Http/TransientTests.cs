using System.Net.Sockets;
using System.Security.Authentication;

namespace BackupJobsGen.Runtime.Tests;

public sealed class TransientTests
{
    [Theory]
    [InlineData(400, null, false)]
    [InlineData(401, null, false)]
    [InlineData(403, null, false)]
    [InlineData(404, null, false)]
    [InlineData(408, null, true)]
    [InlineData(409, null, false)]
    [InlineData(410, null, false)]
    [InlineData(412, null, false)]
    [InlineData(429, null, true)]
    [InlineData(429, "TooManyRequests", true)]
    [InlineData(429, "SubscriptionRequestsThrottled", true)]
    [InlineData(429, "CloudDosAbsoluteLimitReached", false)]
    [InlineData(429, "CloudDosTimeboudLimitReached", false)]
    [InlineData(429, "clouddostimeboundlimitreached", false)]
    [InlineData(500, null, true)]
    [InlineData(501, null, false)]
    [InlineData(502, null, true)]
    [InlineData(503, null, true)]
    [InlineData(504, null, true)]
    [InlineData(505, null, false)]
    [InlineData(302, null, false)]
    public void A_status_is_transient_or_final(int status, string? code, bool expected)
    {
        Assert.Equal(
            expected,
            Transient.IsTransient(
                status, code, ["CloudDosAbsoluteLimitReached", "CloudDosTimeboudLimitReached", "CloudDosTimeboundLimitReached"]));
    }

    [Fact]
    public void Every_429_is_transient_unless_the_options_say_otherwise() =>
        Assert.True(Transient.IsTransient(429, "CloudDosAbsoluteLimitReached"));

    public static TheoryData<Exception, bool> Faults { get; } = new()
    {
        { new HttpRequestException(HttpRequestError.ConnectionError), true },
        { new HttpRequestException(HttpRequestError.NameResolutionError), true },
        { new HttpRequestException(HttpRequestError.ResponseEnded), true },
        { new HttpRequestException(HttpRequestError.InvalidResponse), true },
        { new HttpRequestException(HttpRequestError.HttpProtocolError), true },
        { new HttpRequestException(HttpRequestError.ProxyTunnelError), true },
        { new HttpRequestException(HttpRequestError.Unknown), true },
        { new HttpRequestException(HttpRequestError.SecureConnectionError, "", new IOException()), true },
        { new HttpRequestException(HttpRequestError.SecureConnectionError, "", new AuthenticationException()), false },
        { new HttpRequestException(HttpRequestError.UserAuthenticationError), false },
        { new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded), false },
        { new HttpRequestException(HttpRequestError.VersionNegotiationError), false },
        { new HttpRequestException("proxy", null, System.Net.HttpStatusCode.ProxyAuthenticationRequired), false },
        { new TaskCanceledException("", new TimeoutException()), true },
        { new OperationCanceledException(), false },
        { new TimeoutException(), true },
        { new HttpIOException(HttpRequestError.ResponseEnded), true },
        { new IOException(), true },
        { new SocketException((int)SocketError.ConnectionReset), true },
        { new InvalidOperationException(), false },
        { new ArgumentException(), false },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_transient_or_final(Exception fault, bool expected) => Assert.Equal(expected, Transient.IsTransient(fault));
}
