namespace BackupJobsGen.Tests.Incremental;

/// <summary>A diagnostic is a feature: each has its section and its line in the release file.</summary>
public class DiagnosticsDocumentTests
{
    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, "generator", name));

    [Fact]
    public void Every_kind_has_a_section()
    {
        string[] sections = [.. Read("DIAGNOSTICS.md").Split("\n## ").Skip(1)];

        Assert.Equal(Problems.All.Keys.Order(StringComparer.Ordinal), sections.Select(section => section[..7]));
        Assert.All(sections, section =>
        {
            Assert.Contains(Problems.Of(section[..7]).Title, section, StringComparison.Ordinal);
            Assert.All(["Cause: ", "Result: ", "Fix: ", "Example: "], part => Assert.Contains(part, section, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Help_links_are_absolute_and_lead_to_a_section()
    {
        string sections = Read("DIAGNOSTICS.md").ToLowerInvariant();

        Assert.All(Problems.All.Keys, id =>
        {
            Problem problem = new(id, "", 0, 0, Array.Empty<string>().ToEquatableArray());
            Uri link = new(ProblemReport.Diagnostic(problem).Descriptor.HelpLinkUri, UriKind.Absolute);
            Assert.Equal("https", link.Scheme);
            Assert.EndsWith("/generator/DIAGNOSTICS.md", link.AbsolutePath, StringComparison.Ordinal);
            Assert.Contains($"\n## {link.Fragment.TrimStart('#')}\n", sections, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_kind_is_released_or_to_be()
    {
        string[] rows =
            [.. (Read("AnalyzerReleases.Shipped.md") + Read("AnalyzerReleases.Unshipped.md"))
                .Split('\n')
                .Where(line => line.StartsWith("BJG", StringComparison.Ordinal))];

        Assert.Equal(
            Problems.All.Values.Select(kind => $"{kind.Id} | BackupJobsGen | {kind.Severity}").Order(StringComparer.Ordinal),
            rows.Select(row => string.Join(" | ", row.Split(" | ").Take(3))));
    }
}
