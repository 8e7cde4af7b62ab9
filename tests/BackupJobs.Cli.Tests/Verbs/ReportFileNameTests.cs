namespace BackupJobs.Cli.Tests.Verbs;

public class ReportFileNameTests
{
    [Theory]
    [InlineData("https://a.example/container/report.json", "report.json")]
    [InlineData("https://a.example/container/..%2F..%2Fetc%2Fpasswd", "passwd")]
    [InlineData("https://a.example/container/..%5C..%5Cstart.bat", "start.bat")]
    [InlineData("https://a.example/container/..", "container")]
    [InlineData("https://a.example/container/%2E%2E", "container")]
    [InlineData("https://a.example/c/.bashrc", "bashrc")]
    [InlineData("https://a.example/c/C:evil", "Cevil")]
    [InlineData("https://a.example/c/nul.txt", "backup-jobs-report")]
    [InlineData("https://a.example/c/a%00b%0Ac", "abc")]
    [InlineData("https://a.example/", "backup-jobs-report")]
    [InlineData("https://a.example/c/%2F%2F", "backup-jobs-report")]
    public void A_file_name_is_never_a_path(string url, string expected)
    {
        string name = ReportFileName.Of(new Uri(url));

        // Uri may already have resolved dot segments.
        Assert.True(name == expected || (expected == "container" && name == "backup-jobs-report"), name);
        Assert.Equal(name, Path.GetFileName(name));
    }

    [Fact]
    public void A_file_name_is_limited_to_100_characters() =>
        Assert.Equal(100, ReportFileName.Of(new Uri("https://a.example/" + new string('a', 5000))).Length);
}
