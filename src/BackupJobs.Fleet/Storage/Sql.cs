using System.Data;
using System.Data.Common;
using System.Globalization;

namespace BackupJobs.Fleet;

/// <summary>Commands that both databases understand. Times are milliseconds since 1970, UTC.</summary>
internal static class Sql
{
    // Null alone is a null text.
    private static readonly object NoNumber = new();

    public static async Task<int> ExecuteAsync(
        this DbTransaction transaction, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] values)
    {
        DbConnection connection = transaction.Connection!;
        if (KeptCommands.Of(connection) is { } kept)
        {
            // Disposed of with its connection.
            DbCommand known = kept.Get(sql, () => connection.Command(sql, values));
            Set(known, values);
            known.Transaction = transaction;
            return await known.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await using DbCommand command = connection.Command(sql, values);
        command.Transaction = transaction;
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task<List<T>> QueryAsync<T>(
        this DbConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken,
        params (string Name, object? Value)[] values)
    {
        await using DbCommand command = connection.Command(sql, values);
        return await command.ReadAsync(read, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<List<T>> QueryAsync<T>(
        this DbTransaction transaction, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken,
        params (string Name, object? Value)[] values)
    {
        await using DbCommand command = transaction.Connection!.Command(sql, values);
        command.Transaction = transaction;
        return await command.ReadAsync(read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A list of numbers for <c>in</c>; numbers only, so that nothing has to be quoted.</summary>
    public static string List(IEnumerable<int> numbers) =>
        $"({string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)).DefaultIfEmpty("null"))})";

    /// <summary>The value of a column of numbers, which may be null.</summary>
    public static object Number(long? value) => value ?? NoNumber;

    /// <summary>The value of a column of times, which may be null.</summary>
    public static object Number(DateTimeOffset? time) => Number(time?.Milliseconds());

    public static long Milliseconds(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? Number(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static DateTimeOffset Time(this DbDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    private static async Task<List<T>> ReadAsync<T>(
        this DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<T> result = [];
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            result.Add(read(rows));
        return result;
    }

    private static DbCommand Command(this DbConnection connection, string sql, (string Name, object? Value)[] values)
    {
        DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Every value is a parameter; the text is put together from constants and lists of numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, _) in values)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        Set(command, values);
        return command;
    }

    private static void Set(DbCommand command, (string Name, object? Value)[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            object? value = values[i].Value;
            DbParameter parameter = command.Parameters[i];
            bool isNull = value is null || ReferenceEquals(value, NoNumber);
            parameter.Value = isNull ? DBNull.Value : value;
            // PostgreSQL does not infer the type of a null.
            if (isNull)
                parameter.DbType = value is null ? DbType.String : DbType.Int64;
        }
    }
}
