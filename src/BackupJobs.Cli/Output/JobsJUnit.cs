using System.Globalization;
using System.Xml;

namespace BackupJobs.Cli;

/// <summary>
/// Writes jobs as a JUnit report, so that a build server shows backups like tests. Unsuccessful jobs are failures, running jobs
/// are skipped, and a vault that was not read is an error: a report without it would look like one without failures.
/// </summary>
internal static class JobsJUnit
{
    public const string Failure = "failure";
    public const string Skipped = "skipped";
    public const string Output = "system-out";

    public static void Write(
        TextWriter text, IReadOnlyList<JUnitCase> cases, bool showVaults = false, IReadOnlyList<VaultFailure>? unread = null)
    {
        unread ??= [];
        VaultNames vaults = new(cases.Select(job => job.Vault).Concat(unread.Select(failure => failure.Vault)));
        using ChunkedText chunks = new(text);
        using (XmlWriter xml = Begin(
            chunks, cases.Count, cases.Count(job => job.IsFailure), cases.Count(job => job.IsSkipped), unread.Count))
        {
            foreach (JUnitCase job in cases)
                WriteCase(xml, job, showVaults ? vaults : null);
            WriteUnread(xml, unread, vaults);
        }

        chunks.Write('\n');
    }

    /// <summary>Begins a report with a single suite. Disposing the writer completes it.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="tests">Number of cases without those of unread vaults.</param>
    /// <param name="failures">How many of them are failures.</param>
    /// <param name="skipped">How many of them are skipped.</param>
    /// <param name="unread">Number of vaults that were not read, to be written with <see cref="WriteUnread"/>.</param>
    public static XmlWriter Begin(TextWriter text, int tests, int failures, int skipped, int unread)
    {
        XmlWriter xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true });
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "backup-jobs");
        xml.WriteAttributeString("tests", Number(tests + unread));
        xml.WriteAttributeString("failures", Number(failures));
        xml.WriteAttributeString("errors", Number(unread));
        xml.WriteAttributeString("skipped", Number(skipped));
        return xml;
    }

    /// <summary>Writes each vault that was not read as a case that is an error.</summary>
    public static void WriteUnread(XmlWriter xml, IEnumerable<VaultFailure> unread, VaultNames names)
    {
        foreach (VaultFailure failure in unread)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", SafeText.Lines(names.Of(failure.Vault) ?? "estate"));
            xml.WriteAttributeString("name", "vault was not read");
            xml.WriteStartElement("error");
            xml.WriteAttributeString("message", SafeText.Lines(failure.Named.What));
            xml.WriteString(SafeText.Lines(string.Join('\n', new[] { failure.Failure.Why, failure.Failure.Advice }.OfType<string>())));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
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
