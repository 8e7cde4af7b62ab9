using System.Diagnostics;
using BackupJobs.Benchmarks.EndToEnd;
using BackupJobs.Testing;

namespace BackupJobs.Benchmarks.Programs;

/// <summary>The command as a native program: its size, its start, and its memory while it watches 10,000 jobs.</summary>
internal static class NativeCommand
{
    private const int Pages = 10;
    private const int JobsOfPage = 1000;
    private const int ListPages = 500;
    private const int JobsOfListPage = 200;
    private const int Samples = 40;

    private static readonly string[] Formats = ["table", "json", "jsonl", "csv", "junit"];

    public static async Task RunAsync(bool quick)
    {
        string folder = Path.Combine(Repository.Root, "artifacts", "benchmarks", "native");
        Command.Run(Command.Start("dotnet", Repository.Root, "publish", "src/BackupJobs.Cli", "-c", "Release", "-o", folder, "-v:quiet"));
        string program = Path.Combine(folder, OperatingSystem.IsWindows() ? "backup-jobs.exe" : "backup-jobs");

        Console.WriteLine("\n| The command, native | |\n|---|---:|");
        Console.WriteLine($"| size | {new FileInfo(program).Length / 1e6:0.0} MB |");
        TimeSpan version = Command.Fastest(quick ? 10 : 50, Command.Start(program, folder, "--version"));
        Console.WriteLine($"| `--version`, fastest | {version.TotalMilliseconds:0} ms |");
        await ListAsync(program, folder).ConfigureAwait(false);
        // The command polls at most once per second.
        int looks = quick ? Samples : 200;
        List<double> megabytes = [];
        await foreach (long bytes in WatchAsync(program, folder, looks).ConfigureAwait(false))
            megabytes.Add(bytes / 1e6);
        Console.WriteLine(
            $"| memory over {looks} looks at {Pages * JobsOfPage:N0} jobs: first quarter, mean and most | {Quarter(megabytes.Take(Samples / 4))} |");
        Console.WriteLine($"| last quarter | {Quarter(megabytes.TakeLast(Samples / 4))} |\n");
    }

    /// <summary>A long list in every format: time to the end, and the most memory.</summary>
    private static async Task ListAsync(string program, string folder)
    {
        JobService service = await JobService.OnLoopbackAsync(ListPages, JobsOfListPage).ConfigureAwait(false);
        await using (service.ConfigureAwait(false))
        {
            foreach (string format in Formats)
            {
                ProcessStartInfo start = Start(service, program, folder, "list", "-o", format);
                long begun = Stopwatch.GetTimestamp();
                using Process process = Process.Start(start)!;
                process.OutputDataReceived += static (_, _) => { };
                process.BeginOutputReadLine();
                long most = 0;
                while (!process.WaitForExit(TimeSpan.FromMilliseconds(20)))
                {
                    process.Refresh();
                    most = Math.Max(most, process.PeakWorkingSet64);
                }

                Console.WriteLine(
                    $"| `list` of {ListPages * JobsOfListPage:N0} jobs as {format} | {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s, {most / 1e6:0} MB |");
            }
        }
    }

    private static ProcessStartInfo Start(JobService service, string program, string folder, params ReadOnlySpan<string> arguments)
    {
        ProcessStartInfo start = Command.Start(program, folder, arguments);
        start.Environment["BACKUP_JOBS_ENDPOINT"] = service.Address;
        start.Environment["BACKUP_JOBS_VAULT"] = PageStore.Path[..PageStore.Path.LastIndexOf('/')];
        start.Environment["BACKUP_JOBS_TOKEN"] = "benchmark";
        return start;
    }

    private static string Quarter(IEnumerable<double> megabytes) => $"{megabytes.Average():0.0}, {megabytes.Max():0.0} MB";

    private static async IAsyncEnumerable<long> WatchAsync(string program, string folder, int ticks)
    {
        int looks = 0;
        JobService service =
            await JobService.OnLoopbackAsync(
                Pages, JobsOfPage,
                query => _ = query.Contains("skipToken", StringComparison.Ordinal) ? 0 : Interlocked.Increment(ref looks))
            .ConfigureAwait(false);
        await using (service.ConfigureAwait(false))
        {
            using Process process = Process.Start(Start(service, program, folder, "watch", "--interval", "1s", "-o", "jsonl"))!;
            process.OutputDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            try
            {
                for (int sample = 1; sample <= Samples; sample++)
                {
                    while (Volatile.Read(ref looks) <= ticks * sample / Samples && !process.HasExited)
                        await Task.Delay(100).ConfigureAwait(false);
                    if (process.HasExited)
                        throw new InvalidOperationException(
                            $"The watch ended by itself: {await process.StandardError.ReadToEndAsync().ConfigureAwait(false)}");
                    process.Refresh();
                    yield return process.WorkingSet64;
                }
            }
            finally
            {
                process.Kill();
            }
        }
    }
}
