using System.Diagnostics;

namespace BackupJobs.Benchmarks.Programs;

/// <summary>Runs programs of the SDK and of this repository.</summary>
internal static class Command
{
    public static ProcessStartInfo Start(string program, string folder, params ReadOnlySpan<string> arguments)
    {
        ProcessStartInfo start = new(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        // A build node or server that stays alive would make the second run differ from the first.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        return start;
    }

    /// <summary>Runs to the end.</summary>
    /// <returns>How long it took.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message is its output.</exception>
    public static TimeSpan Run(ProcessStartInfo start)
    {
        long begun = Stopwatch.GetTimestamp();
        Output(start);
        return Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>Runs to the end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message is its output.</exception>
    public static string Output(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)}: exit code {process.ExitCode}\n{output}{errors.Result}");
    }

    /// <summary>The fastest of several runs: other work on the machine only adds time.</summary>
    public static TimeSpan Fastest(int runs, ProcessStartInfo start) => Enumerable.Range(0, runs).Min(_ => Run(start));
}
