using System.CommandLine;
using ModelContextProtocol.Server;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs mcp</c>.</summary>
internal static class McpVerb
{
    public static Command Create(Shell shell)
    {
        VaultOptions vaults = new(shell);
        Option<bool> readOnly = new("--read-only") { Description = "Leave out the tool that repeats backups." };
        VerbCommand command = new(
            "mcp",
            "Serves list, show, check, wait and retry as tools to assistants, by the Model Context Protocol over standard input and output.",
            "backup-jobs mcp --all-vaults", "backup-jobs mcp --profile prod --read-only")
        {
            readOnly,
        };
        vaults.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Connection connection = vaults.Connect(parsed);
            List<IMcpTool> tools =
                [new ListTool(connection, shell.Time), new ShowTool(connection, shell.Time), new CheckTool(connection, shell.Time),
                    new WaitTool(connection, shell.Time)];
            if (!parsed.GetValue(readOnly))
                tools.Add(new RetryTool(connection, shell.Time));
            McpTransport transport = new(Console.OpenStandardInput(), Console.OpenStandardOutput(), shell.Time);
            await using (transport.ConfigureAwait(false))
            {
                McpServer server = McpServer.Create(transport, new McpTools(tools, transport.Over).ToOptions());
                // Not awaited: a read of standard input ends with the input only, and the end of the input ends the server.
                _ = transport.ReadAsync(cancellationToken);
                await using (server.ConfigureAwait(false))
                    await server.RunAsync(cancellationToken).ConfigureAwait(false);
            }

            return (int)ExitCode.Completed;
        });
        return command;
    }
}
