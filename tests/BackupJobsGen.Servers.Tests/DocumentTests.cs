using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BackupJobsGen.Servers.Tests.Harness;

namespace BackupJobsGen.Servers.Tests;

/// <summary>The vendored documents.</summary>
public sealed partial class DocumentTests
{
    public static IEnumerable<object[]> Servers =>
        Targets.All.Where(target => target.Missing is null).Select(target => new object[] { target.Name });

    /// <summary>With BACKUPJOBS_ACCEPT_SNAPSHOTS=1 the framework's document replaces the vendored one.</summary>
    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Document_is_what_the_framework_writes(string server)
    {
        Target target = Targets.Named(server);
        Uri address = await target.Server.AddressAsync(target.Application);
        using HttpClient http = new();
        string written = PortPattern()
            .Replace(await http.GetStringAsync(new Uri(address, target.DocumentUrl)), "127.0.0.1:5000")
            .ReplaceLineEndings("\n");
        // FastEndpoints makes up examples of ids.
        written = IdPattern().Replace(written, Guid.Empty.ToString());
        if (Environment.GetEnvironmentVariable("BACKUPJOBS_ACCEPT_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(target.Path, written.TrimEnd('\n') + "\n");
        // FastEndpoints finds its endpoints in no fixed order.
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(await File.ReadAllTextAsync(target.Path)), JsonNode.Parse(written)),
            $"{target.Name} writes another document now; BACKUPJOBS_ACCEPT_SNAPSHOTS=1 accepts it:\n{written}");
    }

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex PortPattern();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex IdPattern();
}
