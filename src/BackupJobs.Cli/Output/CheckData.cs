using System.Globalization;
using System.Xml;
using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>The result of a check for missing backups.</summary>
internal static class CheckData
{
    /// <param name="checks">The items.</param>
    /// <param name="names">Names of the vaults.</param>
    public static ResultData Of(IEnumerable<ItemCheck> checks, VaultNames names)
    {
        ResultData data = new(
            new("state", "STATE"), new("vault", "VAULT"), new("item", "ITEM"), new("lastSuccess", "LAST SUCCESS"),
            new("lastError", "LAST ERROR?"), new("recommendation", null), new("kind", null), new("policy", null), new("job", null),
            new("id", null));
        foreach (ItemCheck check in checks)
        {
            data.Add(
                new Cell(State(check), check.IsStale ? Styles.Of("Failed") : Style.Plain),
                Cell.Whole(names.Of(check.Item.Vault)),
                Cell.Name(check.Item.Name),
                new Cell(JobTable.Time(check.LastSuccess) ?? "none known", Short: JobTable.ShortTime(check.LastSuccess) ?? "none",
                    Full: check.LastSuccess?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture) ?? ""),
                LastError(check),
                Recommendation(check),
                check.Item.Kind,
                check.Item.PolicyName,
                check.LastFailure?.JobId,
                check.Item.Id);
        }

        return data;
    }

    /// <summary>
    /// Writes a JUnit report: an item without a recent success is a failure, one without protection is skipped, a vault that was not read
    /// is an error.
    /// </summary>
    public static void WriteJUnit(
        TextWriter text, IReadOnlyList<ItemCheck> checks, VaultNames names, IReadOnlyList<VaultFailure> unread)
    {
        using (XmlWriter xml = JobsJUnit.Begin(
            text, checks.Count, checks.Count(check => check.IsStale), checks.Count(IsStopped), unread.Count))
        {
            foreach (ItemCheck check in checks)
            {
                xml.WriteStartElement("testcase");
                xml.WriteAttributeString("classname", SafeText.Lines(names.Of(check.Item.Vault)));
                xml.WriteAttributeString("name", SafeText.Lines(check.Item.Name));
                if (check.IsStale)
                {
                    xml.WriteStartElement("failure");
                    xml.WriteAttributeString("message", SafeText.Lines(LastError(check) ?? "no successful backup"));
                    string success = JobTable.Time(check.LastSuccess) ?? "none known";
                    xml.WriteString(SafeText.Lines($"last success: {success}\n{Recommendation(check)}"));
                    xml.WriteEndElement();
                }
                else if (IsStopped(check))
                {
                    xml.WriteElementString("skipped", "");
                }

                xml.WriteEndElement();
            }

            JobsJUnit.WriteUnread(xml, unread, names);
        }

        text.Write('\n');
    }

    private static bool IsStopped(ItemCheck check) => !check.Item.IsActive;

    private static string State(ItemCheck check) =>
        check.IsStale ? check.IsRunning ? "stale, running" : "stale" : IsStopped(check) ? "stopped" : "ok";

    private static string? LastError(ItemCheck check) => check.LastFailure is not { } failure ? null
        : failure.Errors.Count > 0 ? failure.Errors[0].ToString()
        : failure.Status;

    private static string? Recommendation(ItemCheck check) =>
        check.LastFailure?.Errors.SelectMany(error => error.Recommendations).FirstOrDefault();
}
