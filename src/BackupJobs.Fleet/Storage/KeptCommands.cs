using System.Data.Common;
using System.Runtime.CompilerServices;

namespace BackupJobs.Fleet;

/// <summary>The commands of the writer's connection, so that the database parses each statement once and not for each row. Only one caller
/// at a time may use them.</summary>
internal sealed class KeptCommands
{
    private static readonly ConditionalWeakTable<DbConnection, KeptCommands> All = new();

    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    private KeptCommands()
    {
    }

    /// <summary>Keeps commands of a connection until it is closed.</summary>
    public static void Begin(DbConnection connection) => All.AddOrUpdate(connection, new KeptCommands());

    /// <summary>The commands of a connection; null if it keeps none.</summary>
    public static KeptCommands? Of(DbConnection connection) => All.TryGetValue(connection, out KeptCommands? kept) ? kept : null;

    /// <summary>The command of a statement, with the parameters of the call that created it.</summary>
    public DbCommand Get(string sql, Func<DbCommand> create)
    {
        if (!_commands.TryGetValue(sql, out DbCommand? command))
            _commands[sql] = command = create();
        return command;
    }
}
