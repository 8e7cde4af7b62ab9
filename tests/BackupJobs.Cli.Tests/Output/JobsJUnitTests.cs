using System.Xml.Linq;

namespace BackupJobs.Cli.Tests.Output;

public class JobsJUnitTests
{
    [Fact]
    public void Unsuccessful_jobs_are_failures_and_running_jobs_are_skipped()
    {
        XElement suite = Write(
            Reports.Job("j1"), Reports.Job("j2", status: "Failed", error: "The disk is gone."), Reports.Job("j3", status: "Cancelled"),
            Reports.Job("j4", status: "CompletedWithWarnings"), Reports.Job("j5", status: "InProgress", end: null));

        Assert.Equal(
            ("5", "2", "1"),
            ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"), (string?)suite.Attribute("skipped")));
        Assert.Equal(
            ["", "failure", "failure", "system-out", "skipped"],
            suite.Elements("testcase").Select(test => test.Elements().FirstOrDefault()?.Name.LocalName ?? ""));
        XElement first = suite.Elements("testcase").First();
        Assert.Equal(
            ("vm1", "Backup j1", "1223.09"),
            ((string?)first.Attribute("classname"), (string?)first.Attribute("name"), (string?)first.Attribute("time")));
        Assert.Contains("The disk is gone.", suite.Descendants("failure").First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_XML_cannot_represent_are_replaced()
    {
        XElement suite = Write(Reports.Job("j1", item: "a\u0000b\u001b<&\">\uFFFE\U0001F4BE"));

        Assert.Equal("a\uFFFDb\uFFFD<&\">\uFFFD\U0001F4BE", (string?)suite.Element("testcase")!.Attribute("classname"));
    }

    private static XElement Write(params JobReport[] jobs)
    {
        using StringWriter text = new();
        JobsJUnit.Write(text, [.. jobs.Select(job => JUnitCase.Of(job, job.Vault))]);
        return XDocument.Parse(text.ToString()).Root!.Element("testsuite")!;
    }
}
