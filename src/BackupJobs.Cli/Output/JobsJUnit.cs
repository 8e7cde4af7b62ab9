using System.Globalization;
using System.Xml;

namespace BackupJobs.Cli;

/// <summary>
/// Writes jobs as a JUnit report, so that a build server shows backups like tests. Unsuccessful jobs are failures, running jobs
/// are skipped.
/// </summary>
internal static class JobsJUnit
{
    public const string Failure = "failure";
    public const string Skipped = "skipped";
    public const string Output = "system-out";

    public static void Write(TextWriter text, IReadOnlyList<JUnitCase> cases, bool showVaults = false)
    {
        VaultNames? vaults = showVaults ? new(cases.Select(job => job.Vault)) : null;
        using ChunkedText chunks = new(text);
        using (XmlWriter xml = Begin(chunks, cases.Count, cases.Count(job => job.IsFailure), cases.Count(job => job.IsSkipped)))
        {
            foreach (JUnitCase job in cases)
                WriteCase(xml, job, vaults);
        }

        chunks.Write('\n');
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

    private static void WriteCase(XmlWriter xml, JUnitCase job, VaultNames? vaults)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", SafeText.Lines(vaults?.Of(job.Vault) is { } vault ? $"{vault}.{job.Item}" : job.Item));
        xml.WriteAttributeString("name", job.Name);
        if (job.Seconds is { } seconds)
            xml.WriteAttributeString("time", seconds);
        if (job.Result is { } result)
        {
            xml.WriteStartElement(result);
            if (job.Message is { } message)
                xml.WriteAttributeString("message", message);
            xml.WriteString(job.Details);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
