using System.Net.Http.Headers;
using BackupJobsGen.Runtime;
using BackupJobsGen.Servers.Tests.Harness;

namespace BackupJobsGen.Servers.Tests.Cells;

/// <summary>Where requests go, and credentials: of the HttpClient, and of the client's options.</summary>
internal static class AccessCells
{
    public static IReadOnlyList<Cell> All { get; } =
    [
        new("endpoint: HttpClient.BaseAddress", "Path_Text", static async s =>
        {
            s.Http.BaseAddress = s.Address;
            (await s.With(null).CallAsync("Path_Text", new { text = "x" })).Saw(("text", "x"));
        }),
        new("credentials: basic", "Auth_Show", static async s =>
        {
            s.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "dTpw");
            (await s.CallAsync("Auth_Show")).Saw(("authorization", "Basic dTpw"));
        }),
        new("credentials: bearer", "Auth_Show", static async s =>
        {
            s.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "t0k");
            (await s.CallAsync("Auth_Show")).Saw(("authorization", "Bearer t0k"));
        }),
        new("credentials: API key", "Auth_Show", static async s =>
        {
            s.Http.DefaultRequestHeaders.Add("X-Key", "k");
            (await s.CallAsync("Auth_Show")).Saw(("key", "k"));
        }),
        new("credentials: basic, an option of the client", "Auth_Basic", static s =>
        {
            // FastAPI decodes ASCII, and refuses everything else.
            string password = s.Target.Name.StartsWith("FastAPI", StringComparison.Ordinal) ? "p:w" : "p:w ü";
            return OptionAsync(s, "Auth_Basic", new BasicCredential("u", password), ("user", "u"), ("password", password));
        }),
        new("credentials: bearer, an option of the client", "Auth_Bearer", static s =>
            // Swagger 2.0 has a header instead of the scheme.
            OptionAsync(s, "Auth_Bearer", new ApiCredential(s.Target.Name.EndsWith("2.0", StringComparison.Ordinal) ? "Bearer t0k" : "t0k"),
                ("token", "t0k"))),
        new("credentials: API key, an option of the client", "Auth_Key", static s =>
            OptionAsync(s, "Auth_Key", new ApiCredential("k, \"1\""), ("key", "k, \"1\""))),
        new("options of a call: header", "Auth_Show", static async s =>
        {
            ApiCallOptions options = new() { Headers = new Dictionary<string, string> { ["X-Key"] = "a, \"b\"\t~" } };
            (await s.Viewed(options).CallAsync("Auth_Show")).Saw(("key", "a, \"b\"\t~"));
        }),
        new("credentials: basic, checked by the framework", "Auth_Basic", static async s =>
        {
            await RefusedAsync(s, "Auth_Basic");
            s.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "dTpw");
            (await s.CallAsync("Auth_Basic")).Saw(("user", "u"), ("password", "p"));
        }),
        new("credentials: bearer, checked by the framework", "Auth_Bearer", static async s =>
        {
            await RefusedAsync(s, "Auth_Bearer");
            s.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "t0k");
            (await s.CallAsync("Auth_Bearer")).Saw(("token", "t0k"));
        }),
        new("credentials: API key, checked by the framework", "Auth_Key", static async s =>
        {
            await RefusedAsync(s, "Auth_Key");
            s.Http.DefaultRequestHeaders.Add("X-Key", "k");
            (await s.CallAsync("Auth_Key")).Saw(("key", "k"));
        }),
    ];

    // The scheme that the framework's document names is the option; without it, the client sends nothing.
    private static async Task OptionAsync(Session session, string operation, object credential, params (string Name, string Text)[] saw)
    {
        await Assert.ThrowsAsync<CredentialException>(() => session.WithCredential(null, null).CallAsync(operation));
        (await session.WithCredential(operation.Split('_')[1], credential).CallAsync(operation)).Saw(saw);
    }

    /// <summary>Without credentials a framework refuses the call, so that the call with them proves something.</summary>
    private static async Task RefusedAsync(Session session, string operation)
    {
        ApiException failure = await Assert.ThrowsAnyAsync<ApiException>(() => session.CallAsync(operation));
        Assert.Contains(failure.Status, (int[])[401, 403]);
    }
}
