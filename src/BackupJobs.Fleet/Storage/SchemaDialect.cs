namespace BackupJobs.Fleet;

/// <summary>Where the two databases write the schema in different words.</summary>
/// <param name="Serial">A number that the database counts up.</param>
/// <param name="UtcTime">A column of milliseconds as a time that people read; <c>{0}</c> is the column.</param>
/// <param name="MigrationLock">Keeps other processes from migrating at the same time, until the transaction ends; null if none
/// can.</param>
internal sealed record SchemaDialect(string Serial, string UtcTime, string? MigrationLock)
{
    public static SchemaDialect Sqlite { get; } = new(
        "integer primary key autoincrement", "strftime('%Y-%m-%dT%H:%M:%fZ', {0} / 1000.0, 'unixepoch')", null);

    public static SchemaDialect PostgreSql { get; } = new(
        "bigint generated always as identity primary key", "to_timestamp({0} / 1000.0)", "select pg_advisory_xact_lock(748203911)");

    /// <summary>A statement in the words of this database.</summary>
    public string Translate(string statement)
    {
        string text = statement.Replace("{serial}", Serial, StringComparison.Ordinal);
        for (int start; (start = text.IndexOf("{utc:", StringComparison.Ordinal)) >= 0;)
        {
            int end = text.IndexOf('}', start);
            string column = text[(start + 5)..end];
            text = text[..start] + UtcTime.Replace("{0}", column, StringComparison.Ordinal) + text[(end + 1)..];
        }

        return text;
    }
}
