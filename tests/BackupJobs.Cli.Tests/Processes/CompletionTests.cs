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
    [InlineData("backup-jobs list -o ", "csv json jsonl junit table")]
    [InlineData("backup-jobs list --status=Fa", "Failed")]
    [InlineData("backup-jobs list --status=", "Cancelled Cancelling Completed CompletedWithWarnings Failed InProgress")]
    [InlineData("backup-jobs list --profile ", "mine prod")]
    [InlineData("backup-jobs list --profile=p", "prod")]
    [InlineData("backup-jobs config use ", "mine prod")]
    [InlineData("backup-jobs config ", "delete list set show use")]
    [InlineData("backup-jobs check -o ", "csv json junit markdown table")]
    public async Task Bash_completes_verbs_options_and_values(string line, string expected)
    {
        if (!File.Exists("/bin/bash"))
            return;
        string config = Path.Combine(Directory.CreateTempSubdirectory("completion").FullName, "config.json");
        TestShell shell = new() { Variables = { [Variables.Config] = config } };
        await shell.Run("config", "set", "prod", "--all-vaults");
        await shell.Run("config", "set", "mine", "--all-vaults");
        Ran script = await new TestShell().Run("completion", "bash");
        // As bash does, which has '=' in COMP_WORDBREAKS.
        string split = line.Replace("=", " = ", StringComparison.Ordinal);
        string[] words = [.. (line.EndsWith('=') ? split.TrimEnd() : split).Split(' ').Select(word => $"'{word}'")];
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

        start.Environment[Variables.Config] = config;
        using Process bash = Process.Start(start)!;
        Ran ran = await Tool.Finish(bash);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        string[] found = ran.Output.Trim().Split(' ');
        Assert.DoesNotContain(found, word => word.StartsWith('/'));
        Assert.Equal(expected, string.Join(' ', found.Where(word => !word.StartsWith('-') || expected.StartsWith('-'))));
    }

    // Stubs for what only an editor of command lines has.
    [Theory]
    [InlineData("backup-jobs list --status=Fa", "Failed")]
    [InlineData("backup-jobs list --status Fa", "Failed")]
    [InlineData("backup-jobs list -o ", "csv json jsonl junit table")]
    [InlineData("backup-jobs list --output=", "csv json jsonl junit table")]
    public async Task Zsh_and_fish_complete_values_also_behind_an_equals_sign(string line, string expected)
    {
        string word = line.Split(' ')[^1];
        string joined = word.Contains('=', StringComparison.Ordinal) ? word[..(word.IndexOf('=', StringComparison.Ordinal) + 1)] : "";
        string program = $"dotnet '{typeof(BackupJobsCommand).Assembly.Location}'";
        string zsh = $$"""
            backup-jobs() { {{program}} "$@"; }
            compdef() { }
            compset() { PREFIX=${PREFIX#*=}; }
            compadd() { shift; print -r -- "$@"; }
            {{await ScriptAsync("zsh")}}
            BUFFER='{{line}}' CURSOR={{line.Length}} PREFIX='{{word}}'
            _backup_jobs
            """;
        string fish = $$"""
            function backup-jobs; {{program}} $argv; end
            function commandline; test $argv[1] = -ct; and echo -- '{{word}}'; or echo -- '{{line}}'; end
            {{await ScriptAsync("fish")}}
            __backup_jobs
            """;

        await AssertAsync("/usr/bin/zsh", zsh, expected);
        await AssertAsync("/usr/bin/fish", fish, string.Join(' ', expected.Split(' ').Select(value => joined + value)));
    }

    private static async Task<string> ScriptAsync(string shell) => (await new TestShell().Run("completion", shell)).Output;

    private static async Task AssertAsync(string shell, string script, string expected)
    {
        if (!File.Exists(shell))
            return;
        ProcessStartInfo start = new(shell, ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Ran ran = await Tool.Finish(process);

        Assert.Equal("", ran.Error);
        string[] found = ran.Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, string.Join(' ', found.Where(value => !value.StartsWith('-') || value.Contains('='))));
    }
}
