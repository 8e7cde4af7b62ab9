using BackupJobsGen.Runtime;
using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Shows that a wait without jobs continues: as a live line on a terminal, otherwise as a line per request.</summary>
internal static class WaitProgress
{
    /// <param name="console">Standard error.</param>
    /// <param name="quiet">Whether nothing is shown.</param>
    /// <param name="what">What is waited for.</param>
    /// <param name="work">The wait, with the receiver of its state.</param>
    public static async Task<T> ShowAsync<T>(
        IAnsiConsole console, bool quiet, string what, Func<IProgress<PollingHealth>?, Task<T>> work)
    {
        if (quiet)
            return await work(null).ConfigureAwait(false);
        if (Consoles.IsLive(console))
        {
            return await console.Status().StartAsync(
                Markup.Escape(what) + "…", status => work(new Receiver(health => status.Status = Markup.Escape(Line(what, health)))))
                .ConfigureAwait(false);
        }

        TextWriter text = console.Profile.Out.Writer;
        text.WriteLine(what + "…");
        return await work(new Receiver(health => text.WriteLine(Line(what, health)))).ConfigureAwait(false);
    }

    private static string Line(string what, PollingHealth health)
    {
        string next = $"next request in {HumanDuration.Format(health.NextDelay)}";
        return health.LastFault is { } fault
            ? $"{what}: {next}, because of: {SafeText.OneLine(fault.Message)}"
            : $"{what}: not done yet, {next}";
    }

    private sealed class Receiver(Action<PollingHealth> report) : IProgress<PollingHealth>
    {
        public void Report(PollingHealth value) => report(value);
    }
}
