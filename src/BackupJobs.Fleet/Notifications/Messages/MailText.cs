using System.Text;

namespace BackupJobs.Fleet.Notifications;

/// <summary>The text of a mail about an end.</summary>
internal static class MailText
{
    public static string Of(JobEnd end)
    {
        StringBuilder text = new();
        text.Append(EndText.Title(end)).Append("\n\n");
        foreach ((string label, string value) in EndText.Facts(end))
            text.Append((label + ":").PadRight(14)).Append(value).Append('\n');
        IReadOnlyList<string> advice = EndText.Advice(end);
        if (advice.Count > 0)
            text.Append("\nThe service recommends:\n").AppendJoin('\n', advice.Select(entry => "- " + entry)).Append('\n');
        return text.Append("\nKey of this message: ").Append(end.Key).Append('\n').ToString();
    }
}
