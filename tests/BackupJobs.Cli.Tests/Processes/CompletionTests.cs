using System.Diagnostics;

namespace BackupJobs.Cli.Tests.Processes;

public class CompletionTests
{
    [Theory]
    [InlineData("backup-jobs ch", "check")]
    [InlineData("backup-jobs list --all", "--all-vaults")]
    [InlineData("backup-jobs list --status Comp", "Completed CompletedWithWarnings")]
    [InlineData("backup-jobs check -o ju", "junit")]
    [InlineData("backup-jobs list -o js", "json jsonl")]
    public async Task Bash_completes_verbs_options_and_values(string line, string expected)
    {
        if (!File.Exists("/bin/bash"))
            return;
        Ran script = await new TestShell().Run("completion", "bash");
        string[] words = line.Split(' ');
        ProcessStartInfo start = new("/bin/bash", ["-c", $$"""
            backup-jobs() { dotnet '{{typeof(BackupJobsCommand).Assembly.Location}}' "$@"; }
            {{script.Output}}
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
            COMP_WORDS=({{string.Join(' ', words)}}) COMP_CWORD={{words.Length - 1}}
            _backup_jobs
            echo "${COMPREPLY[*]}"
            """])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using Process bash = Process.Start(start)!;
        Ran ran = await Tool.Finish(bash);

        Assert.Equal((0, "", expected), (ran.Exit, ran.Error, ran.Output.Trim()));
    }
}
