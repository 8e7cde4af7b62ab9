using System.Data.Common;
using System.Globalization;

namespace BackupJobs.Fleet;

/// <summary>Which sinks have the summary of which morning, so that one that was missed is sent later, and none twice.</summary>
internal static class DigestTable
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>The sinks that have the summary of a day.</summary>
    /// <returns>Their names; null if no summary of any day was sent yet.</returns>
    public static async Task<IReadOnlyCollection<string>?> ListAsync(
        DbConnection connection, DateOnly day, CancellationToken cancellationToken)
    {
        List<(string Day, string Sink)> last = await connection.QueryAsync(
            "select day, sink from digest where day >= @day or day = (select max(day) from digest)",
            row => (row.GetString(0), row.GetString(1)), cancellationToken, ("day", Text(day))).ConfigureAwait(false);
        return last.Count == 0 ? null : [.. last.Where(row => row.Day == Text(day)).Select(row => row.Sink)];
    }

    /// <summary>Notes that a sink has the summary of a day, and forgets those before.</summary>
    public static async Task AddAsync(DbTransaction transaction, DateOnly day, string sink, CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync(
            "insert into digest (day, sink) values (@day, @sink) on conflict (day, sink) do nothing", cancellationToken,
            ("day", Text(day)), ("sink", sink)).ConfigureAwait(false);
        await transaction.ExecuteAsync("delete from digest where day < @day", cancellationToken, ("day", Text(day)))
            .ConfigureAwait(false);
    }

    private static string Text(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
