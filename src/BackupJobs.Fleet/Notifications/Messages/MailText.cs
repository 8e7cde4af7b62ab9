using System.Text;

namespace BackupJobs.Fleet.Notifications;

/// <summary>The text of a mail about an end.</summary>
internal static class MailText
{
    /// <param name="end">The end.</param>
    /// <param name="page">Address of the service's page; null for no link.</param>
    public static string Of(JobEnd end, Uri? page)
    {
        StringBuilder text = new();
        text.Append(EndText.Title(end)).Append("\n\n");
        foreach ((string label, string value) in EndText.Facts(end, page))
            text.Append((label + ":").PadRight(16)).Append(value).Append('\n');
        IReadOnlyList<string> advice = EndText.Advice(end);
        if (advice.Count > 0)
            text.Append("\nThe service recommends:\n").AppendJoin('\n', advice.Select(entry => "- " + entry)).Append('\n');
        return text.Append("\nKey of this message: ").Append(end.Key).Append('\n').ToString();
    }
}
