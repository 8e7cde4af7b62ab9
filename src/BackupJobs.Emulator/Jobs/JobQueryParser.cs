using System.Globalization;
using System.Text;

namespace BackupJobs.Emulator.Jobs;

/// <summary>Parses <c>$filter</c>: clauses <c>key eq 'value'</c> joined by <c>and</c>; no other OData syntax.</summary>
internal static class JobQueryParser
{
    // The second format, because the service's own examples write midnight as "00:00:00 AM".
    private static readonly string[] TimeFormats = ["yyyy-MM-dd hh:mm:ss tt", "yyyy-MM-dd HH:mm:ss tt"];

    private static readonly string[] Statuses =
        ["Invalid", "InProgress", "Completed", "Failed", "CompletedWithWarnings", "Cancelled", "Cancelling"];

    private static readonly string[] ManagementTypes =
        ["Invalid", "AzureIaasVM", "MAB", "DPM", "AzureBackupServer", "AzureSql", "AzureStorage", "AzureWorkload", "DefaultBackup"];

    private static readonly string[] Operations =
    [
        "Invalid", "Register", "UnRegister", "ConfigureBackup", "Backup", "Restore", "DisableBackup", "DeleteBackupData",
        "CrossRegionRestore", "Undelete", "UpdateCustomerManagedKey",
    ];

    /// <exception cref="FormatException">The text is not a valid filter; the message says why.</exception>
    public static JobQuery Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return JobQuery.All;
        JobQuery query = JobQuery.All;
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        FilterReader reader = new(text);
        do
        {
            string key = reader.Word();
            reader.Keyword("eq");
            string value = reader.Quoted();
            if (!seen.Add(key))
                throw new FormatException($"'{key}' occurs twice in the filter.");
            query = With(query, key, value);
        }
        while (reader.NextClause());
        return query;
    }

    private static JobQuery With(JobQuery query, string key, string value) => key.ToUpperInvariant() switch
    {
        "STATUS" => query with { Status = OneOf(Statuses, key, value) },
        "BACKUPMANAGEMENTTYPE" => query with { BackupManagementType = OneOf(ManagementTypes, key, value) },
        "OPERATION" => query with { Operation = OneOf(Operations, key, value) },
        "JOBID" => query with { JobId = value },
        "STARTTIME" => query with { StartTime = Time(key, value) },
        "ENDTIME" => query with { EndTime = Time(key, value) },
        _ => throw new FormatException($"'{key}' is not a key that jobs can be filtered by."),
    };

    private static string OneOf(string[] known, string key, string value) =>
        Array.Find(known, one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase))
        ?? throw new FormatException($"'{value}' is not a valid value of '{key}'.");

    private static DateTimeOffset Time(string key, string value) =>
        DateTimeOffset.TryParseExact(
            value, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new FormatException($"'{value}' of '{key}' is not a time in the form 'yyyy-MM-dd hh:mm:ss tt'.");

    /// <summary>Reads the filter clause by clause.</summary>
    private sealed class FilterReader(string text)
    {
        private int _at;

        public string Word()
        {
            SkipSpace();
            int start = _at;
            while (_at < text.Length && char.IsAsciiLetter(text[_at]))
                _at++;
            return _at > start ? text[start.._at] : throw Unexpected("a key");
        }

        public void Keyword(string keyword)
        {
            if (!string.Equals(Word(), keyword, StringComparison.OrdinalIgnoreCase))
                throw new FormatException($"Expected '{keyword}' before position {_at} of the filter.");
        }

        public string Quoted()
        {
            SkipSpace();
            if (_at == text.Length || text[_at] != '\'')
                throw Unexpected("a value in single quotes");
            StringBuilder value = new();
            for (_at++; _at < text.Length; _at++)
            {
                bool quote = text[_at] == '\'';
                bool doubled = quote && _at + 1 < text.Length && text[_at + 1] == '\'';
                if (quote && !doubled)
                {
                    _at++;
                    return value.ToString();
                }

                value.Append(text[_at]);
                _at += doubled ? 1 : 0;
            }

            throw new FormatException("The last value of the filter has no closing quote.");
        }

        /// <summary>Whether <c>and</c> follows; false at the end.</summary>
        public bool NextClause()
        {
            SkipSpace();
            if (_at == text.Length)
                return false;
            Keyword("and");
            return true;
        }

        private void SkipSpace()
        {
            while (_at < text.Length && text[_at] == ' ')
                _at++;
        }

        private FormatException Unexpected(string wanted) => new($"Expected {wanted} at position {_at} of the filter.");
    }
}
