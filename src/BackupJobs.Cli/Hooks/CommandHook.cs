using System.Diagnostics;

namespace BackupJobs.Cli;

/// <summary>
/// Runs the user's command for each end: values as arguments and in the environment, the event as JSON on standard input.
/// </summary>
/// <param name="command">The command.</param>
/// <param name="limit">How long a run may take.</param>
/// <param name="time">Clock.</param>
/// <param name="error">Where output and exit codes of the command go.</param>
internal sealed class CommandHook(CommandTemplate command, TimeSpan limit, TimeProvider time, TextWriter error) : IEndHook
{
    private readonly Lock _lock = new();

    // A command runs once, so it has no last attempt.
    public async Task<bool> TellAsync(JobEndedEvent ended, CancellationToken ending, CancellationToken cancellationToken)
    {
        using CancellationTokenSource expired = new(limit, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(expired.Token, cancellationToken);
        using Process process = Process.Start(StartInfo(ended))!;
        OutputHead output = new();
        int? exitCode = null;
        try
        {
            await Task.WhenAll(
                output.ReadAsync(process.StandardOutput, either.Token), output.ReadAsync(process.StandardError, either.Token),
                WriteAsync(process.StandardInput.BaseStream, ended.ToJson(), either.Token),
                process.WaitForExitAsync(either.Token)).ConfigureAwait(false);
            exitCode = process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
        }

        Write(ended.Job.JobId, output, exitCode);
        return exitCode == 0;
    }

    public void Dispose()
    {
    }

    private ProcessStartInfo StartInfo(JobEndedEvent ended)
    {
        (string Name, string Value)[] values = [.. EndValues.Of(ended)];
        ProcessStartInfo start = new(command.Program, command.Arguments(values))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in values)
            start.Environment[EndValues.Variable(name)] = value;
        // What signs in to Azure, to a fleet and to the webhooks is not for the programs that get a job.
        start.Environment.Remove(Variables.WebhookSecret);
        start.Environment.Remove(Variables.FleetKey);
        start.Environment.Remove(Variables.Token);
        return start;
    }

    // A program that reads nothing is no fault.
    private static async Task WriteAsync(Stream input, byte[] json, CancellationToken cancellationToken)
    {
        try
        {
            await input.WriteAsync(json, cancellationToken).ConfigureAwait(false);
            await input.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It has closed its input.
        }
    }

    private void Write(string job, OutputHead output, int? exitCode)
    {
        lock (_lock)
        {
            foreach (string line in output.Lines)
                error.WriteLine(SafeText.OneLine($"on-end {job}: {line}"));
            string result = exitCode is { } code
                ? $"{(code == 0 ? "" : "warning: ")}on-end {job}: {command.Program} exited with {code}"
                : $"warning: on-end {job}: {command.Program} was stopped after {HumanDuration.Format(limit)}";
            error.WriteLine(SafeText.OneLine(result));
        }
    }
}
