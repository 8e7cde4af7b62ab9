using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace BackupJobs.Benchmarks.Programs;

/// <summary>What a program and all programs that it started cost.</summary>
/// <param name="Seconds">Processor time of all of them, in user and system mode.</param>
/// <param name="PeakMegabytes">Resident memory of the largest of them at its peak.</param>
internal readonly record struct Cost(double Seconds, double PeakMegabytes)
{
    /// <summary>First argument of this program when it only measures another one.</summary>
    public const string Argument = "cost-of";

    private const int Children = -1;

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is its output.</exception>
    public static Cost Of(ProcessStartInfo start)
    {
        // The system adds up all children of a process, so that each program needs a parent of its own.
        string[] lines = Command.Output(
            Command.Start(
                "dotnet", start.WorkingDirectory, [typeof(Cost).Assembly.Location, Argument, start.FileName, .. start.ArgumentList]))
            .TrimEnd()
            .Split('\n');
        double[] values = [.. lines[^1].Split(' ').Select(static value => double.Parse(value, CultureInfo.InvariantCulture))];
        return new Cost(values[0], values[1]);
    }

    /// <summary>The other side: runs a program and prints its cost as the last line.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <returns>The program's exit code.</returns>
    public static int Measure(string[] command)
    {
        using Process process = Process.Start(new ProcessStartInfo(command[0], command[1..]))!;
        process.WaitForExit();
        // struct rusage of 64-bit Linux: seconds and microseconds in user mode and in system mode, then kilobytes at the peak.
        long[] usage = new long[18];
        if (ResourceUsage(Children, usage) != 0)
            throw new Win32Exception();
        double seconds = usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{seconds:0.000} {usage[4] * 1024 / 1e6:0.0}"));
        return process.ExitCode;
    }

    [DllImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ResourceUsage(int who, [Out] long[] usage);
}
