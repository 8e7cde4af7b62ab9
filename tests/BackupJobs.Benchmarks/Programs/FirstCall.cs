using System.Diagnostics;
using System.Globalization;
using BackupJobs.Benchmarks.EndToEnd;

namespace BackupJobs.Benchmarks.Programs;

/// <summary>
/// A fresh process that creates a client and lists one page of 200 jobs: time from its start to the last job, processor time and
/// working set; and the size of native programs.
/// </summary>
internal static class FirstCall
{
    private const int Jobs = 200;

    public static async Task RunAsync(bool quick)
    {
        if (KiotaTool.Missing is { } reason)
            await Console.Out.WriteLineAsync($"\nFirst call: Kiota is skipped: {reason}.").ConfigureAwait(false);
        FirstProgram[] programs = [.. FirstPrograms.All().SelectMany(static program => program.Build())];
        JobService service = await JobService.OnLoopbackAsync(pages: 1, Jobs).ConfigureAwait(false);
        await using (service.ConfigureAwait(false))
        {
            // The first round is not measured: it reads the programs from disk.
            for (int round = 0; round <= (quick ? 3 : 20); round++)
            {
                foreach (FirstProgram program in programs)
                {
                    FirstCallCost cost = await StartAsync(program, service.Address).ConfigureAwait(false);
                    if (round > 0)
                        program.Costs.Add(cost);
                }
            }
        }

        await Console.Out.WriteLineAsync(
            "\n| first call, median | to the last job | processor time | working set | native program |\n|---|---:|---:|---:|---:|")
            .ConfigureAwait(false);
        foreach (FirstProgram program in programs)
            await Console.Out.WriteLineAsync(program.Row).ConfigureAwait(false);
    }

    private static async Task<FirstCallCost> StartAsync(FirstProgram program, string address)
    {
        ProcessStartInfo start = Command.Start(program.File, Path.GetDirectoryName(program.File)!, address);
        long begun = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string? jobs = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        TimeSpan taken = Stopwatch.GetElapsedTime(begun);
        string[] rest = (await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false)).Split(' ');
        string errors = await process.StandardError.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return jobs == Jobs.ToString(CultureInfo.InvariantCulture)
            ? new FirstCallCost(taken.TotalMilliseconds, Number(rest[0]), Number(rest[1]) / 1e6)
            : throw new InvalidOperationException($"{program.Name} lists '{jobs}' instead of {Jobs} jobs: {errors}");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
