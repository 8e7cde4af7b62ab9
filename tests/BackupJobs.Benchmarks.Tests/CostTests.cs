using BackupJobs.Benchmarks.Programs;

namespace BackupJobs.Benchmarks.Tests;

public class CostTests
{
    [Fact]
    public void The_cost_of_a_program_includes_what_it_starts()
    {
        if (!OperatingSystem.IsLinux())
            return;

        Cost alone = Cost.Of(Command.Start("sh", Path.GetTempPath(), "-c", "exit 0"));
        Cost withChild = Cost.Of(Command.Start("sh", Path.GetTempPath(), "-c", "dotnet --version; exit 0"));

        Assert.True(withChild.Seconds > alone.Seconds, $"{withChild} and {alone}");
        Assert.True(withChild.PeakMegabytes > alone.PeakMegabytes, $"{withChild} and {alone}");
    }

    [Fact]
    public void A_program_that_fails_is_an_error() => Assert.Throws<InvalidOperationException>(
        static () => Cost.Of(Command.Start("dotnet", Path.GetTempPath(), "no-such-command-of-the-sdk")));
}
