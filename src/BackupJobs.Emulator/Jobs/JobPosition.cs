using System.Globalization;
using System.Text;

namespace BackupJobs.Emulator.Jobs;

/// <summary>A position in the list, newest first. It stays valid when jobs are added while a client reads pages.</summary>
internal readonly record struct JobPosition(long StartTicks, string Name) : IComparable<JobPosition>
{
    public static JobPosition Of(StoredJob job) => new(job.Definition.StartTime.UtcTicks, job.Definition.Name);

    /// <summary>The value of <c>$skipToken</c>, opaque to clients.</summary>
    public string ToToken() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{StartTicks}|{Name}")));

    public static bool TryParse(string token, out JobPosition position)
    {
        position = default;
        byte[] bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out int length))
            return false;
        string text = Encoding.UTF8.GetString(bytes, 0, length);
        int bar = text.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0 || !long.TryParse(text.AsSpan(0, bar), NumberStyles.None, CultureInfo.InvariantCulture, out long ticks))
            return false;
        position = new JobPosition(ticks, text[(bar + 1)..]);
        return true;
    }

    public int CompareTo(JobPosition other)
    {
        int byTime = other.StartTicks.CompareTo(StartTicks);
        return byTime != 0 ? byTime : string.CompareOrdinal(Name, other.Name);
    }
}
