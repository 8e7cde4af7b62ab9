using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BackupJobs.Fleet.Tests.Host;

/// <summary>The service as a process of its own.</summary>
internal sealed class FleetProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private FleetProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>What it has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static FleetProcess Start(FleetSettings settings)
    {
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList = { "exec", typeof(FleetProcess).Assembly.Location },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [FleetSettings.Variable] = settings.ToString(), ["DOTNET_gcServer"] = "0" },
        };
        FleetProcess process = new(new Process { StartInfo = start });
        process._process.OutputDataReceived += process.Add;
        process._process.ErrorDataReceived += process.Add;
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    public async Task ExitAsync(TimeSpan limit)
    {
        using CancellationTokenSource timeout = new(limit);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The process has not ended within {limit.TotalSeconds} s. It wrote:\n{Output}");
        }
    }

    public void Kill() => _process.Kill();

    /// <summary>Sends a signal: STOP, CONT, TERM.</summary>
    public void Signal(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Add(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.AppendLine(line.Data);
    }
}
