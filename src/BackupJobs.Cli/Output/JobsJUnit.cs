using System.Globalization;
using System.Xml;

namespace BackupJobs.Cli;

/// <summary>
/// Writes jobs as a JUnit report, so that a build server shows backups like tests. Unsuccessful jobs are failures, running jobs
/// are skipped.
/// </summary>
internal static class JobsJUnit
{
    public static void Write(TextWriter text, IReadOnlyList<JobReport> jobs, bool showVaults = false)
    {
        VaultNames? vaults = showVaults ? new(jobs.Select(job => job.Vault)) : null;
        using (XmlWriter xml = Begin(text, jobs.Count, jobs.Count(IsFailure), jobs.Count(job => job.Outcome is null)))
        {
            foreach (JobReport job in jobs)
                WriteCase(xml, job, vaults);
        }

        text.Write('\n');
    }

    /// <summary>Begins a report with a single suite. Disposing the writer completes it.</summary>
    public static XmlWriter Begin(TextWriter text, int tests, int failures, int skipped)
    {
        XmlWriter xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true });
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "backup-jobs");
        xml.WriteAttributeString("tests", Number(tests));
        xml.WriteAttributeString("failures", Number(failures));
        xml.WriteAttributeString("skipped", Number(skipped));
        return xml;
    }

    private static bool IsFailure(JobReport job) => job.Outcome is not null && !job.Succeeded;

    private static void WriteCase(XmlWriter xml, JobReport job, VaultNames? vaults)
    {
        xml.WriteStartElement("testcase");
        string item = job.EntityName ?? "unknown";
        xml.WriteAttributeString("classname", SafeText.Lines(vaults?.Of(job.Vault) is { } vault ? $"{vault}.{item}" : item));
        xml.WriteAttributeString("name", SafeText.Lines($"{job.Operation ?? "Job"} {job.JobId}"));
        if (job.Duration is { } duration)
            xml.WriteAttributeString("time", duration.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture));
        if (IsFailure(job))
            WriteElement(xml, "failure", job);
        else if (job.Outcome is null)
            WriteElement(xml, "skipped", job);
        else if (job.Outcome == JobOutcome.CompletedWithWarnings)
            xml.WriteElementString("system-out", SafeText.Lines(job.ToString()));
        xml.WriteEndElement();
    }

    private static void WriteElement(XmlWriter xml, string name, JobReport job)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("message", SafeText.Lines(job.Errors.Count > 0 ? job.Errors[0].ToString() : job.Status ?? "unknown"));
        xml.WriteString(SafeText.Lines(job.ToString()));
        xml.WriteEndElement();
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
