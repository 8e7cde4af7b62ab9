using System.Runtime.InteropServices;

namespace BackupJobs.Shared;

/// <summary>
/// Handles Ctrl-C, SIGTERM and SIGHUP (the terminal was closed): the first cancels the command, so that it says how to resume; the
/// second terminates the process.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private ExitCode _exitCode = ExitCode.Interrupted;

    public Interrupt() =>
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => OnSignal(context, ExitCode.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => OnSignal(context, ExitCode.Terminated)),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => OnSignal(context, ExitCode.HungUp)),
        ];

    public CancellationToken Token => _source.Token;

    /// <summary>The exit code of the process: that of the signal where the command reports an interruption.</summary>
    public int ExitCodeOf(int command) => command == (int)ExitCode.Interrupted ? (int)_exitCode : command;

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
            signal.Dispose();
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context, ExitCode exitCode)
    {
        context.Cancel = !_source.IsCancellationRequested;
        if (context.Cancel)
            _exitCode = exitCode;
        _source.Cancel();
    }
}
