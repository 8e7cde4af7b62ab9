using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace BackupJobs.Cli;

/// <summary>A tool that assistants can call.</summary>
internal interface IMcpTool
{
    Tool Definition { get; }

    /// <summary>Runs the tool and writes its result, an object.</summary>
    /// <exception cref="FailureException">An argument is invalid, or the tool has failed.</exception>
    Task<Action<Utf8JsonWriter>> RunAsync(
        McpArguments arguments, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken);
}
