using System.Text.RegularExpressions;

namespace BackupJobs.Cli.Tests.Timeline;

public class TimelinePageTests
{
    private static readonly DateTimeOffset Now = new(2024, 5, 13, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("</title></svg><style>*{display:none}</style>")]
    [InlineData("<!--")]
    [InlineData("]]>&lt;b&gt;")]
    public void Service_text_cannot_create_elements_or_attributes(string hostile)
    {
        string harmless = TimelinePage.Create([Reports.Job("harmless", "harmless", "harmless", error: "harmless")], Now);

        string page = TimelinePage.Create([Reports.Job(hostile, hostile, hostile, error: hostile)], Now);

        Assert.Equal(Tags(harmless), Tags(page));
        Assert.DoesNotContain(hostile, page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_self_contained()
    {
        string page = TimelinePage.Create([Reports.Job()], Now);

        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("<script|<link|<img|src=|https?:|@import|url\\(", RegexOptions.IgnoreCase), page);
    }

    [Fact]
    public void Each_job_is_a_bar_with_the_class_of_its_outcome_and_a_table_row()
    {
        string page = TimelinePage.Create(
            [
                Reports.Job("j1"), Reports.Job("j2", status: "Failed"), Reports.Job("j3", status: "InProgress", end: null),
                Reports.Job("j4", status: "Whatever")
            ],
            Now);

        Assert.Equal(
            ["completed", "failed", "running", "running"],
            Regex.Matches(page, "<rect class=\"(\\w+)\"").Select(match => match.Groups[1].Value));
        Assert.Equal(5, Regex.Count(page, "<tr>"));
    }

    [Fact]
    public void A_label_ends_before_the_bars_and_a_long_name_is_in_its_title()
    {
        string name = new('W', 60);

        string page = TimelinePage.Create([Reports.Job("j1", name)], Now);

        Match labels = Regex.Match(page, "<svg width=\"(\\d+)\".*?</svg>", RegexOptions.Singleline);
        double bar =
            double.Parse(
                Regex.Match(page, "<rect [^>]* x=\"([0-9.]+)\"").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(int.Parse(labels.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 1, bar);
        Assert.Contains($"<title>{name}</title>", labels.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_is_masked_before_it_is_cut() =>
        Assert.DoesNotContain(
            "LEAK", TimelinePage.Create([Reports.Job("j1", "https://admin:LEAKpassword123456@h.example/x")], Now),
            StringComparison.Ordinal);

    [Fact]
    public void A_page_without_jobs_is_complete() => Assert.EndsWith("</html>\n", TimelinePage.Create([], Now), StringComparison.Ordinal);

    // Numbers in attributes depend only on the widths of bars.
    private static string[] Tags(string page) =>
        [.. Regex.Matches(page, "<[^>]*>").Select(tag => Regex.Replace(tag.Value, "[0-9.]+", "0"))];
}
