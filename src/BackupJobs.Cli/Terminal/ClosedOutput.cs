using System.Runtime.InteropServices;

namespace BackupJobs.Cli;

/// <summary>
/// Detects that the reader of standard output has gone, as in <c>backup-jobs watch | head -1</c>. Writes do not fail: the runtime ignores a
/// broken pipe, and a command that waits writes nothing for hours. On Windows the token is never cancelled.
/// </summary>
internal static partial class ClosedOutput
{
    private const int StandardOutput = 1;

    /// <summary>Starts watching. The token is cancelled when the reader has gone.</summary>
    public static CancellationToken Watch()
    {
        // Not disposed: the thread uses the source until the process ends.
        CancellationTokenSource source = new();
        if (!OperatingSystem.IsWindows())
            new Thread(() => Watch(source)) { IsBackground = true, Name = "closed output" }.Start();
        return source.Token;
    }

    // Without requested events, poll returns on errors only: the other end of a pipe, socket or terminal was closed.
    private static void Watch(CancellationTokenSource closed)
    {
        PollEvent output = new() { FileDescriptor = StandardOutput };
        while (true)
        {
            if (Poll(ref output, 1, Timeout.Infinite, out uint triggered) != 0)
                return;
            if (triggered == 0)
                continue;
            closed.Cancel();
            return;
        }
    }

    // The runtime's own portable wrapper of poll(2).
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Poll")]
    private static partial int Poll(ref PollEvent events, uint count, int milliseconds, out uint triggered);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEvent
    {
        public int FileDescriptor;
        public short Events;
        public short TriggeredEvents;
    }
}
